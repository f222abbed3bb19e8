"""The command line: options, printed problems, progress, exit code.

Exit code 0: done. 1: the input is wrong, one line for each thing that is. 2: the command was used wrongly.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefs import config, timings
from briefs.errors import SEVERITIES, Problem, SourceError, SourceErrors, located

if TYPE_CHECKING:
    from briefs.build import Converted

# Each command imports what it runs: a wrong option, or one file to annotate, should not wait for the rest.

_PATH = click.Path(path_type=Path)
_SEEDS = Path("seeds")
_seeds = click.option("--seeds", type=_PATH, default=_SEEDS, show_default=True, help="The folder of articles.")
_docs = click.option("--docs", type=_PATH, default="docs", show_default=True, help="Where the Markdown goes.")
_config = click.option(
    "--config", type=_PATH, default="mkdocs.yml", show_default=True, help="The site's configuration."
)


def processors() -> int:
    """How many processors this process may use, which can be fewer than the machine has: two processes that share one
    are no faster than one."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=processors,
    show_default="one for each processor that may be used",
    help="How many processes share the work.",
)
_timings = click.option("--timings", "show_timings", is_flag=True, help="Say how long each stage took.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="annotated-briefs", message="%(prog)s %(version)s")
def cli() -> None:
    """Turns a folder of articles into a website of annotated briefs."""


@cli.command()
@_seeds
@_docs
@click.option("--site", type=_PATH, default="site", show_default=True, help="Where the finished site goes.")
@_config
@click.option("--locked", is_flag=True, help="Fail if permalinks.json is out of date, and do not write it.")
@_jobs
@_timings
def build(seeds: Path, docs: Path, site: Path, config: Path, locked: bool, jobs: int, show_timings: bool) -> None:
    """Convert the articles and render the site."""
    from briefs import build as builder

    with timings.recorded() as seconds:
        done = builder.build(seeds, docs, site, config, locked, jobs)
    _summarize(done, seconds if show_timings else {}, seeds)
    click.echo(f"The site is in {site}/: to see it, run `{_next('serve', seeds)}`.")


@cli.command()
@_seeds
@_docs
@_config
@_jobs
@_timings
def convert(seeds: Path, docs: Path, config: Path, jobs: int, show_timings: bool) -> None:
    """Convert the articles: only write the Markdown."""
    from briefs import build as builder

    with timings.recorded() as seconds:
        done = builder.convert(seeds, docs, config, jobs=jobs)
    _summarize(done, seconds if show_timings else {}, seeds)


@cli.command()
@_seeds
@_docs
@_config
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(seeds: Path, docs: Path, config: Path, port: int) -> None:
    """Show the site at localhost; rebuild it when something changes."""
    from briefs import serving

    serving.serve(seeds, docs, config, port)


@cli.command()
@_seeds
@_config
@click.option("--strict", is_flag=True, help="Exit with 1 if there is a warning.")
def check(seeds: Path, config: Path, strict: bool) -> None:
    """List what an editor should look at, the most important first."""
    from briefs import build as builder

    found = sorted(set(builder.check(seeds, config)), key=_importance)
    for problem in found:
        click.echo(f"{problem.severity}: {problem} [{problem.kind}]")
    counts = {severity: sum(p.severity == severity for p in found) for severity in SEVERITIES}
    click.echo(
        ", ".join(
            f"{count} {severity}{'s' if count != 1 and severity != 'info' else ''}"
            for severity, count in counts.items()
        )
    )
    if strict and len(found) > counts["info"]:
        sys.exit(1)


@cli.command()
@_seeds
@_config
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many entries.")
def suggest(seeds: Path, config: Path, limit: int) -> None:
    """Propose entries for the authority file, the most valuable first. Writes nothing: paste what you agree with."""
    from briefs import build as builder

    click.echo(builder.suggest(seeds, config, limit), nl=False)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=_PATH, metavar="FILE...")
@click.option("--body", is_flag=True, help="Take each file as running text, without headline, byline or boilerplate.")
@click.option("--model", default=config.MODEL, show_default=True, help="The recognizer, an installed spaCy model.")
@_jobs
def annotate(files: tuple[Path, ...], body: bool, model: str, jobs: int) -> None:
    """Print what is found in each file, as one JSON object a line. docs/format.md describes it."""
    from briefs import collection, record

    for annotated in collection.annotate_files(files, model, body, jobs):
        sys.stdout.write(json.dumps(record.record(annotated, source=body), ensure_ascii=False) + "\n")


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and exits."""
    # Values are made by the million here, and hardly any in circles. To look for these as often as Python does by
    # default is a tenth of the time of a build.
    gc.set_threshold(50_000, 20, 20)
    # The output is UTF-8 in every locale: other programs read it.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    # At the end, a last look for circles among all that was read and found would take a tenth of a short run.
    atexit.register(gc.freeze)
    try:
        cli.main(arguments, prog_name="briefs")
    except SourceErrors as several:
        for error in several.errors:
            click.echo(f"error: {error}", err=True)
        sys.exit(1)
    except SourceError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
    except OSError as error:  # a full disk, a folder that may not be written
        reason = f"{error.strerror or error}; check permissions and free space"
        click.echo(f"error: {located(reason, error.filename, None)}", err=True)
        sys.exit(1)


def _next(command: str, seeds: Path) -> str:
    """How to run another command on the same articles: the way that this one was run."""
    own = "" if seeds == _SEEDS else shlex.quote(str(seeds))
    if os.environ.get("MAKELEVEL"):
        return f"make {command}" + (own and f" SEEDS={own}")
    beside = Path(sys.executable).with_name("briefs")
    program = "briefs" if shutil.which("briefs") or not beside.exists() else os.path.relpath(beside)
    return f"{program} {command}" + (own and f" --seeds {own}")


def _summarize(done: Converted, seconds: Mapping[str, float], seeds: Path) -> None:
    briefs, written = len(done.corpus.articles), done.written
    pages = f"{_count(written.made, 'page')} made, {written.changed} changed"
    click.echo(
        f"{_count(briefs, 'brief')}, {_count(len(done.corpus.entities), 'entity', 'entities')}, "
        f"{_count(len(done.corpus.events), 'event')}; "
        f"{done.annotated} annotated anew, {briefs - done.annotated} reused; "
        f"{pages}, {written.kept} kept, {written.removed} removed"
    )
    for line in timings.lines(seconds):
        click.echo(line)
    if done.warning:
        click.echo(f"warning: {done.warning}", err=True)
    warnings = sum(problem.severity != "info" for problem in done.corpus.problems)
    if warnings:
        click.echo(f"{_count(warnings, 'thing')} to look at: run `{_next('check', seeds)}`.")


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def _importance(problem: Problem) -> tuple[int, str, str, int, str]:
    return SEVERITIES.index(problem.severity), problem.kind, problem.file or "", problem.line or 0, problem.message


if __name__ == "__main__":
    main()
