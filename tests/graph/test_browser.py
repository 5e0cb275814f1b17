"""Pictures in headless Chromium, and Mermaid's text in Mermaid itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from helpers.browser import from_npm, outcome, printed
from helpers.paper import sheets

from graph.pictures import HOSTILE, hostile, sample, squeezed
from triage.graph import html as page
from triage.graph import mermaid
from triage.graph.drawing import Part, picture_of
from triage.interview.interview import Interview
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_page_works_in_a_browser(
    browser: Browser, whole: Questionnaire, tmp_path: Path
) -> None:
    """Zoom by button, key and wheel; pan; search; signposts; focus; nothing goes wrong."""
    script = """
    const faults = [];
    addEventListener("error", (event) => faults.push(event.message));
    document.addEventListener("securitypolicyviolation", (event) => faults.push(event.blockedURI));
    const view = document.getElementById("view"), tree = view.querySelector("svg");
    const scale = () => Number(view.dataset.scale);
    const place = () => tree.style.transform;
    const press = (key) => view.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
    const seen = {};
    const size = tree.getBoundingClientRect();
    seen.fits = size.width <= view.clientWidth + 1 && size.height <= view.clientHeight + 1;
    const begun = scale();
    document.getElementById("closer").click(); seen.button = scale() > begun;
    document.getElementById("away").click(); seen.back = Math.abs(scale() - begun) < 0.01;
    press("+"); seen.plus = scale() > begun;
    press("-"); seen.minus = Math.abs(scale() - begun) < 0.01;
    view.dispatchEvent(new WheelEvent("wheel", {deltaY: -400, clientX: 300, clientY: 300}));
    seen.wheel = scale() > begun * 2;
    const before = place(); press("ArrowRight"); seen.pan = place() !== before;
    press("1"); seen.full = scale() === 1;
    press("0"); seen.whole = Math.abs(scale() - begun) < 0.01;
    const box = document.getElementById("search");
    box.value = "numbness AROUND"; box.dispatchEvent(new Event("input"));
    seen.nothing = document.getElementById("hits").textContent;
    box.value = "Numb  or ODD feeling"; box.dispatchEvent(new Event("input"));
    seen.hits = document.getElementById("hits").textContent;
    seen.hit = [...document.querySelectorAll(".hit")].map((one) => one.id);
    await new Promise((done) => setTimeout(done, 500));
    const hit = document.querySelector(".hit").getBoundingClientRect();
    seen.shown = hit.top >= 0 && hit.top < innerHeight - 100 &&
      hit.left >= 0 && hit.right <= innerWidth;
    seen.readable = scale() >= 1;
    const focusable = [...document.querySelectorAll("button, input, a[href], [tabindex]")]
      .filter((one) => one.tabIndex >= 0);
    seen.named = focusable.every((one) => (one.textContent.trim() ||
      one.getAttribute("aria-label") || one.labels?.[0]?.textContent || "") !== "");
    seen.focusable = focusable.includes(view);
    seen.image = [tree.getAttribute("role"), tree.querySelector("title").textContent];
    seen.sections = document.querySelectorAll("#text section[id]").length;
    document.querySelector("#text a[data-show]").click(); seen.focused = document.activeElement.id;
    seen.faults = faults;
    return seen;
    """
    seen = outcome(browser, page.page(picture_of(whole)), script, tmp_path)
    assert seen == {
        **dict.fromkeys(("fits", "button", "back", "plus", "minus", "wheel", "pan"), True),
        **dict.fromkeys(("full", "whole", "shown", "readable", "named", "focusable"), True),
        "nothing": "nothing found",
        "hits": "1 of 1",
        "hit": ["question-nerve-signs"],
        "image": ["img", whole.title],
        "sections": len(whole.questions),
        "focused": "view",
        "faults": [],
    }


def test_a_hostile_file_runs_nothing_in_a_browser(
    browser: Browser, small: dict[str, Any], tmp_path: Path
) -> None:
    """Its texts are shown and not obeyed."""
    script = """
    return {bold: document.querySelectorAll("b").length,
            scripts: document.querySelectorAll("script").length,
            shown: document.querySelector("#text h3").textContent};
    """
    seen = outcome(browser, page.page(picture_of(build(hostile(small)))), script, tmp_path)
    assert seen == {"bold": 0, "scripts": 1, "shown": f"1. {' '.join(HOSTILE.split())}"}


def test_texts_stay_inside_their_boxes_in_a_browser(
    browser: Browser, whole: Questionnaire, tmp_path: Path
) -> None:
    """The room worked out for a text is enough for the font that draws it."""
    script = """
    document.querySelector("svg").style.transform = "none";
    const wide = [];
    for (const box of document.querySelectorAll("svg .box, svg .card, svg .ends, svg .fold")) {
      const frame = box.querySelector(".frame").getBoundingClientRect();
      for (const text of box.querySelectorAll("text")) {
        const room = text.getBoundingClientRect();
        if (room.right > frame.right - 3 || room.left < frame.left + 3) wide.push(text.textContent);
      }
    }
    return wide;
    """
    assert outcome(browser, page.page(picture_of(whole)), script, tmp_path) == []


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_the_page_prints_every_question_whole(
    browser: Browser, whole: Questionnaire, tmp_path: Path, paper: str
) -> None:
    """Column by column on the paper, and then as text; without the tools of the screen."""
    found = sheets(printed(browser, page.page(picture_of(whole)), tmp_path, paper))
    assert [word for sheet in found for word in sheet.outside] == []
    on_paper = "".join(sheet.text for sheet in found)
    drawn, _, text = on_paper.partition(squeezed("The same tree as text"))
    for question in whole.questions.values():
        assert squeezed(question.ask) in drawn
        assert squeezed(question.ask) in text
    assert squeezed("Whole page") not in on_paper
    assert squeezed("Show in the picture") not in on_paper


def as_script(value: object) -> str:
    """A value as it can stand in a script, whatever is in it."""
    return json.dumps(value).replace("<", "\\u003c")


def test_mermaid_parses_and_draws_it(
    browser: Browser,
    whole: Questionnaire,
    small: dict[str, Any],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """With its own parser: the shipped tree, a way, a hostile file, random ones."""
    way = Interview.replay(build(small), {"signs": ["numb"]})
    pictures = [
        picture_of(whole),
        picture_of(whole, Part("age", 2)),
        picture_of(build(small), interview=way),
        picture_of(build(hostile(small))),
        *(picture_of(build(sample(seed))) for seed in range(10)),
    ]
    written = [mermaid.write(one) for one in pictures]
    texts, hostile_text = as_script(written), as_script(written[3])
    source = from_npm(request, "mermaid", 11, "dist/mermaid.min.js").as_uri()
    blank = f'<!doctype html><meta charset="utf-8"><body><script src="{source}"></script></body>'
    script = f"""
    mermaid.initialize({{startOnLoad: false, maxTextSize: 1000000}});
    const seen = [];
    for (const text of {texts}) {{
      const {{diagramType}} = await mermaid.parse(text);
      seen.push(diagramType);
    }}
    const drawn = document.createElement("div");
    drawn.innerHTML = (await mermaid.render("shown", {hostile_text})).svg;
    return {{seen, bold: drawn.querySelectorAll("b, script").length,
            text: drawn.textContent.replace(/\\s+/g, "")}};
    """
    seen = outcome(browser, blank, script, tmp_path)
    assert "error" not in seen, seen
    assert seen["seen"] == ["flowchart-v2"] * len(written)
    assert seen["bold"] == 0
    assert squeezed(HOSTILE) in seen["text"]
