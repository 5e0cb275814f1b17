"""Line by line: the same interview as prompts, for screen readers and pipes."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.agreement import outcome, shipped_data, shipped_walks
from helpers.random_questionnaires import sheets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making.strategies import questionnaire_texts, rule_data

from triage.cli import main
from triage.frontend import sentences
from triage.frontend.plain import EndOfInput, PlainInterview
from triage.frontend.sitting import Sitting
from triage.frontend.typed import answer as typed_answer
from triage.interview.answers import AnswerError
from triage.interview.interview import Interview
from triage.problems import Given, in_json
from triage.results.json import as_json
from triage.results.saving import ENDINGS, SaveError, content_of
from triage.rulefile import RuleFile
from triage.rules.build import build
from triage.rules.conditions import NONE
from triage.rules.questionnaire import Question
from triage.tongue.tongue import ENGLISH

TODAY = date(2026, 11, 22)

FEW = settings(max_examples=20, suppress_health_check=list(HealthCheck))


class Session:
    """One plain interview with typed lines, and everything that was said."""

    def __init__(
        self,
        data: dict[str, Any],
        lines: Iterable[str],
        answers: Mapping[str, Given] | None = None,
        *,
        full: bool = False,
    ) -> None:
        self.said = ""
        self.shown: list[str] = []
        self.said_when_shown: list[int] = []
        self.saved: list[str] = []
        self._lines = iter(lines)
        self.plain = PlainInterview(
            Interview.replay(build(data), answers or {}),
            read=self._read,
            write=self._write,
            show_result=self._show,
            save=self._save,
            today=date(2026, 11, 22),
            full=full,
        )

    def _read(self) -> str | None:
        self.said += "\n"  # as Enter does on a terminal
        return next(self._lines, None)

    def _write(self, text: str) -> None:
        self.said += text

    def _show(self, text: str) -> None:
        self.shown.append(text)
        self.said_when_shown.append(len(self.said))

    def _save(self, name: str, kept: Sitting) -> str:
        if name == "full.md":
            raise SaveError("there is no room: full.md")
        self.saved.append(name)
        return f"/home/me/{name}"

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
    session = typing("0", "1", "3", "", "")
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
    assert "Numb between the legs" not in told
    why = [line for line in session.said.splitlines() if line.endswith(". Why (1)")]
    session = typing("2, 1", why[0][0], "")
    session.run()
    assert "Numb between the legs" in session.shown[1]


def test_the_glance_is_said_first_and_once_more_at_the_end(typing: Typing) -> None:
    """Whatever was heard between, the last thing said is what to do."""
    session = typing("1", "1", "2", "3", "")
    session.run()
    glance = session.shown[0]
    assert glance.startswith("!!! GET HELP NOW\n\nCall for help\nNow.\n")
    assert [part.count("GET HELP NOW") for part in session.shown] == [1, 0, 0, 0]
    assert session.said.count(glance) == 1
    after = session.said[session.said.index(glance) + len(glance) :]
    assert after.split() == sentences.where_the_rest_is(None, ENGLISH).split()


def test_in_full_everything_is_said_before_the_glance(small: dict[str, Any]) -> None:
    """Of one who asked for it; the glance still comes last."""
    session = Session(small, ["1", ""], full=True)
    session.run()
    assert "\nSources\n- [1] A book" in session.shown[-1]
    assert session.said.endswith(session.shown[0])


def test_a_question_stands_with_all_that_answers_it(small: dict[str, Any]) -> None:
    """Each answer has its number; boxes and numbers say what to type; scales name their ends."""
    bands = small["questions"]["pain"]["answers"]
    bands["mild"]["text"], bands["strong"]["text"] = "No pain", "The worst pain"
    session = Session(small, ["0", "1", "3", "", ""])
    session.run()
    asked = [
        "Do you have any of these?\n"
        "1. Numb between the legs\n"
        "2. Very tired\n"
        "0. No, none of these\n"
        "More than one may be true.\n",
        "Does the pain travel down a leg?\n1. No\n2. Yes, sharp pain\n",
        "How bad is the pain?\n"
        "Type a whole number from 0 to 10 points.\n"
        "0 means No pain, 10 means The worst pain.\n",
    ]
    for question in asked:
        assert f".\n{question}Your answer: \n" in session.said


@pytest.mark.parametrize("line", ["unsure", "I cannot tell"])
def test_not_knowing_a_number_is_typed_in_its_words(small: dict[str, Any], line: str) -> None:
    """The question says so, by the name and in the words of the file."""
    small["questions"]["pain"]["unsure"] = {"text": "I cannot tell"}
    session = Session(small, ["0", "1", line, "", ""])
    assert session.run().answers["pain"] == "unsure"
    assert "Or type unsure: I cannot tell\n" in session.said


def test_ends_without_a_name_are_the_least_and_the_most(typing: Typing) -> None:
    """As they are called on the scale that is drawn."""
    session = typing("0", "1", "3", "", "")
    session.run()
    assert "0 means least, 10 means most.\n" in session.said


def test_long_answers_hang_behind_their_number(small: dict[str, Any]) -> None:
    """No line of an answer but its first begins where the numbers stand."""
    answers = small["questions"]["leg"]["answers"]
    small["questions"]["leg"]["answers"] = {
        **{f"no{number}": {"text": f"No {number}"} for number in range(1, 9)},
        "long": {"text": "No, " + "and again no, " * 7},
        "longest": {"text": "Nor " + "ever again, " * 8},
        "sharp": answers["sharp"],
    }
    session = Session(small, ["0", "1", "3", "", ""])
    session.run()
    assert (
        f",\n   and again no, and again no,\n10. Nor {'ever again, ' * 5}ever\n    again, "
        in session.said
    )


def test_the_notice_and_the_hints_are_said_at_the_start_and_when_asked_for(typing: Typing) -> None:
    """Said with every question, they would be a fifth of all that has to be listened to."""
    session = typing("0", "1", "3", "", "")
    session.run()
    assert session.said.count("New numbness? Get help now.") == 1
    assert session.said.index("New numbness?") < session.said.index("Question 1")
    assert session.said.count("or why says why we ask") == 1
    asked = typing("n", "notice", "h", "help", "1", "")
    asked.run()
    assert asked.said.count("New numbness? Get help now.") == 3
    assert asked.said.count("or why says why we ask") == 3


def drawn(sign: str) -> bool:
    """Tell whether it is a part of a picture: a box, a block, a symbol."""
    return unicodedata.category(sign) in ("So", "Sk", "Co")


def test_it_is_made_to_be_listened_to(typing: Typing) -> None:
    """Words in lines: nothing that draws, moves or repeats, which a screen reader would spell."""
    session = typing("?", "9", "h", "0", "1", "c", "1", "0", "x", "5", "y", "3", "4", "", "")
    session.run()
    told = session.said + "".join(session.shown)
    assert all(sign.isprintable() and not drawn(sign) for sign in told if sign != "\n")
    assert told.count("Error: ") == told.count("\nError: ") == 3


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("", "Error: type numbers from 1 to 2 with spaces between, or 0 for none of them"),
        ("x", "Error: type numbers from 1 to 2"),
        ("3", "Error: type numbers from 1 to 2"),
        ("1-3", "Error: type numbers from 1 to 2"),
        ("0 1", "Error: 0 means none of them, so it cannot go with another number"),
        ("²", "Error: type numbers from 1 to 2"),
        ("9" * 5000, "Error: type numbers from 1 to 2"),
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
    session = typing("0", "1", wrong, "4", "", "")
    assert session.run().answers["pain"] == 4
    assert "Error: type a whole number from 0 to 10; r repeats the question" in session.said


def test_back_remembers_the_answer_and_enter_keeps_it(typing: Typing) -> None:
    """Going back loses nothing."""
    session = typing("2", "2", "b", "", "")
    assert session.run().answers == {"signs": ("tired",), "leg": "sharp"}
    session = typing("0", "2", "b", "", "3", "", "")
    assert session.run().answers == {"signs": (), "leg": "sharp", "pain": 3}
    assert "Your answer before: Yes, sharp pain. Press Enter to keep it." in session.said


def test_back_after_the_result_opens_the_last_question(typing: Typing) -> None:
    """Its answer is remembered, and another can be given."""
    session = typing("0", "1", "3", "", "b", "6", "", "")
    assert session.run().answers == {"signs": (), "leg": "no", "pain": 6}
    assert "Your answer before: 3 points. Press Enter to keep it." in session.said
    assert session.said.count("Your change changes what is recommended, from “Look") == 1
    assert len(session.shown) == 2


def test_the_answers_are_listed_with_their_questions(typing: Typing) -> None:
    """Nobody has to know a question by its number; what is changed says what it was."""
    session = typing("2", "1", "c", "9", "2", "", "3", "", "")
    session.run()
    assert (
        "1. Do you have any of these? Very tired\n"
        "2. Does the pain travel down a leg? No\n"
        "Number of the answer to change, or Enter to go on: \n"
        "Error: type a number from 1 to 2, or just press Enter.\n"
        "Number of the answer to change, or Enter to go on: \n"
        "Changing answer 2.\n"
        "Does the pain travel down a leg?\n"
        "1. No\n"
        "2. Yes, sharp pain\n"
        "Your answer so far: No.\n"
        "Your new answer, or Enter to keep it: \n"
        "Understood: No.\n"
        "Question 3, the last one.\n"
    ) in session.said


def test_back_at_the_first_question_stays_and_says_so(typing: Typing) -> None:
    """It never quits."""
    session = typing("b", "1", "")
    session.run()
    assert "This is the first question" in session.said


def test_why_and_help_and_check(typing: Typing) -> None:
    """A letter is never taken for an answer."""
    session = typing("?", "h", "c", "0", "?", "1", "3", "", "")
    assert session.run().answers["leg"] == "no"
    assert "Some signs need help at once." in session.said
    assert session.said.count("or why says why we ask") == 2
    assert "Nothing has been answered yet." in session.said
    assert "No reason is given for this question." in session.said


def test_a_change_after_the_result_leads_to_another_and_says_so(typing: Typing) -> None:
    """In one sentence, after what to do; the answers that are kept aside are counted."""
    session = typing("0", "1", "3", "", "c", "1", "1", "")
    assert session.run().answers == {"signs": ("numb",)}
    assert session.shown[1].startswith("!!! GET HELP NOW")
    after = session.said[session.said_when_shown[1] :]
    changed = (
        "Your change changes what is recommended, from “Look after it yourself” to “Get\n"
        "help now”; 2 later answers are kept aside, because they are not asked for now.\n"
        "A number for more"
    )
    assert after.startswith("\nTo hear more, type a number:\n")
    assert changed in after
    assert "kept aside" not in session.said[: session.said_when_shown[1]]


@pytest.mark.parametrize("again", [("b", "0"), ("u",)])
def test_an_emergency_ticked_by_mistake_costs_no_answer(
    typing: Typing, again: tuple[str, ...]
) -> None:
    """Put right or undone, all the others are there again."""
    session = typing("0", "1", "3", "", "c", "1", "1", *again, "", "")
    assert session.run().answers == {"signs": (), "leg": "no", "pain": 3}
    assert len(session.shown) == 3


def test_what_is_kept_aside_is_named_when_the_answers_are_listed(typing: Typing) -> None:
    """Nobody has to wonder where an answer went."""
    session = typing("0", "1", "3", "", "c", "1", "1", "c", "", "")
    session.run()
    aside = "Kept aside, not asked for as things stand: Does the pain travel down a leg? No\n"
    assert aside in session.said


def test_undo_takes_back_one_step_after_the_other(typing: Typing) -> None:
    """What was answered is offered again, and at the beginning there is nothing to undo."""
    session = typing("0", "2", "u", "u", "u", "", "", "3", "", "")
    assert session.run().answers == {"signs": (), "leg": "sharp", "pain": 3}
    assert session.said.count("Your last step is undone.\n") == 2
    assert session.said.count("There is nothing to undo.\n") == 1
    assert "Your answer before: Yes, sharp pain. Press Enter to keep it." in session.said


def test_a_change_that_changes_nothing_says_so(typing: Typing) -> None:
    """And no result is compared where there was none before."""
    session = typing("0", "c", "1", "2", "1", "3", "", "c", "3", "4", "", "")
    assert session.run().answers == {"signs": ("tired",), "leg": "no", "pain": 4}
    assert session.said.count("change what is recommended") == 1
    assert "Your change does not change what is recommended.\n" in session.said
    assert len(session.shown) == 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["0", "1", "3", "", "c", "2", "1", "", ""], id="after the result"),
        pytest.param(["0", "1", "b", "c", "1", "0", "", "3", "", ""], id="gone back"),
    ],
)
def test_giving_the_same_answer_again_is_no_change(typing: Typing, lines: list[str]) -> None:
    """Nothing is said to have changed or not to, and one is asked what one was asked before."""
    session = typing(*lines)
    assert session.run().answers == {"signs": (), "leg": "no", "pain": 3}
    assert "Your change" not in session.said
    assert "Error" not in session.said
    assert len(session.shown) == 1


def test_each_result_is_compared_with_the_one_before_it(typing: Typing) -> None:
    """Not with the first: rest, then a doctor, then rest again."""
    session = typing("0", "1", "3", "", "c", "3", "6", "", "c", "3", "2", "", "")
    session.run()
    assert session.said.count("Your change changes what is recommended, from") == 2
    assert "does not change" not in session.said


@pytest.fixture
def longer(small: dict[str, Any]) -> dict[str, Any]:
    """The small questionnaire with a question that only sharp pain leads to."""
    small["questions"]["leg"]["go"] = "below-knee"
    small["questions"]["below-knee"] = {
        "ask": "Does it go below the knee?",
        "ask_if": "leg.sharp",
        "worse": "later",
        "answers": {"no": {"text": "No"}, "yes": {"text": "Yes", "recommend": ["call"]}},
        "go": "pain",
    }
    return small


def test_what_a_change_adds_is_asked_and_later_answers_are_taken_up(longer: dict[str, Any]) -> None:
    """Nobody answers twice what still applies, and why it is asked is said."""
    session = Session(longer, ["0", "1", "3", "", "c", "2", "2", "1", "", ""])
    assert session.run().answers == {"signs": (), "leg": "sharp", "below-knee": "no", "pain": 3}
    assert session.said.count("How bad is the pain?\n") == 1
    assert session.said.count(f"{sentences.ASKED_TOO}.\nQuestion 3, ") == 1


def test_what_a_change_adds_before_the_question_one_is_at_says_so(longer: dict[str, Any]) -> None:
    """It comes before the question that was asked until then."""
    session = Session(longer, ["0", "1", "c", "2", "2", "1", "3", "", ""])
    assert session.run().answers == {"signs": (), "leg": "sharp", "below-knee": "no", "pain": 3}
    assert session.said.count(sentences.ASKED_TOO) == 1


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["0", "1", "c", "1", "2", "3", "", ""], id="at the same question"),
        pytest.param(["0", "1", "b", "c", "1", "2", "3", "", ""], id="gone back, then on again"),
        pytest.param(
            ["0", "1", "3", "", "b", "b", "c", "1", "2", "", ""], id="on to the result again"
        ),
    ],
)
def test_what_would_be_asked_anyway_is_not_blamed_on_a_change(
    longer: dict[str, Any], lines: list[str]
) -> None:
    """A change takes up the answers that were remembered; what comes after them is not new."""
    session = Session(longer, lines)
    assert session.run().answers == {"signs": ("tired",), "leg": "no", "pain": 3}
    assert sentences.ASKED_TOO not in session.said


def test_what_an_added_question_puts_out_of_reach_is_said(longer: dict[str, Any]) -> None:
    """Its answer ends the interview, and the later one is kept aside: not silently."""
    session = Session(longer, ["0", "1", "3", "", "c", "2", "2", "2", ""])
    assert session.run().answers == {"signs": (), "leg": "sharp", "below-knee": "yes"}
    assert session.said.count("1 later answer is kept") == 1


def test_what_is_typed_may_be_words(typing: Typing) -> None:
    """Commands, and the first words of the one answer that begins with them."""
    session = typing("numb", "back", "none", "why", "yes", "back", "no", "undo", "no", "3 points")
    session.plain.run()
    assert session.plain.sitting.interview.answers == {"signs": (), "leg": "no", "pain": 3}
    assert "No reason is given for this question." in session.said
    for understood in ("Numb between the legs", "No, none of these", "Yes, sharp pain", "3 points"):
        assert f"Understood: {understood}.\n" in session.said
    with pytest.raises(EndOfInput, match=r"^stopped"):
        typing("quit", "y").run()


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("1.", ("numb",)),
        ("1)", ("numb",)),
        ("01", ("numb",)),
        ("١", ("numb",)),
        ("１", ("numb",)),
        ("1 and 2", ("numb", "tired")),
        ("1;2", ("numb", "tired")),
        ("1-2", ("numb", "tired")),
        (" 2 , 1 ", ("numb", "tired")),
        ("1 1", ("numb",)),
        ("very, numb", ("numb", "tired")),
        ("NUMB BETWEEN", ("numb",)),
        ("numb between the legs", ("numb",)),
        ("0.", ()),
        ("0)", ()),
        ("No", ()),
    ],
)
def test_boxes_may_be_typed_in_many_ways(
    small: dict[str, Any], line: str, meant: tuple[str, ...]
) -> None:
    """All of which mean one thing."""
    assert typed_answer(line, build(small).questions["signs"], ENGLISH) == meant


def test_words_that_begin_two_answers_are_no_answer(small: dict[str, Any]) -> None:
    """Unless they are the whole of one."""
    answers = small["questions"]["leg"]["answers"]
    answers["sharp"]["text"] = "No, but it did"
    question = build(small).questions["leg"]
    assert typed_answer("no", question, ENGLISH) == "no"
    assert typed_answer("no but", question, ENGLISH) == "sharp"
    answers["no"]["text"] = "No, and it never did"
    with pytest.raises(AnswerError, match=r"^type one number from 1 to 2; r repeats the question"):
        typed_answer("no", build(small).questions["leg"], ENGLISH)


@pytest.mark.parametrize("line", ["9.5", "9,5", "3.0", "3 years", "1_0", "3 pointsx", "3 4"])
def test_a_whole_number_is_not_made_of_another(small: dict[str, Any], line: str) -> None:
    """What is no whole number, or of another unit, is asked for again."""
    with pytest.raises(AnswerError, match=r"^type a whole number from 0 to 10;"):
        typed_answer(line, build(small).questions["pain"], ENGLISH)


def test_the_question_is_said_again_when_asked_for(typing: Typing) -> None:
    """After an error, say, or a long answer to why."""
    session = typing("x", "r", "repeat", "1", "r", "")
    session.run()
    assert session.said.count("Do you have any of these?\n1. Numb") == 3
    assert len(session.shown) == 2


def test_answers_are_checked_before_a_result_that_is_not_urgent(typing: Typing) -> None:
    """As on the full screen; the end of the input goes on to it as well."""
    session = typing("0", "1", "3")
    session.run()
    asked = (
        "3. How bad is the pain? 3 points\n"
        "Number of the answer to change, or Enter to see what is recommended: \n"
    )
    assert session.said.index(asked) < session.said.index("To hear more, type a number:")
    assert session.said.index(asked) < session.said_when_shown[0]
    assert len(session.shown) == 1
    urgent = typing("1")
    urgent.run()
    assert "Number of the answer" not in urgent.said


def test_another_question_can_be_changed_after_going_back(typing: Typing) -> None:
    """What is remembered of the question one is at is not said of the one that is changed."""
    session = typing("0", "2", "b", "c", "1", "2", "")
    assert session.run().answers == {"signs": ("tired",), "leg": "sharp"}
    assert session.said.count("Your answer before: ") == 1


def test_a_change_can_be_left_and_a_wrong_number_is_told(typing: Typing) -> None:
    """Enter leaves the list; a number outside it is an error."""
    session = typing("0", "c", "9", "", "c", "1", "x", "b", "1", "3", "1", "", "", "c", "", "")
    assert session.run().answers == {"signs": (), "leg": "no", "pain": 3}
    assert "Error: type a number from 1 to 1, or just press Enter." in session.said


def test_saving_says_the_full_path_or_why_not(typing: Typing) -> None:
    """During the questions and after the result; leaving the name empty saves nothing."""
    session = typing("s", "", "s", "half.md", "1", "s", "full.md", "s", "mine.md", "")
    session.run()
    assert session.saved == ["half.md", "mine.md"]
    assert "Saved: /home/me/mine.md" in session.said
    assert "Error: there is no room: full.md" in session.said
    assert "Not saved." in session.said


@pytest.mark.parametrize("lines", [[], ["0"], ["0", "1"], ["0", "c"], ["s"], ["q"]])
def test_the_end_of_input_says_where_it_stopped(typing: Typing, lines: list[str]) -> None:
    """Nothing is made up for what was not answered."""
    with pytest.raises(EndOfInput, match=r"the input ended at the question “.*nothing was stored"):
        typing(*lines).run()


def test_stopping_is_asked_once_more(typing: Typing) -> None:
    """Enter keeps going; y stops."""
    assert typing("q", "", "1", "").run().answers == {"signs": ("numb",)}
    session = typing("q", "y")
    with pytest.raises(EndOfInput, match=r"^stopped .* a recommendation; nothing was stored$"):
        session.run()
    assert "Stop? Your answers are not saved. Type y" in session.said


SAVED = "/home/me/a.md"
PARTLY = f"{SAVED}, but not what you answered after that"


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        pytest.param(["0", "s", "a.md"], SAVED, id="saved"),
        pytest.param(["0", "s", "a.md", "b"], SAVED, id="saved, then gone back"),
        pytest.param(["0", "s", "a.md", "1"], PARTLY, id="answered since"),
        pytest.param(["0", "1", "s", "a.md", "c", "1", "2"], PARTLY, id="changed since"),
        pytest.param(["0", "s", "b.md", "1", "s", "a.md"], SAVED, id="saved twice"),
        pytest.param(["0", "s", "a.md", "s", "full.md", "s", ""], SAVED, id="not saved again"),
    ],
)
def test_what_was_saved_is_not_called_lost(typing: Typing, lines: list[str], where: str) -> None:
    """Stopping and the end of input say where the answers are, and when not all of them are."""
    session = typing(*lines, "q", "y")
    with pytest.raises(EndOfInput) as stopped:
        session.run()
    assert f"Stop? Your answers are saved in {where}. Type y to stop" in session.said
    assert str(stopped.value) == (
        f"stopped before there was a recommendation; your answers are in {where}"
    )
    with pytest.raises(EndOfInput) as ended:
        typing(*lines).run()
    assert str(ended.value).endswith(
        f"”, before there was a recommendation; your answers are in {where}"
    )


def test_the_end_of_input_after_a_result_does_not_deny_it(typing: Typing) -> None:
    """There was a recommendation; only what was begun after it is not done."""
    session = typing("1", "s")
    with pytest.raises(EndOfInput, match=r"^the input ended; nothing was stored$"):
        session.run()
    assert len(session.shown) == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"signs": ()}, "1 answer so far, at most 2 questions to come.\nQuestion 2, "),
        (
            {"signs": (), "leg": "no"},
            "2 answers so far, at most 1 question to come.\nQuestion 3, ",
        ),
        ({"signs": ("numb",)}, "1 answer so far.\nA number for more, s saves"),
    ],
)
def test_going_on_from_saved_answers_says_how_many(
    small: dict[str, Any], answers: Mapping[str, Given], told: str
) -> None:
    """A person hears why it does not begin at the first question."""
    session = Session(
        small, ["1", "3", *[""] * 4] if len(answers) == 1 else ["3", *[""] * 4], answers
    )
    session.run()
    assert session.said.count(told) == 1


def test_an_interview_from_the_start_counts_no_answers(typing: Typing) -> None:
    """There is nothing to count."""
    session = typing("1", "")
    session.run()
    assert "so far" not in session.said


def typed(question: Question, given: Given) -> str:
    """The line by which a person gives that answer."""
    if question.number is not None:
        return str(given)
    ids = [NONE, *question.answers]
    ticked = given or (NONE,) if isinstance(given, tuple) else (str(given),)
    return " ".join(str(ids.index(id)) for id in ticked)


@given(st.data())
def test_plain_comes_to_the_same_as_the_sheet(data: st.DataObject) -> None:
    """Whatever is answered: the front end adds nothing of its own."""
    written = data.draw(rule_data())
    expected = Interview.replay(build(written), data.draw(sheets(written)))
    lines = [typed(question, given) for question, given in expected.path]
    assert Session(written, [*lines, "", ""]).run().result == expected.result


@given(st.data())
@FEW
def test_plain_and_answer_and_the_interview_agree(source: st.DataObject) -> None:
    """The same answers come to the same, typed line by line or given as a sheet of any kind."""
    text = source.draw(questionnaire_texts(most_paths=60, most_questions=4))
    document = RuleFile(text, "random.yaml").document
    assert document is not None
    interview = Interview.replay(build(document.data), source.draw(sheets(document.data)))
    lines = [typed(question, given) for question, given in interview.path]
    plain = Session(document.data, [*lines, "", ""]).run()
    assert plain.path == interview.path
    assert plain.result == interview.result
    expected = json.loads(
        json.dumps(as_json(interview.questionnaire, outcome(interview)), default=in_json)
    )
    with tempfile.TemporaryDirectory() as folder:
        for ending in ENDINGS:
            code, printed = answered(Path(folder), text, content_of(interview, ending, TODAY))
            assert code == 0
            assert json.loads(printed) == expected


def answered(folder: Path, text: str, sheet: str) -> tuple[int, str]:
    """The exit code of ``triage answer``, and what it prints."""
    (folder / "rules.yaml").write_text(text, encoding="utf-8")
    (folder / "sheet").write_text(sheet, encoding="utf-8")
    files = [str(folder / "rules.yaml"), "--answers", str(folder / "sheet")]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        code = main(["answer", *files, "--format", "json"])
    return code, printed.getvalue()


def test_plain_agrees_on_the_shipped_questionnaire() -> None:
    """With all its long screens."""
    for interview in shipped_walks()[:40]:
        lines = [typed(question, given) for question, given in interview.path]
        assert Session(shipped_data(), [*lines, "", ""]).run().result == interview.result
