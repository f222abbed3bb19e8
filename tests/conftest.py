"""What the tests of the finished site share: our own collection, built once, served below a path, and a browser."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from briefs import fingerprint

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BASE = "/briefs/"

# The same examples on every machine; a run that searches on passes --hypothesis-profile=search.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def shared_seeds() -> Path:
    """The real article that is not ours to publish."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"{SHARED / 'seeds'} is not there: it holds an article that is not ours to publish")
    return SHARED / "seeds"


def project(folder: Path) -> Path:
    """A copy of the hand-written parts of a site, so that a test builds nothing into the checkout."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "scripts").mkdir(parents=True)
    shutil.copytree(ROOT / "scripts" / "theme", folder / "scripts" / "theme")
    (folder / "docs").mkdir()
    for path in (ROOT / "docs").iterdir():
        if path.name not in _generated():
            (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / "docs" / path.name)
    return folder


def _generated() -> set[str]:
    lines = (ROOT / ".gitignore").read_text().splitlines()
    return {line.strip("/").removeprefix("docs/").split("/")[0] for line in lines if line.startswith("/docs/")}


def built(folder: Path, seeds: Path, locked: bool = False) -> Path:
    """The site made of `seeds`, in a project of its own below `folder`. `locked` leaves the seeds as they are."""
    from briefs import build

    project(folder)
    build.build(seeds, folder / "docs", folder / "site", folder / "mkdocs.yml", locked)
    return folder / "site"


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most paragraphs are the same from build to build: the fingerprint of each text is made once."""
    made, known = fingerprint._fingerprint, {}

    def once(text: str, hashes: dict[str, bytes]) -> fingerprint.Fingerprint:
        if text not in known:
            known[text] = made(text, hashes)
        return known[text]

    monkeypatch.setattr(fingerprint, "_fingerprint", once)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own collection as a finished site."""
    return built(tmp_path_factory.mktemp("own"), ROOT / "seeds", locked=True)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished site made of input that would do harm if it were taken for anything but words."""
    import hostile

    folder = tmp_path_factory.mktemp("hostile")
    seeds = hostile.write(folder / "seeds")
    (folder / "project").mkdir()
    return built(folder / "project", seeds)


@pytest.fixture(scope="session")
def strait(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small collection that has something of everything (see `corpus_fixture`)."""
    from corpus_fixture import corpus
    from test_pages import built

    folder = built(tmp_path_factory.mktemp("strait"), corpus()).folder
    with served(folder) as address:
        # Instant navigation follows links to pages of the sitemap only, and overlooks that a port can differ.
        sitemap = folder / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("https://example.org/briefs/", address))
        yield address


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site below `BASE`, as GitHub Pages serves a project's site."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(BASE):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path(path[len(BASE) - 1 :])

    def log_message(self, *arguments: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served, ending in a slash."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def chromium() -> str:
    """The system's Chromium, or the one that CHROMIUM names."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    raise RuntimeError("expected Chromium, found none; install it, set CHROMIUM to its path, or run `make test`")


FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    # Without these Chromium looks up its maker's hosts at every start.
    "--disable-quic",
    "--disable-background-networking",
    # Pages that nobody sees, for an address bar, would take every window as long as our own. Only the last of such
    # lists counts, so what Playwright's own is about comes again.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(),
            args=FLAGS,
        )
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(5000)
    yield context
    context.close()
