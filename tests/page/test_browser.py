"""The page in headless Chromium: whole interviews, every kind of page, and nothing fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from graph.pictures import HOSTILE, hostile
from helpers.browser import from_npm

from page.person import Person
from page.walking import MADE
from page.walking import page as page_of
from triage.interview.interview import Interview
from triage.interview.sheet import read_sheet
from triage.page.html import page_of as page_in
from triage.problems import Given
from triage.proof import Target, shortest_to
from triage.results.saving import content_of
from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Open = Callable[..., Person]
"""Opens the page of a questionnaire, with the options of a browser's context."""

SIZES = {"phone": (320, 640), "laptop": (1366, 768), "4K": (3840, 2160)}


@pytest.fixture(scope="module")
def whole() -> Questionnaire:
    """The shipped questionnaire."""
    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    return questionnaire


@pytest.fixture(scope="module")
def calm(whole: Questionnaire) -> Mapping[str, Given]:
    """The answers of somebody who can look after it alone."""
    sheet = shortest_to(whole, Target("level", "self-care"))
    assert sheet is not None
    return sheet


@pytest.fixture
def opens(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens pages; in the end, nothing has gone wrong in any, and nothing else was asked for."""
    people: list[Person] = []

    def opened(questionnaire: Questionnaire, **options: Any) -> Person:
        file = tmp_path / "page.html"
        file.write_text(page_of(questionnaire), encoding="utf-8")
        context = browser.new_context(**{"locale": "en-GB", **options})
        person = Person(context.new_page(), file.as_uri(), questionnaire)
        people.append(person)
        return person

    yield opened
    for person in people:
        assert person.problems == []
        assert {address.partition("#")[0] for address in person.requests} == {
            (tmp_path / "page.html").as_uri()
        }
        person.page.context.close()


def test_a_well_person_comes_to_what_the_terminal_says(
    whole: Questionnaire, calm: Mapping[str, Given], opens: Open
) -> None:
    """All answers are shown before; the place is said on each page; the title follows."""
    person = opens(whole)
    person.go_on()
    interview = Interview.begin(whole)
    while person.kind == "question":
        number = len(interview.path) + 1
        assert person.page.locator(".place").inner_text().startswith(f"Question {number}, ")
        assert person.page.title().startswith(person.heading)
        assert person.page.evaluate("document.activeElement.tagName") == "H1"
        interview = interview.answer(calm[person.asked.id])
        person.answer(calm[person.asked.id])
    assert person.kind == "check"
    assert person.page.locator(".answer").count() == len(interview.path)
    person.go_on()
    result = interview.result
    assert result is not None
    assert (person.kind, person.heading) == ("result", f"-- {result.level.title}")
    assert person.page.locator(".action").inner_text() == result.recommendations[0].title


def test_an_emergency_is_said_at_once_with_whom_to_call(whole: Questionnaire, opens: Open) -> None:
    """By the browser's language; another country can be chosen."""
    person = opens(whole)
    person.go_on()
    person.answer((next(iter(person.asked.answers)),))
    assert (person.kind, person.heading) == ("result", "!!! Get emergency help now")
    assert "Call 999 (in the UK)." in person.page.locator(".at-once").inner_text()
    assert "in the US" in person.page.locator(".numbers").inner_text()
    person.page.get_by_label("Where are you?").select_option("US")
    assert "Call 911 (in the US)." in person.page.locator(".at-once").inner_text()


def test_an_answer_is_changed_from_the_list_of_all(small: dict[str, Any], opens: Open) -> None:
    """Later answers are kept; what it did to the recommendation is said."""
    person = opens(build(small))
    person.go_on()
    person.answer_all({"signs": (), "leg": "no", "pain": 2})
    person.go_on()
    person.page.get_by_role("button", name="Your answers").click()
    person.page.get_by_role("button", name="Change").nth(1).click()
    assert person.page.locator(".place").inner_text() == "Changing answer 2"
    assert person.page.get_by_label("No").is_checked()
    person.answer("sharp")
    assert person.kind == "check"
    assert person.page.locator(".said").inner_text() == (
        "Your change changes what is recommended, from “Look after it yourself” to “See a doctor”."
    )
    person.go_on()
    assert person.heading == "!! See a doctor"


def test_back_and_forward_keep_every_answer_and_mark(small: dict[str, Any], opens: Open) -> None:
    """By the link of the page and by the buttons of the browser."""
    person = opens(build(small))
    person.go_on()
    person.answer(("tired",))
    person.mark("sharp")
    person.page.get_by_role("button", name="Back").click()
    assert person.asked.id == "signs"
    assert person.page.get_by_label("Very tired").is_checked()
    person.page.go_forward()
    assert person.asked.id == "leg"
    assert person.page.get_by_label("Yes, sharp pain").is_checked()
    person.page.go_back()
    person.page.go_back()
    assert person.kind == "intro"
    person.go_on()
    assert person.page.get_by_label("Very tired").is_checked()


def test_nothing_is_stored_and_a_reload_begins_again(small: dict[str, Any], opens: Open) -> None:
    """Whoever has the device next finds no answer, in no storage and no history."""
    person = opens(build(small))
    person.go_on()
    person.answer(())
    stored = "[localStorage.length, sessionStorage.length, document.cookie, location.hash]"
    assert person.page.evaluate(stored) == [0, 0, "", ""]
    assert set(person.page.evaluate("history.state")) == {"run", "here"}
    person.page.on("dialog", lambda dialog: dialog.accept())
    person.page.reload()
    assert person.kind == "intro"
    person.page.go_back()
    assert person.kind == "intro"


def test_the_result_is_printed_whole_on_a4(
    whole: Questionnaire, calm: Mapping[str, Given], opens: Open
) -> None:
    """Folded parts open for it, and fold again; buttons are left out."""
    person = opens(whole)
    person.go_on()
    person.answer_all(calm)
    person.go_on()
    printed = person.page.pdf(prefer_css_page_size=True)
    assert {box.split()[2:4] == [b"594.95996", b"841.91998"] for box in boxes_of(printed)} == {True}
    assert person.page.locator("details[open]").count() == 0
    person.page.emulate_media(media="print")
    person.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert person.page.locator("details:not([open])").count() == 0
    assert person.page.get_by_role("button").count() == 0


def boxes_of(pdf: bytes) -> list[bytes]:
    """The size of each page."""
    found = re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)
    assert found
    return found


def test_what_is_saved_goes_on_in_the_terminal_and_here(
    small: dict[str, Any], opens: Open, tmp_path: Path
) -> None:
    """JSON and Markdown; both hold the answers so far."""
    questionnaire = build(small)
    for button, ending in (("Save, to go on later", "json"), ("Save as text", "md")):
        person = opens(questionnaire)
        person.go_on()
        person.answer(("tired",))
        person.page.get_by_role("button", name="Check answers").click()
        with person.page.expect_download() as download:
            person.page.get_by_role("button", name=button).click()
        file = tmp_path / f"saved.{ending}"
        download.value.save_as(file)
        assert download.value.suggested_filename == f"triage-answers.{ending}"
        sheet = read_sheet(file.read_bytes(), file.name, questionnaire)
        assert (sheet.answers, sheet.problems) == ({"signs": ("tired",)}, [])
        again = opens(questionnaire)
        resume(again, file)
        assert again.asked.id == "leg"
        assert again.page.locator(".said").inner_text() == (
            "1 answer so far, at most 2 questions to come."
        )


@pytest.mark.parametrize("ending", [".json", ".md", ".txt", ".yaml"])
def test_what_the_terminal_saved_goes_on_here(
    ending: str, small: dict[str, Any], opens: Open, tmp_path: Path
) -> None:
    """Each of its files."""
    questionnaire = build(small)
    interview = Interview.replay(questionnaire, {"signs": [], "leg": "sharp", "pain": 7})
    file = tmp_path / f"saved{ending}"
    file.write_text(content_of(interview, ending, date.today()), encoding="utf-8")
    person = opens(questionnaire)
    resume(person, file)
    assert person.kind == "check"
    assert "7 points" in person.page.locator("dl").inner_text()


def test_answers_of_another_day_are_asked_again_with_care(
    small: dict[str, Any], opens: Open, tmp_path: Path
) -> None:
    """An emergency as if for the first time; the rest is marked; what changed since is said."""
    questionnaire = build(small)
    interview = Interview.replay(questionnaire, {"signs": [], "leg": "sharp", "pain": 7})
    file = tmp_path / "saved.json"
    then = date.today() - timedelta(days=14)
    file.write_text(content_of(interview, ".json", then), encoding="utf-8")
    person = opens(questionnaire)
    resume(person, file)
    assert person.asked.id == "signs"
    assert "You saved these 14 days ago, on " in person.page.locator(".said").inner_text()
    assert person.page.locator(":checked").count() == 0
    person.answer(())
    # What goes with a sign of an emergency is asked anew, too.
    person.answer("no")
    assert person.page.locator("#answer").input_value() == "7"
    person.answer(2)
    person.go_on()
    assert "Better than 14 days ago" in person.page.locator(".rest").inner_text()


def resume(person: Person, file: Path) -> None:
    """Go on from a file."""
    person.page.get_by_text("Go on from a saved file").click()
    person.page.get_by_label("The file with your answers").set_input_files(file)
    person.page.wait_for_function(
        "document.body.dataset.page !== 'intro' || document.getElementById('unread').textContent"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe no answers", "There are no answers in this file"),
        (b" ", "This file is empty"),
        (b"{}", "There are no answers in this file"),
        (b"[1, 2]", "There are no answers in this file"),
        (
            b'{"answers": {"signs": ["tired"]}, "questionnaire": "other"}',
            "These are answers to 'other', not to 'small'.",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_named_and_nothing_changes(
    content: bytes, said: str, small: dict[str, Any], opens: Open, tmp_path: Path
) -> None:
    """The person stays on the first page."""
    file = tmp_path / "saved.json"
    file.write_bytes(content)
    person = opens(build(small))
    resume(person, file)
    assert person.kind == "intro"
    assert said in person.page.locator("#unread").inner_text()


def test_the_keyboard_alone_is_enough(small: dict[str, Any], opens: Open) -> None:
    """Tab, space, arrows and Enter lead from the first page to the result."""
    person = opens(build(small))
    keys = person.page.keyboard

    def tab_to(words: str) -> None:
        for _ in range(20):
            keys.press("Tab")
            if words in person.page.evaluate(FOCUSED):
                return
        raise AssertionError(f"Tab never comes to {words}")

    tab_to("I have read this")
    keys.press("Enter")
    tab_to("No, none of these")
    keys.press("Space")
    keys.press("Enter")
    tab_to("No")
    keys.press("Space")
    keys.press("ArrowDown")
    assert person.page.get_by_label("Yes, sharp pain").is_checked()
    keys.press("Enter")
    tab_to("How bad is the pain?")
    keys.type("7")
    keys.press("Enter")
    tab_to("See what is recommended")
    keys.press("Enter")
    assert person.heading == "!! See a doctor"


FOCUSED = """(() => {
  const focused = document.activeElement;
  return focused.labels?.[0]?.textContent ?? focused.textContent;
})()"""
"""The words of what has the focus."""


def test_a_mistake_is_said_above_and_beside_the_field(small: dict[str, Any], opens: Open) -> None:
    """The focus goes to the summary, its link to the field; the title says it; then all goes on."""
    person = opens(build(small))
    person.go_on()
    person.go_on()
    assert person.page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert person.page.title().startswith("Error: Do you have any of these?")
    assert person.error == "Error: Mark at least one answer."
    person.page.get_by_role("link", name="Mark at least one answer.").click()
    assert person.page.evaluate("document.activeElement.id") == "answer-0"
    person.answer(())
    person.answer("no")
    person.answer(11)
    assert person.asked.id == "pain"
    assert person.error == "Error: Type a whole number from 0 to 10."


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_and_the_notice_hides_no_focus(
    size: str, whole: Questionnaire, calm: Mapping[str, Given], opens: Open
) -> None:
    """Nothing has to be scrolled sideways, at any size."""
    width, height = SIZES[size]
    person = opens(whole, viewport={"width": width, "height": height})
    for _ in kinds(person, calm):
        assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert person.page.evaluate(BEHIND_THE_NOTICE) == []


BEHIND_THE_NOTICE = """(() => {
  const behind = [];
  for (const each of document.querySelectorAll("button, input, select, summary, a")) {
    if (!each.checkVisibility()) continue;
    each.focus();
    const over = document.getElementById("notice").getBoundingClientRect();
    if (each.getBoundingClientRect().top < over.bottom - 1) behind.push(each.textContent);
  }
  return behind;
})()"""
"""What has the focus under the notice."""


def kinds(person: Person, calm: Mapping[str, Given]) -> Iterator[str]:
    """Go through every kind of page, with the mistakes that can be made."""
    yield "intro"
    person.go_on()
    seen = set()
    while person.kind == "question":
        kind = person.asked.kind
        if kind not in seen:
            seen.add(kind)
            yield kind
            person.go_on()
            yield f"{kind} with a mistake"
        person.answer(calm[person.asked.id])
    yield "check"
    person.go_on()
    yield "glance"
    for part in person.page.locator("details summary").all():
        part.click()
    yield "result in full"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(
    scheme: str,
    whole: Questionnaire,
    calm: Mapping[str, Given],
    opens: Open,
    request: pytest.FixtureRequest,
) -> None:
    """The rules of WCAG 2.2 AA that a machine can check, and good practice."""
    axe = from_npm(request, "axe-core", 4, "axe.min.js").read_text(encoding="utf-8")
    person = opens(whole, color_scheme=scheme)
    for kind in kinds(person, calm):
        assert (kind, found_by_axe(person.page, axe)) == (kind, [])


def found_by_axe(page: Page, axe: str) -> list[str]:
    """What axe-core complains about."""
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(({violations}) => violations)")
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


def test_hostile_texts_are_shown_and_not_obeyed(small: dict[str, Any], opens: Open) -> None:
    """Markup, quotes, ends of scripts and of lines; on every page."""
    person = opens(build(hostile(small)))
    person.go_on()
    assert squeezed(person.heading) == squeezed(HOSTILE)
    for element in ("b", "img", "iframe"):
        assert person.page.locator(element).count() == 0
    assert person.page.locator("script").count() == 3
    assert person.page.title().startswith(HOSTILE.split()[0])


def squeezed(words: str) -> str:
    """The words without the blanks between them."""
    return "".join(words.split())


def test_the_policy_stops_any_other_script(browser: Browser, tmp_path: Path, small: Any) -> None:
    """One that somebody puts in is not run, and nothing is fetched."""
    hole = "<script>document.title = 'broken in'</script><img src='https://example.org/x.png'>"
    file = tmp_path / "page.html"
    text = page_of(build(small)).replace("</body>", f"{hole}</body>")
    file.write_text(text, encoding="utf-8")
    page = browser.new_page()
    reached: list[str] = []
    page.on("requestfinished", lambda request: reached.append(request.url))
    page.goto(file.as_uri())
    assert page.title() == f"{small['title']} – {small['title']}"
    assert [address for address in reached if "example.org" in address] == []
    page.close()


def test_without_a_script_the_signs_and_whom_to_call_are_there(
    whole: Questionnaire, browser: Browser, tmp_path: Path
) -> None:
    """Nobody with an emergency is left with an empty page."""
    file = tmp_path / "page.html"
    file.write_text(page_of(whole), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator("body").inner_text()
    assert whole.notice is not None
    assert whole.notice in shown
    assert "call 999" in shown
    urgent = whole.questions[whole.start].answers.values()
    assert all(answer.text in shown for answer in urgent if answer.recommend)
    context.close()


def test_a_page_in_two_languages_speaks_the_one_of_the_browser(
    browser: Browser, small: dict[str, Any], tmp_path: Path
) -> None:
    """Another one can be chosen, and the answers stay."""
    english = build(small)
    spanish = build({**small, "language": "es", "title": "Preguntas", "notice": "Pida ayuda."})
    file = tmp_path / "page.html"
    file.write_text(page_in([english, spanish], MADE), encoding="utf-8")
    context = browser.new_context(locale="es-MX")
    person = Person(context.new_page(), file.as_uri(), english)
    tongue = "[document.documentElement.lang, document.querySelector('#notice p').textContent]"
    assert (person.heading, person.page.evaluate(tongue)) == ("Preguntas", ["es", "Pida ayuda."])
    person.go_on()
    person.mark(("tired",))
    person.page.go_back()
    person.page.get_by_label("Idioma").select_option("English")
    assert (person.heading, person.page.evaluate(tongue)) == (
        small["title"],
        ["en", small["notice"]],
    )
    person.go_on()
    assert person.page.get_by_label("Very tired").is_checked()
    assert person.problems == []
    context.close()


def test_a_language_from_right_to_left_runs_so(small: dict[str, Any], opens: Open) -> None:
    """The choices stand at the right."""
    person = opens(build({**small, "language": "ar"}))
    person.go_on()
    box = person.page.locator("input").first.bounding_box()
    assert box is not None
    assert box["x"] > 600
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_forced_colours_leave_a_frame_round_what_is_urgent(
    small: dict[str, Any], opens: Open
) -> None:
    """Where a person's own colours take the place of ours."""
    person = opens(build(small), forced_colors="active")
    person.go_on()
    person.answer(("numb",))
    width = "getComputedStyle(document.querySelector('.banner')).borderTopWidth"
    assert person.page.evaluate(width) == "2px"


EMBEDDED = "allow-scripts allow-forms allow-downloads allow-modals allow-popups"
"""What a frame has to allow, as the README says."""


def test_it_works_inside_of_another_page(
    browser: Browser, small: dict[str, Any], tmp_path: Path
) -> None:
    """In a frame that may not reach what is around it."""
    (tmp_path / "page.html").write_text(page_of(build(small)), encoding="utf-8")
    outside = tmp_path / "outside.html"
    outside.write_text(
        '<!doctype html><iframe src="page.html" title="Questions" '
        f'sandbox="{EMBEDDED}" width="600" height="800"></iframe>',
        encoding="utf-8",
    )
    page = browser.new_page()
    page.goto(outside.as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("button.main").click()
    inside.get_by_label("Numb between the legs").check()
    inside.locator("button.main").click()
    assert "Get help now" in inside.locator("h1").inner_text()
    inside.get_by_role("button", name="Back").click()
    assert inside.get_by_label("Numb between the legs").is_checked()
    with page.expect_download() as download:
        inside.get_by_role("button", name="Check answers").click()
        inside.get_by_role("button", name="Save, to go on later").click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert saved["questionnaire"] == "small"
    page.close()
