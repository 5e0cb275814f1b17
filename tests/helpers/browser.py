"""Headless Chromium for the tests of pictures: opens a page, acts on it, and says what came out."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_DONE = re.compile(r'<pre id="outcome">(.*?)</pre>', re.DOTALL)


def _chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.fail("there is no Chromium here: install it, or name it in CHROMIUM")
    return found


def outcome(page: str, script: str, folder: Path, size: tuple[int, int] = (1366, 768)) -> Any:
    """Open a page and run a script after its own; what it returns (or awaits) comes back."""
    acting = (
        "<script>(async () => {let it; try {it = await (async () => {" + script + "})();}"
        " catch (error) {it = {error: String(error)};}"
        ' const pre = document.createElement("pre"); pre.id = "outcome";'
        " pre.textContent = JSON.stringify(it ?? null); document.body.append(pre);})();</script>"
    )
    file = folder / "page.html"
    file.write_text(page.replace("</body>", acting + "</body>"), encoding="utf-8")
    done = subprocess.run(
        [
            _chromium(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            # Nothing glides, so what is measured stands still.
            "--force-prefers-reduced-motion",
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={size[0]},{size[1]}",
            "--virtual-time-budget=20000",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    found = _DONE.search(done.stdout.decode())
    assert found is not None, "the script did not come to its end"
    return json.loads(html.unescape(found[1]))
