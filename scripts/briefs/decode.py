"""Bytes of a text file -> text, whatever program wrote them.

Order of precedence: a byte order mark decides; without one, UTF-16 shows by the zero bytes of its ASCII characters;
else UTF-8 if the bytes are valid UTF-8, which other text practically never is; else UTF-8 with stray bytes, or
Windows-1252, the encoding of older text in Western languages.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from briefs.errors import SourceError

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f\x08")
"""Control characters that no text holds. Tabs, line ends, form feeds, separators, backspaces, escapes and the
end-of-file of DOS do turn up in old ones."""


def decode(data: bytes, path: Path) -> str:
    """The text of the file `path` that holds `data`, line ends as they stand, without byte order mark.

    Raises SourceError if it is empty, blank, or not text.
    """
    text = _text(data, path)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise SourceError("the file is empty; put its text into it, or delete it", path)
    return text


def _text(data: bytes, path: Path) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return _strict(data, wide, path)
    if _is_binary(data):
        raise SourceError("this is a binary file, not text; save the article as plain text (UTF-8)", path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data)


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"begins like {error.encoding.upper()} text but is not ({error.reason}); save it again as UTF-8", path
        ) from None
    if "\0" in text:
        raise SourceError("this is a binary file, not text; save the article as plain text (UTF-8)", path)
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order, where zeros fill nearly every second byte and no other: then it is UTF-16 of mostly ASCII."""
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    """Whether `data` holds a zero byte, or more than a few control characters."""
    if 0 in data:
        return True
    sample = data[:65536]
    return sum(sample.count(code) for code in _CONTROL) * 200 > len(sample)


def _windows_1252() -> str:
    """The 256 characters of Windows-1252. The five bytes that it leaves open are read as C1 controls, as browsers
    do (WHATWG Encoding Standard)."""
    table = bytes(range(256)).decode("cp1252", errors="replace")
    return "".join(chr(code) if char == "\ufffd" else char for code, char in enumerate(table))


def _eight_bit(data: bytes) -> str:
    """Text that is not valid UTF-8: UTF-8 with stray bytes pasted in, if most of it is that, else Windows-1252."""
    table = _windows_1252()
    mixed = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in mixed)
    proper = sum(char > "\x7f" for char in mixed) - stray
    if proper > stray:
        return mixed.translate({0xDC00 + code: table[code] for code in range(0x80, 0x100)})
    return "".join(map(table.__getitem__, data))
