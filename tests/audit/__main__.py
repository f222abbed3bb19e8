"""Audits the built site with Lighthouse in headless Chromium: `python tests/audit [SITE]`, after `npm` has been found.

The site is served below /briefs/ and compressed, as GitHub Pages does. Each page is judged three times, and the run
with the median performance counts: one run differs from the next by some points, as Lighthouse's own notes on
variability say. Prints a table of the four scores for a phone and a desk, then each check that cost a point. Exits with
1 where a score is below what we promise.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VERSION = "12.8.2"
RUNS = 3
FOLDER = Path(".briefs/lighthouse")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PROMISED = {"mobile": (98, 100, 100, 100), "desktop": (100, 100, 100, 100)}
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
BASE = "/briefs/"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below `BASE`, text compressed, with the time to live that GitHub Pages gives."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        small = path.suffix in COMPRESSED
        if small:
            content = gzip.compress(content)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if small:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        if path == "/robots.txt" or not path.startswith(BASE):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path(path[len(BASE) - 1 :])

    def log_message(self, *arguments: object) -> None:
        pass


def main(site: Path) -> int:
    if not (site / "index.html").is_file():
        print(f"error: {site}: expected a built site; run `make site`", file=sys.stderr)
        return 1
    lighthouse = installed()
    handler = functools.partial(Handler, directory=str(site))
    below = 0
    losses: list[str] = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}{BASE}"
        print(
            f"{'page':<12}{'screen':<10}{'perform.':>10}{'access.':>10}{'practices':>10}{'SEO':>10}{'CLS':>8}{'KB':>6}"
        )
        for name, path in pages(site):
            for screen, promised in PROMISED.items():
                found = median([audit(lighthouse, address + path, screen) for _ in range(RUNS)])
                scores = [round(100 * (found["categories"][c]["score"] or 0)) for c in CATEGORIES]
                shift = found["audits"]["cumulative-layout-shift"]["numericValue"]
                size = found["audits"]["total-byte-weight"]["numericValue"] / 1000
                print(f"{name:<12}{screen:<10}" + "".join(f"{s:>10}" for s in scores) + f"{shift:>8.3f}{size:>6.0f}")
                below += any(score < least for score, least in zip(scores, promised, strict=True))
                losses += (f"{name}, {screen}: {loss}" for loss in lost(found))
        server.shutdown()
    print("\n".join(["", "What cost a point:", *(losses or ["nothing"])]))
    return 1 if below else 0


def installed() -> Path:
    """Lighthouse in a folder of its own, in the version that the figures were taken with."""
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        if not shutil.which("npm"):
            sys.exit("error: expected npm, found none; install Node.js 18 or later")
        FOLDER.mkdir(parents=True, exist_ok=True)
        package = f"lighthouse@{VERSION}"
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER), package], check=True
        )
    return program


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """The largest page of each kind: the hardest of them."""
    yield "home", ""
    for kind, folder in (("brief", "briefs"), ("entity", "entities")):
        largest = max(sorted((site / folder).glob("*/index.html")), key=lambda page: page.stat().st_size)
        yield kind, f"{folder}/{largest.parent.name}/"
    yield "timeline", "timeline/"


def audit(lighthouse: Path, address: str, screen: str) -> Any:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    command = [str(lighthouse), address, "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"]
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    if screen == "desktop":
        command.append("--preset=desktop")
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"error: Lighthouse failed: {done.stderr.decode(errors='replace').strip()}")
    return json.loads(done.stdout)


def median(runs: list[Any]) -> Any:
    """The run in the middle, by performance."""
    return sorted(runs, key=lambda found: found["categories"]["performance"]["score"] or 0)[len(runs) // 2]


def lost(found: Any) -> Iterator[str]:
    """The checks that cost a point, by category."""
    for category in CATEGORIES:
        for reference in found["categories"][category]["auditRefs"]:
            check = found["audits"][reference["id"]]
            if reference["weight"] and check["score"] is not None and check["score"] < 0.995:
                yield f"{category}: {check['title']} {check.get('displayValue', '')}".rstrip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
