"""However many processes share the work, and whoever starts them, the same is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from joblib import parallel_config

from briefs import article, authority, config, engine, forked, sidecar
from briefs.errors import SourceError
from briefs.model import Annotated, Source

COUNT = 5


def work(said: str = "") -> list[engine.Work]:
    """A few articles, the last with a sidecar."""
    made = []
    for n in range(COUNT):
        text = f"The Mill {n}\n\nBy Jane Roe\n\n5 March 2019\n\nMaria Quispe opened mill {n} in Lima two months ago.\n"
        sidecar_path = Path(f"a{n}.yml") if said and n == COUNT - 1 else None
        source = Source(Path(f"a{n}.txt"), text, sidecar_path, said if sidecar_path else None)
        read = sidecar.read(source)
        parsed = article.parse(source, read)
        made.append((parsed, sidecar.anchor(parsed, read)))
    return made


def annotated(jobs: int, said: str = "") -> list[tuple[Annotated | None, str | None]]:
    found = engine.annotated(work(said), authority.EMPTY, config.MODEL, jobs)
    return [(one, str(error) if error else None) for one, error in found]


@pytest.fixture(autouse=True)
def _even_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "FEW", 1)
    monkeypatch.setattr(engine, "FEW_FORKED", 1)
    monkeypatch.setattr(engine, "_SHARE", 2)


@pytest.fixture(params=["forked", "joblib's"])
def _processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "forked" and not forked.IS_SAFE:
        pytest.skip("no process of this system can be forked")
    monkeypatch.setattr(forked, "IS_SAFE", request.param == "forked")


@pytest.mark.usefixtures("_processes")
def test_two_processes_find_what_one_finds() -> None:
    found = annotated(2)
    assert found == annotated(1)
    assert [one.article.title for one, _ in found if one] == [f"The Mill {n}" for n in range(COUNT)]


@pytest.mark.usefixtures("_processes")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_one_article_keeps_no_other(jobs: int) -> None:
    *others, (last, error) = annotated(jobs, 'mentions: [{at: "two months", entity: nobody}]\n')
    assert last is None and error and error.startswith("a4.yml:1: "), (last, error)
    assert all(one and not error for one, error in others)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_model_that_is_missing_is_told(jobs: int) -> None:
    with pytest.raises(SourceError, match="the language model 'no_such_model' is not installed"):
        list(engine.annotated(work(), authority.EMPTY, "no_such_model", jobs))


def test_a_cluster_finds_what_one_process_finds() -> None:
    """Dask, with two workers that are processes of their own; our code does not know of it."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed (the extra “cluster”)")
    alone = annotated(1)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster),
        parallel_config("dask"),
    ):
        assert annotated(2) == alone
