"""Read TimeML as HeidelTime writes it: the text with TIMEX3 tags in it, and nothing escaped."""

from __future__ import annotations

import re

from bench.peers import Found

TAG = re.compile(r'<TIMEX3\b[^>]*\btype="(?P<type>[^"]*)"[^>]*\bvalue="(?P<value>[^"]*)"[^>]*>|</TIMEX3>')


def timexes(text: str, timeml: str) -> list[Found]:
    """The TIMEX3 elements of `timeml`, by their place in `text`.

    Raises ValueError if the text without the tags is another one.
    """
    body = timeml[timeml.index("<TimeML>\n") + len("<TimeML>\n") : timeml.rindex("\n</TimeML>")]
    plain: list[str] = []
    found: list[Found] = []
    at = length = 0
    for tag in TAG.finditer(body):
        plain.append(body[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if tag["type"]:
            found.append({"start": length, "end": length, "type": tag["type"], "value": tag["value"]})
        else:
            found[-1]["end"] = length
    plain.append(body[at:])
    if "".join(plain) != text:
        raise ValueError("HeidelTime gave back another text than it was given")
    return found
