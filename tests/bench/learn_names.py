"""Learns the weights of `credence` from pages of names that readers judged: `python -m bench.learn_names JUDGED`.

JUDGED has a JSON object in each line: "file", the article's path beside JUDGED; "entity", the id that the name has in
this article alone, and "kind", what it was taken for when it was judged; "wrong", whether the page was for no person,
place, organization or the like, for one of another kind, with a name cut short or run on, with mentions of somebody
else, or for one that has another page. Names that are found otherwise by now are left out.

Prints how well what is learned from the first articles tells the pages of the later ones, and writes the weights that
are learned from all.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from bench.learn import Judged, write
from briefs import article, authority, config, credence, language, mention, resolve, sidecar
from briefs.model import Mention, Source

DOUBTED = 0.06
"""The part of all names whose sums are above the limit: what an editor may be asked to look at."""
_TARGET = Path(credence.__file__).parent / "data" / "credence.yml"


def main(arguments: Sequence[str]) -> int:
    names = list(read(Path(arguments[0])))
    write(names, _TARGET, "pages of names; see credence.py", DOUBTED)
    return 0


def read(path: Path) -> Iterator[Judged]:
    """The judged names with their signs, in the order of the file."""
    judged: defaultdict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        judged[line["file"]][line["entity"], line["kind"]] = line["wrong"]
    nlp = language.load(config.MODEL)
    for file, wrong in judged.items():
        for entity, kind, signs in signs_of(path.parent / file, nlp):
            if (entity, kind) in wrong:
                yield Judged(signs, wrong[entity, kind])


def signs_of(path: Path, nlp: Language) -> Iterator[tuple[str, str, dict[str, float]]]:
    """The names of an article: id, kind and signs."""
    source = Source(path, path.read_text(encoding="utf-8"))
    one = article.parse(source, sidecar.read(source))
    parsed = language.parse(nlp, one)
    named = mention.find(one, parsed, authority.EMPTY)
    resolved = resolve.resolve(one, parsed, named.mentions, authority.EMPTY)
    told = credence.told(one, named.evidence, parsed)
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for found in resolved.mentions:
        groups[found.entity or ""].append(found)
    for referent in resolved.referents:
        signs = credence.signs(told, referent, groups[referent.entity])
        yield referent.entity, referent.kind, dict(signs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
