"""Saved files that went through mail, an editor or half a disk: one sentence, and nothing lost."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from helpers.example import merged
from hypothesis import given
from hypothesis import strategies as st

from triage.interview.interview import Interview
from triage.interview.saved_file import CUT_SHORT, EMPTY, NO_ANSWERS
from triage.interview.sheet import read_sheet
from triage.results.saving import ENDINGS, content_of
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire

TODAY = date(2026, 11, 22)
ANSWERS = {"warning-signs": ("tired", "ill"), "swelling": "no", "how-long": "days", "pain": 10}


@cache
def example() -> Questionnaire:
    """The example with two boxes that are no emergency."""
    boxes = "tired: {text: You are tired}, ill: {text: You feel ill}"
    text = merged(f"questions:\n  warning-signs:\n    answers: {{{boxes}}}\n")
    questionnaire = RuleFile(text, "example.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire


@pytest.fixture
def questionnaire() -> Questionnaire:
    """The example."""
    return example()


def saved(questionnaire: Questionnaire, ending: str) -> str:
    """A saved file with four answers."""
    return content_of(Interview.replay(questionnaire, ANSWERS), ending, TODAY)


MADE_OTHERWISE = {
    "ends of lines of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "ends of lines of old": lambda text: text.replace("\n", "\r").encode(),
    "a mark at its beginning": lambda text: text.encode("utf-8-sig"),
    "two bytes a sign": lambda text: text.encode("utf-16"),
    "two bytes a sign and ends of Windows": lambda text: text.replace("\n", "\r\n").encode(
        "utf-16"
    ),
    "another name of YAML": lambda text: text.replace("```yaml", "```yml").encode(),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("how", MADE_OTHERWISE)
def test_a_file_is_read_whatever_an_editor_made_of_it(
    questionnaire: Questionnaire, ending: str, how: str
) -> None:
    """B5: one that went through Notepad or mail could not be resumed."""
    content = MADE_OTHERWISE[how](saved(questionnaire, ending))
    sheet = read_sheet(content, f"mine{ending}", questionnaire)
    assert sheet.problems == []
    assert sheet.answers == ANSWERS


@given(st.data())
def test_a_file_that_is_cut_short_says_so_and_keeps_its_whole_answers(data: st.DataObject) -> None:
    """Wherever it ends: no answer is another one, and none that is missing is passed over.

    B5: of such a file it was said that its text cannot begin with a star.
    """
    questionnaire = example()
    ending = data.draw(st.sampled_from(ENDINGS))
    whole = saved(questionnaire, ending)
    left = whole[: data.draw(st.integers(0, len(whole.rstrip()) - 1))]
    sheet = read_sheet(left.encode(), f"mine{ending}", questionnaire)
    assert sheet.answers.items() <= ANSWERS.items()
    # A sheet alone that ends with a line looks like one of a person who stopped there.
    if not (ending == ".yaml" and left.endswith("\n")):
        assert sheet.problems
        told = {problem.message for problem in sheet.problems}
        assert told & {CUT_SHORT, EMPTY, NO_ANSWERS} or not sheet.answers


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", EMPTY),
        (b" \r\n\n", EMPTY),
        (b"# A sore-knee questionnaire\n\n**\\-- Look after it yourself**\n", NO_ANSWERS),
        (b"!! SEE A DOCTOR\n\nSee a doctor.\n", NO_ANSWERS),
        (b"<!doctype html>\n<html>\n", NO_ANSWERS),
        (b"Dear doctor, this is what I answered.\n", NO_ANSWERS),
        (b'{"questionnaire": "sore-knee", "saved": "2026-11-22"}', NO_ANSWERS),
        (b'{"questionnaire": "sore-knee", "saved": "2026-11-22", "answers": {"pa', CUT_SHORT),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "is not UTF-8"),
        (b"PK\x03\x04\x00\x00\x00\x00", "looks like UTF-16, UTF-32 or a binary file"),
        (b"questionnaire: sore-knee\nsaved: 2026-11-22\nanswers:\n  swelling: [no\n", "["),
        (
            b"questionnaire: other\nsaved: 2026-11-22\nanswers:\n  swelling: no\n",
            "answers to 'other'",
        ),
    ],
)
def test_what_is_no_saved_file_is_told_in_one_sentence(
    questionnaire: Questionnaire, content: bytes, told: str
) -> None:
    """Empty, binary, prose, of another questionnaire, without its answers."""
    sheet = read_sheet(content, "mine", questionnaire)
    assert sheet.answers == {}
    (problem,) = sheet.problems
    assert told in problem.message


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Saved on 24 May 2025.", date(2025, 5, 24)),
        ("Saved on 24 May 2027.", TODAY),
        ("Saved on 31 February 2025.", TODAY),
        ("Saved.", TODAY),
    ],
)
@pytest.mark.parametrize("ending", [".html", ".md", ".txt"])
def test_an_earlier_day_in_the_words_of_a_file_counts(
    questionnaire: Questionnaire, ending: str, words: str, day: date
) -> None:
    """A4: nobody read the day, neither there nor where it stands for the program."""
    content = saved(questionnaire, ending).replace("Saved on 22 November 2026.", words)
    sheet = read_sheet(content.encode(), "mine", questionnaire)
    assert sheet.problems == []
    assert sheet.saved is not None
    assert sheet.saved.day == day


def test_a_day_or_level_that_is_none_is_not_known(questionnaire: Questionnaire) -> None:
    """Somebody edited the file: it is read as one of an unknown day."""
    content = "questionnaire: sore-knee\nsaved: last week\nlevel: fine\nanswers:\n  swelling: no\n"
    sheet = read_sheet(content.encode(), "mine", questionnaire)
    assert sheet.saved == (None, None)
    assert sheet.answers == {"swelling": "no"}
