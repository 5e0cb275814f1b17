"""Line by line: the same interview as prompts, for screen readers and pipes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_questionnaires import questionnaires, sheets

from triage.building import build
from triage.conditions import NONE
from triage.interview import Interview
from triage.plain import EndOfInput, PlainInterview
from triage.problems import Given
from triage.questionnaire import Question
from triage.saving import SaveError


class Session:
    """One plain interview with typed lines, and everything that was said."""

    def __init__(self, data: dict[str, Any], lines: Iterable[str]) -> None:
        self.said = ""
        self.shown: list[str] = []
        self.saved: list[str] = []
        self._lines = iter(lines)
        self.plain = PlainInterview(
            Interview.begin(build(data)),
            read=self._read,
            write=self._write,
            show_result=self.shown.append,
            save=self._save,
            today=date(2026, 11, 22),
        )

    def _read(self) -> str | None:
        self.said += "\n"  # as Enter does on a terminal
        return next(self._lines, None)

    def _write(self, text: str) -> None:
        self.said += text

    def _save(self, path: str, interview: Interview) -> str:
        if path == "full.md":
            raise SaveError("there is no room: full.md")
        self.saved.append(path)
        return f"/home/me/{path}"

    def run(self) -> Interview:
        """Run it to its end."""
        return self.plain.run()


Typing = Callable[..., Session]


@pytest.fixture
def typing(small: dict[str, Any]) -> Typing:
    """A session with the small questionnaire in which these lines are typed."""
    return lambda *lines: Session(small, lines)


def test_numbers_lead_to_the_result(typing: Typing) -> None:
    """None of the signs, no leg pain, pain 3: rest."""
    session = typing("3", "1", "3", "")
    finished = session.run()
    assert finished.answers == {"signs": (), "leg": "no", "pain": 3}
    assert session.shown[0].startswith("-- LOOK AFTER IT YOURSELF\n")
    assert "Question 1, at most 2 more." in session.said
    assert "Question 3, the last one." in session.said


def test_several_boxes_are_typed_with_spaces_or_commas(typing: Typing) -> None:
    """The emergency comes at once and names the sign."""
    session = typing("2, 1", "")
    assert session.run().answers == {"signs": ("numb", "tired")}
    told = session.shown[0]
    assert told.startswith("!!! GET HELP NOW\n")
    assert told.index("Call your emergency number") < told.index("Numb between the legs")


def test_the_notice_stands_with_every_question_and_hints_are_said_once(typing: Typing) -> None:
    """Safety is repeated, help is not."""
    session = typing("3", "1", "3", "")
    session.run()
    assert session.said.count("New numbness? Get help now.") == 3
    assert session.said.count("goes back, ? says why") == 1


def drawn(sign: str) -> bool:
    """Tell whether it is a part of a picture: a box, a block, a symbol."""
    return unicodedata.category(sign) in ("So", "Sk", "Co")


def test_it_is_made_to_be_listened_to(typing: Typing) -> None:
    """Words in lines: nothing that draws, moves or repeats, which a screen reader would spell."""
    session = typing("?", "9", "h", "3", "1", "c", "1", "3", "x", "5", "y", "c", "3", "4", "")
    session.run()
    told = session.said + "".join(session.shown)
    assert all(sign.isprintable() and not drawn(sign) for sign in told if sign != "\n")
    assert told.count("Error: ") == told.count("\nError: ") == 3


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("", "Error: type one number from 1 to 3"),
        ("x", "Error: type a whole number from 1 to 3"),
        ("4", "Error: type a whole number from 1 to 3"),
        ("0", "Error: type a whole number from 1 to 3"),
        ("3 1", "Error: 3 means none of them, so it cannot go with another number"),
        ("²", "Error: type a whole number from 1 to 3"),
    ],
)
def test_what_cannot_be_an_answer_is_told_and_asked_again(
    typing: Typing, wrong: str, told: str
) -> None:
    """An error begins with "Error:" and nothing is answered by it."""
    session = typing(wrong, "1", "")
    assert session.run().answers == {"signs": ("numb",)}
    assert told in session.said


@pytest.mark.parametrize("wrong", ["11", "-1", "3.5", "three", "1 2", ""])
def test_a_number_outside_the_scale_is_told(typing: Typing, wrong: str) -> None:
    """The scale is named again."""
    session = typing("3", "1", wrong, "4", "")
    assert session.run().answers["pain"] == 4
    assert "Error: type a whole number from 0 to 10" in session.said


def test_back_remembers_the_answer_and_enter_keeps_it(typing: Typing) -> None:
    """Going back loses nothing."""
    session = typing("2", "2", "b", "", "3", "")
    assert session.run().answers == {"signs": ("tired",), "leg": "sharp"}
    session = typing("3", "2", "b", "", "3", "")
    assert session.run().answers == {"signs": (), "leg": "sharp", "pain": 3}
    assert "Your answer before: Yes, sharp pain. Press Enter to keep it." in session.said


def test_back_at_the_first_question_stays_and_says_so(typing: Typing) -> None:
    """It never quits."""
    session = typing("b", "1", "")
    session.run()
    assert "This is the first question" in session.said


def test_why_and_help_and_check(typing: Typing) -> None:
    """A letter is never taken for an answer."""
    session = typing("?", "h", "c", "3", "?", "1", "3", "")
    assert session.run().answers["leg"] == "no"
    assert "Some signs need help at once." in session.said
    assert session.said.count("goes back, ? says why") == 2
    assert "Nothing has been answered yet." in session.said
    assert "No reason is given for this question." in session.said


def test_a_change_after_the_result_leads_to_another_and_says_so(typing: Typing) -> None:
    """What the change makes void is named; that the outcome changed is said."""
    session = typing("3", "1", "3", "c", "1", "1", "")
    assert session.run().answers == {"signs": ("numb",)}
    assert "No longer asked, so its answer was dropped: How bad is the pain?" in session.said
    assert "The change led to another result." in session.said
    assert session.shown[1].startswith("!!! GET HELP NOW")


def test_what_a_change_adds_is_asked_and_later_answers_are_taken_up(small: dict[str, Any]) -> None:
    """Nobody answers twice what still applies."""
    small["questions"]["leg"]["go"] = "below-knee"
    small["questions"]["below-knee"] = {
        "ask": "Does it go below the knee?",
        "ask_if": "leg.sharp",
        "answers": {"no": {"text": "No"}, "yes": {"text": "Yes"}},
        "go": "pain",
    }
    session = Session(small, ["3", "1", "3", "c", "2", "2", "1", ""])
    assert session.run().answers == {"signs": (), "leg": "sharp", "below-knee": "no", "pain": 3}
    assert session.said.count("How bad is the pain?") == 2


def test_a_change_can_be_left_and_a_wrong_number_is_told(typing: Typing) -> None:
    """Enter leaves the list; a number outside it is an error."""
    session = typing("3", "c", "9", "c", "", "c", "1", "x", "", "1", "3", "c", "1", "", "")
    assert session.run().answers == {"signs": (), "leg": "no", "pain": 3}
    assert "Error: type a number from 1 to 1." in session.said


def test_saving_says_the_full_path_or_why_not(typing: Typing) -> None:
    """During the questions and after the result; leaving the name empty saves nothing."""
    session = typing("s", "", "s", "half.md", "1", "s", "full.md", "s", "mine.md", "")
    session.run()
    assert session.saved == ["half.md", "mine.md"]
    assert "Saved: /home/me/mine.md" in session.said
    assert "Error: there is no room: full.md" in session.said
    assert "Not saved." in session.said


@pytest.mark.parametrize("lines", [[], ["3"], ["3", "1"], ["3", "c"], ["s"], ["q"]])
def test_the_end_of_input_says_where_it_stopped(typing: Typing, lines: list[str]) -> None:
    """Nothing is made up for what was not answered."""
    with pytest.raises(EndOfInput, match=r"the input ended at the question “.*nothing was stored"):
        typing(*lines).run()


def test_stopping_is_asked_once_more(typing: Typing) -> None:
    """Enter keeps going; y stops."""
    assert typing("q", "", "1", "").run().answers == {"signs": ("numb",)}
    with pytest.raises(EndOfInput, match="stopped before there was a recommendation"):
        typing("q", "y").run()


def typed(question: Question, given: Given) -> str:
    """The line by which a person gives that answer."""
    if isinstance(given, int):
        return str(given)
    ids = [*question.answers, NONE]
    ticked = (given,) if isinstance(given, str) else given or (NONE,)
    return " ".join(str(ids.index(id) + 1) for id in ticked)


@given(st.data())
def test_plain_comes_to_the_same_as_the_sheet(data: st.DataObject) -> None:
    """Whatever is answered: the front end adds nothing of its own."""
    written = data.draw(questionnaires())
    expected = Interview.replay(build(written), data.draw(sheets(written)))
    lines = [typed(question, given) for question, given in expected.path]
    assert Session(written, [*lines, ""]).run().result == expected.result
