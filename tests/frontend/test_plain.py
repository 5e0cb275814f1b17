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
from triage.interview.interview import Interview
from triage.problems import Given
from triage.results.json import as_json
from triage.results.saving import ENDINGS, SaveError, content_of
from triage.rulefile import RuleFile
from triage.rules.build import build
from triage.rules.conditions import NONE
from triage.rules.questionnaire import Question

TODAY = date(2026, 11, 22)

FEW = settings(max_examples=20, suppress_health_check=list(HealthCheck))


class Session:
    """One plain interview with typed lines, and everything that was said."""

    def __init__(
        self, data: dict[str, Any], lines: Iterable[str], answers: Mapping[str, Given] | None = None
    ) -> None:
        self.said = ""
        self.shown: list[str] = []
        self.saved: list[str] = []
        self._lines = iter(lines)
        self.plain = PlainInterview(
            Interview.replay(build(data), answers or {}),
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


def test_a_question_stands_with_all_that_answers_it(small: dict[str, Any]) -> None:
    """Each answer has its number; boxes and numbers say what to type; scales name their ends."""
    bands = small["questions"]["pain"]["answers"]
    bands["mild"]["text"], bands["strong"]["text"] = "No pain", "The worst pain"
    session = Session(small, ["3", "1", "3", ""])
    session.run()
    asked = [
        "Do you have any of these?\n"
        "1. Numb between the legs\n"
        "2. Very tired\n"
        "3. No, none of these\n"
        "More than one may be true: type the numbers with spaces between.\n",
        "Does the pain travel down a leg?\n1. No\n2. Yes, sharp pain\n",
        "How bad is the pain?\n"
        "Type a whole number from 0 to 10 points.\n"
        "0 means No pain, 10 means The worst pain.\n",
    ]
    for question in asked:
        assert f".\n{question}New numbness? Get help now.\nYour answer: \n" in session.said


def test_ends_without_a_name_are_the_least_and_the_most(typing: Typing) -> None:
    """As they are called on the scale that is drawn."""
    session = typing("3", "1", "3", "")
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
    session = Session(small, ["3", "1", "3", ""])
    session.run()
    assert (
        f",\n   and again no, and again no,\n10. Nor {'ever again, ' * 5}ever\n    again, "
        in session.said
    )


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


def test_back_after_the_result_opens_the_last_question(typing: Typing) -> None:
    """Its answer is remembered, and another can be given."""
    session = typing("3", "1", "3", "b", "6", "")
    assert session.run().answers == {"signs": (), "leg": "no", "pain": 6}
    assert "Your answer before: 3 points. Press Enter to keep it." in session.said
    assert "Your change changes what is recommended." in session.said
    assert len(session.shown) == 2


def test_the_answers_are_listed_with_their_questions(typing: Typing) -> None:
    """Nobody has to know a question by its number; what is changed says what it was."""
    session = typing("2", "1", "c", "2", "", "3", "")
    session.run()
    assert (
        "1. Do you have any of these? Very tired\n"
        "2. Does the pain travel down a leg? No\n"
        "Number of the answer to change, or Enter to go on: \n"
        "Does the pain travel down a leg?\n"
        "1. No\n"
        "2. Yes, sharp pain\n"
        "New numbness? Get help now.\n"
        "Your answer so far: No.\n"
        "Your new answer, or Enter to keep it: \n"
    ) in session.said


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
    """What the change makes void is named; what was recommended before and is now, too."""
    session = typing("3", "1", "3", "c", "1", "1", "")
    assert session.run().answers == {"signs": ("numb",)}
    assert "No longer asked, so its answer was dropped: How bad is the pain?" in session.said
    assert (
        "Your change changes what is recommended. Before: Look after it yourself (Rest\n"
        "from running). Now: Get help now (Call for help).\n"
    ) in session.said
    assert session.shown[1].startswith("!!! GET HELP NOW")


def test_a_change_that_changes_nothing_says_so(typing: Typing) -> None:
    """And no result is compared where there was none before."""
    session = typing("3", "c", "1", "2", "1", "3", "c", "3", "4", "")
    assert session.run().answers == {"signs": ("tired",), "leg": "no", "pain": 4}
    assert session.said.count("what is recommended") == 1
    assert "Your change does not change what is recommended.\n" in session.said
    assert len(session.shown) == 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["3", "1", "3", "c", "2", "1", ""], id="after the result"),
        pytest.param(["3", "1", "b", "c", "1", "3", "", "3", ""], id="gone back"),
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
    session = typing("3", "1", "3", "c", "3", "6", "c", "3", "2", "")
    session.run()
    assert session.said.count("Your change changes what is recommended.") == 2
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
    session = Session(longer, ["3", "1", "3", "c", "2", "2", "1", ""])
    assert session.run().answers == {"signs": (), "leg": "sharp", "below-knee": "no", "pain": 3}
    assert session.said.count("How bad is the pain?") == 2
    assert session.said.count(f"{sentences.ASKED_TOO}\nQuestion 3, ") == 1


def test_what_a_change_adds_before_the_question_one_is_at_says_so(longer: dict[str, Any]) -> None:
    """It comes before the question that was asked until then."""
    session = Session(longer, ["3", "1", "c", "2", "2", "1", "3", ""])
    assert session.run().answers == {"signs": (), "leg": "sharp", "below-knee": "no", "pain": 3}
    assert session.said.count(sentences.ASKED_TOO) == 1


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["3", "1", "c", "1", "2", "3", ""], id="at the same question"),
        pytest.param(["3", "1", "b", "c", "1", "2", "3", ""], id="gone back, then on again"),
        pytest.param(["3", "1", "3", "b", "b", "c", "1", "2", ""], id="on to the result again"),
    ],
)
def test_what_would_be_asked_anyway_is_not_blamed_on_a_change(
    longer: dict[str, Any], lines: list[str]
) -> None:
    """A change takes up the answers that were remembered; what comes after them is not new."""
    session = Session(longer, lines)
    assert session.run().answers == {"signs": ("tired",), "leg": "no", "pain": 3}
    assert sentences.ASKED_TOO not in session.said


def test_what_an_added_question_makes_void_is_named(longer: dict[str, Any]) -> None:
    """Its answer ends the interview, and the later one is dropped: once, and not silently."""
    session = Session(longer, ["3", "1", "3", "c", "2", "2", "2", ""])
    assert session.run().answers == {"signs": (), "leg": "sharp", "below-knee": "yes"}
    dropped = "No longer asked, so its answer was dropped: How bad is the pain?\n"
    assert session.said.count(dropped) == 1


def test_another_question_can_be_changed_after_going_back(typing: Typing) -> None:
    """What is remembered of the question one is at is not said of the one that is changed."""
    session = typing("3", "2", "b", "c", "1", "2", "")
    assert session.run().answers == {"signs": ("tired",), "leg": "sharp"}
    assert session.said.count("Your answer before: ") == 1


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
    session = typing("q", "y")
    with pytest.raises(EndOfInput, match=r"^stopped .* a recommendation; nothing was stored$"):
        session.run()
    assert "Stop? Your answers are not saved. Type y" in session.said


SAVED = "/home/me/a.md"
PARTLY = f"{SAVED}, but not what you answered after that"


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        pytest.param(["3", "s", "a.md"], SAVED, id="saved"),
        pytest.param(["3", "s", "a.md", "b"], SAVED, id="saved, then gone back"),
        pytest.param(["3", "s", "a.md", "1"], PARTLY, id="answered since"),
        pytest.param(["3", "1", "s", "a.md", "c", "1", "2"], PARTLY, id="changed since"),
        pytest.param(["3", "s", "b.md", "1", "s", "a.md"], SAVED, id="saved twice"),
        pytest.param(["3", "s", "a.md", "s", "full.md", "s", ""], SAVED, id="not saved again"),
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


@pytest.mark.parametrize("line", ["s", "c"])
def test_the_end_of_input_after_a_result_does_not_deny_it(typing: Typing, line: str) -> None:
    """There was a recommendation; only what was begun after it is not done."""
    session = typing("1", line)
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
        ({"signs": ("numb",)}, "1 answer so far.\nPress Enter to end"),
    ],
)
def test_going_on_from_saved_answers_says_how_many(
    small: dict[str, Any], answers: Mapping[str, Given], told: str
) -> None:
    """A person hears why it does not begin at the first question."""
    session = Session(small, ["1", "3", "", ""] if len(answers) == 1 else ["3", ""], answers)
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
    ids = [*question.answers, NONE]
    ticked = given or (NONE,) if isinstance(given, tuple) else (str(given),)
    return " ".join(str(ids.index(id) + 1) for id in ticked)


@given(st.data())
def test_plain_comes_to_the_same_as_the_sheet(data: st.DataObject) -> None:
    """Whatever is answered: the front end adds nothing of its own."""
    written = data.draw(rule_data())
    expected = Interview.replay(build(written), data.draw(sheets(written)))
    lines = [typed(question, given) for question, given in expected.path]
    assert Session(written, [*lines, ""]).run().result == expected.result


@given(st.data())
@FEW
def test_plain_and_answer_and_the_interview_agree(source: st.DataObject) -> None:
    """The same answers come to the same, typed line by line or given as a sheet of any kind."""
    text = source.draw(questionnaire_texts(most_paths=60, most_questions=4))
    document = RuleFile(text, "random.yaml").document
    assert document is not None
    interview = Interview.replay(build(document.data), source.draw(sheets(document.data)))
    lines = [typed(question, given) for question, given in interview.path]
    plain = Session(document.data, [*lines, ""]).run()
    assert plain.path == interview.path
    assert plain.result == interview.result
    expected = json.loads(json.dumps(as_json(interview.questionnaire, outcome(interview))))
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
        assert Session(shipped_data(), [*lines, ""]).run().result == interview.result
