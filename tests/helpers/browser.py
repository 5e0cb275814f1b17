"""Headless Chromium for the tests of pictures and pages: the one that is installed here."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def _chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.fail("there is no Chromium here: install it, or name it in CHROMIUM")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, until it is not needed any more."""
    # Imported here because everybody collects these tests, and few have what drives a browser.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


def outcome(
    browser: Browser, page: str, script: str, folder: Path, size: tuple[int, int] = (1366, 768)
) -> Any:
    """Open a page and run a script after its own; what it returns (or awaits) comes back."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    # Nothing glides, so what is measured stands still.
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    try:
        opened = context.new_page()
        opened.goto(file.as_uri())
        return opened.evaluate(f"async () => {{{script}}}")
    finally:
        context.close()


def printed(browser: Browser, page: str, folder: Path, paper: str) -> Path:
    """Print a page on ``paper``, such as ``A4``; a PDF."""
    file, pdf = folder / "page.html", folder / f"{paper}.pdf"
    on_paper = page.replace("</head>", f"<style>@page{{size:{paper}}}</style></head>")
    file.write_text(on_paper, encoding="utf-8")
    opened = browser.new_page()
    try:
        opened.goto(file.as_uri())
        opened.pdf(path=pdf, prefer_css_page_size=True)
    finally:
        opened.close()
    return pdf


def from_npm(request: pytest.FixtureRequest, package: str, version: int, script: str) -> Path:
    """A script of a package, fetched once from the npm registry and kept in pytest's cache."""
    assert request.config.cache is not None
    folder = request.config.cache.mkdir(package)
    found: Path = folder / "node_modules" / package / script
    if not found.exists():
        wanted = f"{package}@{version}"
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--prefix", str(folder), wanted],
            check=True,
            timeout=300,
        )
    return found
