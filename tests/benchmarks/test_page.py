"""The web page beside a page with one form: opened, and answered, in headless Chromium."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from page.walking import page
from peers import median_ratio

from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.rules.questionnaire import Question

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.benchmark

DRAWN = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
"""Comes when what was changed has been drawn."""

ONE_FORM = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One form</title></head>
<body><main><form><fieldset><legend><h1>{ask}</h1></legend>{choices}</fieldset>
<button>Continue</button></form></main></body></html>
"""


def one_form(question: Question) -> str:
    """The same question as a page of its own; its button loads it again, as forms do."""
    choices = "".join(
        f'<p><input type="checkbox" id="{answer.id}"><label for="{answer.id}">'
        f"{escape(answer.text)}</label></p>"
        for answer in question.answers.values()
    )
    return ONE_FORM.format(ask=escape(question.ask), choices=choices)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of both pages."""
    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    folder: Path = tmp_path_factory.mktemp("pages")
    written = {
        "ours": page(questionnaire),
        "peer": one_form(questionnaire.questions[questionnaire.start]),
    }
    for name, text in written.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in written}


def until_usable(tab: Page, address: str, *, begin: bool) -> float:
    """Seconds from opening the page until the first question is drawn."""
    begun = time.perf_counter()
    tab.goto(address)
    if begin:
        tab.evaluate("document.querySelector('button.main').click()")
    tab.evaluate(DRAWN)
    assert tab.locator("form").count() == 1
    return time.perf_counter() - begun


def test_the_first_question_is_there_nearly_as_soon_as_one_form(
    browser: Browser, pages: dict[str, str]
) -> None:
    """At most 1.5 times a page with that question alone, the first page included."""
    tab = browser.new_page()
    ratio = median_ratio(
        lambda: until_usable(tab, pages["ours"], begin=True),
        lambda: until_usable(tab, pages["peer"], begin=False),
        15,
    )
    print(f"\nopening the page: {ratio:.2f} times a page with one form")
    tab.close()
    assert ratio <= 1.5


def until_the_next(tab: Page, address: str, *, ours: bool) -> float:
    """Seconds from a click on the button of the form until the next one is drawn."""
    until_usable(tab, address, begin=ours)
    tab.locator("input").last.check()
    button = tab.locator("form button")
    begun = time.perf_counter()
    if ours:
        button.click()
    else:
        with tab.expect_navigation():
            button.click()
    tab.evaluate(DRAWN)
    taken = time.perf_counter() - begun
    assert tab.locator("input:checked").count() == 0
    return taken


def test_the_next_question_is_there_nearly_as_soon_as_a_form_again(
    browser: Browser, pages: dict[str, str]
) -> None:
    """At most 1.5 times a page with one form, whose button loads the next page."""
    tab = browser.new_page()
    ratio = median_ratio(
        lambda: until_the_next(tab, pages["ours"], ours=True),
        lambda: until_the_next(tab, pages["peer"], ours=False),
        15,
    )
    print(f"\nfrom a click to the next question: {ratio:.2f} times a page with one form")
    tab.close()
    assert ratio <= 1.5
