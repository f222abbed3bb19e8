"""The part of CBOR (RFC 8949) that search indexes are written in: arrays, texts and numbers from 0."""

from __future__ import annotations

from typing import Any

_NUMBER, _TEXT, _ARRAY = 0, 3, 4


def loads(data: bytes) -> Any:
    """The one value that `data` holds. Raises ValueError for any other type, or if bytes are left or lacking."""
    value, at = _value(data, 0)
    if at != len(data):
        raise ValueError(f"expected one value, found {len(data) - at} bytes after it")
    return value


def _value(data: bytes, at: int) -> tuple[Any, int]:
    kind, number, at = _head(data, at)
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode("utf-8"), at + number
    if kind == _ARRAY:
        values = []
        for _ in range(number):
            value, at = _value(data, at)
            values.append(value)
        return values, at
    raise ValueError(f"expected a number, a text or an array, found major type {kind}")


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    if at >= len(data):
        raise ValueError("expected a value, found the end")
    kind, low = data[at] >> 5, data[at] & 31
    if low < 24:
        return kind, low, at + 1
    if low > 27:
        raise ValueError(f"expected a definite length, found additional information {low}")
    end = at + 1 + (1 << (low - 24))
    return kind, int.from_bytes(data[at + 1 : end], "big"), end


def dumps(value: Any) -> bytes:
    """`value` in the shortest form. Raises TypeError for what is no number, text or list."""
    out = bytearray()
    _append(out, value)
    return bytes(out)


def _append(out: bytearray, value: Any) -> None:
    if isinstance(value, int) and value >= 0:
        _append_head(out, _NUMBER, value)
    elif isinstance(value, str):
        encoded = value.encode("utf-8")
        _append_head(out, _TEXT, len(encoded))
        out += encoded
    elif isinstance(value, list):
        _append_head(out, _ARRAY, len(value))
        for one in value:
            _append(out, one)
    else:
        raise TypeError(f"expected a number from 0, a text or a list, found {type(value).__name__}")


def _append_head(out: bytearray, kind: int, number: int) -> None:
    if number < 24:
        out.append(kind << 5 | number)
        return
    size = next(s for s in range(4) if number < 1 << (8 << s))
    out.append(kind << 5 | 24 + size)
    out += number.to_bytes(1 << size, "big")
