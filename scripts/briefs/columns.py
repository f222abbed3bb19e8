"""Lists of records as tables, for files that are published by the thousand: the names of the fields stand once, and so
does what is the same in all rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Table = dict[str, Any]


def table(records: Sequence[Mapping[str, Any]]) -> Table:
    """`records`, which all have the same fields, as `all`, `fields` and `rows`."""
    flat = [_flat(one) for one in records]
    fields = list(flat[0]) if flat else []
    same = {field for field in fields if len(flat) > 1 and all(one[field] == flat[0][field] for one in flat)}
    varied = [field for field in fields if field not in same]
    return {
        "all": {field: flat[0][field] for field in fields if field in same},
        "fields": varied,
        "rows": [[one[field] for field in varied] for one in flat],
    }


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without inner ones: {"a": {"b": 1}} is {"a.b": 1}."""
    out: dict[str, Any] = {}
    for field, value in record.items():
        inner = {f"{field}.{name}": one for name, one in value.items()} if isinstance(value, dict) else {field: value}
        out |= inner
    return out
