"""The review sheet on paper and to assistive tools, in headless Chromium."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from graph.pictures import squeezed
from helpers.browser import from_npm, outcome, printed
from helpers.paper import sheets

from review.taken_apart import Apart, sheet_of
from triage.rules import shipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

FOOT = re.compile(r"runner-low-back-pain·[0-9a-f-]{39}")


@pytest.fixture(scope="module")
def page() -> str:
    """The sheet of the shipped questionnaire."""
    with open(shipped.file(), encoding="utf-8") as file:
        return sheet_of(file.read())


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_nothing_is_cut_off_in_print(
    browser: Browser, page: str, tmp_path: Path, paper: str
) -> None:
    """Every line of it is there, in order and below its heading, and all of it on the paper."""
    found = sheets(printed(browser, page, tmp_path, paper))
    assert [word for sheet in found for word in sheet.outside] == []
    on_paper = "".join(
        FOOT.sub("", sheet.text).replace(f"Page{number}of{len(found)}", "")
        for number, sheet in enumerate(found, 1)
    )
    place, thing = 0, ""
    for line in Apart(page).lines:
        if line.thing != thing:
            thing = line.thing
            place = on_paper.index(squeezed(thing), place)
        said = squeezed(f"{line.number}{line.text.replace(' |', '')}")
        place = on_paper.index(said, place) + len(said)


def test_no_text_is_wider_than_the_paper(browser: Browser, page: str, tmp_path: Path) -> None:
    """In a window as wide as the text on A4, nothing has to be moved into sight."""
    script = """
    const wide = [];
    for (const each of document.querySelectorAll("main *")) {
      if (each.getBoundingClientRect().right > innerWidth + 1) wide.push(each.outerHTML);
    }
    return wide.slice(0, 3);
    """
    assert outcome(browser, page, script, tmp_path, (673, 900)) == []


def test_it_can_be_read_with_assistive_tools(
    browser: Browser, page: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Headings, tables, contrast and all else that axe-core looks at."""
    axe = from_npm(request, "axe-core", 4, "axe.min.js").read_text(encoding="utf-8")
    script = f"""
    {axe}
    const found = await axe.run(document, {{resultTypes: ["violations", "incomplete"]}});
    return [found.violations, found.incomplete].map(
      (problems) => problems.map((each) => [each.id, each.nodes[0].html]));
    """
    assert outcome(browser, page, script, tmp_path) == [[], []]
