"""In another language nothing stays English, and longer sentences are not cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from frontend.screen import sample
from frontend.screen.person import Person, person
from helpers import pseudo
from hypothesis import given
from hypothesis import strategies as st

from triage.frontend.plain import PlainInterview
from triage.frontend.sitting import Sitting
from triage.interview.interview import Interview
from triage.page.content import content_of as page_content
from triage.page.html import Made, page_of
from triage.results.saving import ENDINGS, SaveError, content_of
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire
from triage.tongue.tongue import tongue_of

SIZE = (80, 24)
WHOLE = (".html", ".md", ".txt")


@pytest.fixture(autouse=True)
def spoken(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The language is there, and the working folder has a name without a letter."""
    folder = tmp_path_factory.mktemp("1")
    monkeypatch.chdir(folder)
    with pseudo.spoken(folder):
        yield


@pytest.fixture
def questionnaire() -> Questionnaire:
    """The sample of all screens, in the language."""
    return pseudo.in_the_language(RuleFile.open(sample.FILE))


def begun(questionnaire: Questionnaire, **answers: object) -> Interview:
    """An interview as far as the answers lead."""
    given = {id.replace("_", "-"): value for id, value in answers.items()}
    return Interview.replay(questionnaire, given)


OVER = {"signs": [], "swelling": "no", "pain": 2, "weeks": 3, "changed": "more"}

WALKS = [
    ("", "? enter q escape enter"),
    ("", "enter b enter c r 3 s escape q s escape escape 0 enter 2 enter enter"),
    ("signs swelling", "enter ? enter 9 9 9 enter backspace backspace 3 enter"),
    ("signs swelling pain weeks", "enter enter u u c 1 enter b ?"),
    ("signs swelling pain weeks changed", "enter 7 ? enter 1 enter 3 enter enter"),
    ("signs swelling pain weeks changed", "enter enter 1 1 ? pagedown enter c r s escape q"),
]


@pytest.mark.parametrize(("answered", "keys"), WALKS)
async def test_no_screen_has_english_or_cuts_a_sentence_off(
    answered: str, keys: str, questionnaire: Questionnaire
) -> None:
    """Pages, dialogs, help, errors and what is said of steps, at 80 columns and 24 lines."""
    answers = {id: OVER[id] for id in answered.split()}
    async with person(begun(questionnaire, **answers), size=SIZE) as somebody:
        for key in keys.split():
            _hold(somebody)
            await somebody.press(key)
        _hold(somebody)


async def test_an_urgent_result_has_no_english(questionnaire: Questionnaire) -> None:
    """With numbers of several countries, and another country's first."""
    async with person(begun(questionnaire, signs=["hot"]), size=SIZE, country="GB") as somebody:
        for key in ["enter", "n", "n", "1", "2", "3", "4"]:
            await somebody.press(key)
            _hold(somebody)


def _hold(somebody: Person) -> None:
    assert pseudo.english_in(somebody.screen) == [], somebody.screen
    for widget in somebody.app.screen.query("TopLine, Status, KeyHints, TooSmall, Banner"):
        if widget.display and widget.region.area:
            left, top, width, height = widget.region
            seen = "".join(line[left : left + width] for line in somebody.lines[top : top + height])
            assert not pseudo.cut_off(seen), somebody.screen


LINES = st.lists(
    st.sampled_from(
        ["1", "2", "0", "7", "x", "?", "h", "b", "c", "u", "s", "r", "n", "", "0 1", "9.5", "q"]
    ),
    max_size=40,
)


@given(lines=LINES)
def test_plain_mode_has_no_english(lines: list[str]) -> None:
    """Whatever is typed, all that is said and shown."""
    told: list[str] = []
    typed = iter(lines)
    questionnaire = pseudo.in_the_language(RuleFile.open(sample.FILE))

    def save(name: str, kept: Sitting) -> str:
        raise SaveError(kept.tongue.text("that is not a file name"))

    plain = PlainInterview(
        Interview.begin(questionnaire),
        read=lambda: next(typed, None),
        write=told.append,
        show_result=told.append,
        save=save,
        today=sample.TODAY,
        full=True,
        width=10_000,
    )
    try:
        plain.run()
    except Exception as end:
        told.append(str(end))
    said = "".join(told)
    assert pseudo.english_in(said) == []
    assert not pseudo.cut_off(said)


@pytest.mark.parametrize("ending", WHOLE)
@pytest.mark.parametrize("answers", [{}, {"signs": ["hot"]}, OVER], ids=["begun", "urgent", "calm"])
def test_no_saved_file_has_english(
    ending: str, answers: dict[str, object], questionnaire: Questionnaire
) -> None:
    """But for the answers at its end, which are ids."""
    saved = content_of(begun(questionnaire, **answers), ending, sample.TODAY)
    told = saved[: saved.index("```yaml")]
    if ending == ".html":
        told = re.sub(r"<style>.*</style>|<[^>]*>|&\w+;", " ", told, flags=re.DOTALL)
    told = re.sub(r"https?://\S+", "", told)
    assert pseudo.english_in(told) == []
    assert not pseudo.cut_off(told)


def test_the_page_has_no_english(questionnaire: Questionnaire) -> None:
    """Its sentences, and what a browser without scripts shows."""
    content = page_content(questionnaire)
    of_levels = [
        level[key]
        for level in content["levels"]
        for key in ("headline", "when", "again", "signs", "calls", "countries")
    ]
    of_numbers = [
        question.get(key, "")
        for question in content["questions"].values()
        for key in ("howToType", "meaning", "wanted", "unit")
    ]
    said = [content["frame"], of_levels, of_numbers, content["lookedThrough"]]
    english = [
        sentence
        for sentence in _texts(said)
        if pseudo.english_in(re.sub(r"\{[^{}]*\}", "", sentence))
    ]
    assert english == []
    made = Made("1", "1", 1, 1, "1", sample.TODAY)
    page = page_of([questionnaire], made)
    (main,) = re.findall(r"<main.*</main>", page, flags=re.DOTALL)
    assert pseudo.english_in(re.sub(r"<[^>]*>|&\w+;", " ", main)) == []


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for inside in data.values() if isinstance(data, dict) else data:
            yield from _texts(inside)


def test_the_sample_is_in_the_language(questionnaire: Questionnaire) -> None:
    """Or nothing above would be tested."""
    assert tongue_of(questionnaire.language).text("Back") == "⟦Ḃáćķẍ⟧"
    assert pseudo.english_in(questionnaire.title) == []
    assert set(WHOLE) < set(ENDINGS)
