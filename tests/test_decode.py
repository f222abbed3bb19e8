"""Bytes to text, whatever wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.decode import decode
from briefs.errors import SourceError

PATH = Path("seed.txt")
WORDS = "“Curly” quotes – and a café, naïvely priced at 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = WORDS + "\r\n" + "Plain words follow, line after line.\r\n" * 9
    assert decode(text.encode(encoding), PATH) == text


def test_windows_1252_with_bytes_that_it_leaves_open() -> None:
    assert decode(b"It\x92s a \x93caf\xe9\x94 \x96 5 \x80 \x81", PATH) == "It’s a “café” – 5 € \x81"


def test_utf8_with_a_stray_byte_stays_utf8() -> None:
    assert decode("“Curly” café ".encode() + b"It\x92s", PATH) == "“Curly” café It’s"


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n", PATH) == "a\r\nb\rc\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u200b".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, PATH)
    assert str(caught.value) == "seed.txt: the file is empty; put its text into it, or delete it"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0",
        b"%PDF\0abc",
        bytes(range(1, 9)) * 20,
        b"\xff\xfe\0\0a\0b\0",
    ],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, PATH)
    assert "seed.txt: " in str(caught.value) and "save" in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text = decode(data, PATH)
    except SourceError as error:
        assert error.file == PATH
        return
    assert text.strip() and "\0" not in text
    text.encode("utf-8")


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
        lambda text: text.strip("\ufeff\u200b \xa0").strip()
    )
)
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), PATH).lstrip("\ufeff") == text.lstrip("\ufeff")
