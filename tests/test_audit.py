"""The part of `make audit` that looks for known vulnerabilities: what it says and how it ends, without a network."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_SPEC = importlib.util.spec_from_file_location("vulnerable", Path(__file__).parent / "audit" / "vulnerable.py")
assert _SPEC and _SPEC.loader
vulnerable: Any = importlib.util.module_from_spec(_SPEC)
sys.modules["vulnerable"] = vulnerable
_SPEC.loader.exec_module(vulnerable)

CLEAN = {"name": "jinja2", "version": "3.1.6", "vulns": []}
FLAW = {"id": "PYSEC-2024-1", "aliases": ["CVE-2024-1"], "fix_versions": ["3.1.7"]}
KNOWN = {"name": "jinja2", "version": "3.1.6", "vulns": [FLAW]}
UNKNOWN = {"name": "x", "skip_reason": "not found"}


def audit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: dict[str, Any]
) -> tuple[int, str, list[str]]:
    """How the audit ends, what it says and whom it asked, where pip-audit writes these answers, by service."""
    asked = []

    def run(command: list[str], **_: Any) -> None:
        service = command[command.index("--vulnerability-service") + 1]
        asked.append(service)
        answer = answers.get(service)
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            Path(command[command.index("--output") + 1]).write_text(json.dumps({"dependencies": answer}))

    monkeypatch.setattr(subprocess, "run", run)
    code = vulnerable.main([Path("a.lock"), Path("b.lock")])
    return code, capsys.readouterr().out, asked


def test_nothing_known_is_said_and_no_failure(monkeypatch: Any, capsys: Any) -> None:
    code, said, asked = audit(monkeypatch, capsys, {"pypi": [CLEAN, UNKNOWN]})
    assert code == 0 and asked == ["pypi", "pypi"]
    assert said.splitlines()[0] == (
        "a.lock: no known vulnerabilities in 1 packages (pypi); 1 the database does not know"
    )


def test_a_vulnerability_is_named_once_and_fails(monkeypatch: Any, capsys: Any) -> None:
    code, said, _ = audit(monkeypatch, capsys, {"pypi": [CLEAN, KNOWN]})
    assert code == 1
    assert said.splitlines() == [
        "a.lock: 1 known vulnerability in 2 packages (pypi)",
        "b.lock: 1 known vulnerability in 2 packages (pypi)",
        "  jinja2 3.1.6: PYSEC-2024-1, CVE-2024-1; fixed in 3.1.7",
    ]


@pytest.mark.parametrize("answer", [None, subprocess.TimeoutExpired("pip-audit", 1), [UNKNOWN]])
def test_where_no_database_answers_it_says_so_and_does_not_fail(monkeypatch: Any, capsys: Any, answer: Any) -> None:
    code, said, asked = audit(monkeypatch, capsys, {"pypi": answer, "osv": answer})
    assert code == 0 and asked == ["pypi", "osv"]
    assert said.splitlines() == [
        f"{name}: not checked for known vulnerabilities: no database could be reached" for name in ("a.lock", "b.lock")
    ]


def test_the_second_database_is_asked_where_the_first_is_silent(monkeypatch: Any, capsys: Any) -> None:
    code, said, asked = audit(monkeypatch, capsys, {"osv": [KNOWN]})
    assert code == 1 and "(osv)" in said and asked == ["pypi", "osv", "osv"]
