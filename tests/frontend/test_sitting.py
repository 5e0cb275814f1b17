"""What a front end remembers besides the interview, and that both say what it says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.widgets import Static

from frontend.screen import sample
from frontend.screen.person import Person, person
from triage.frontend import sentences
from triage.frontend.plain import EndOfInput, PlainInterview
from triage.frontend.screen.keys import MARKS
from triage.frontend.screen.screens.choice import ChoicePage
from triage.frontend.screen.screens.intro import PRIVATE, IntroPage
from triage.frontend.screen.screens.page import ScreenPage
from triage.frontend.sitting import Said, Sitting
from triage.interview.answers import AnswerError
from triage.interview.interview import Interview
from triage.problems import Given
from triage.rules.build import build
from triage.rules.questionnaire import Question

FILE = "/home/me/a.md"
IN_PART = f"{FILE}, but not what you answered after that"


@pytest.fixture
def sitting(small: dict[str, Any]) -> Sitting:
    """At the first of three questions."""
    return Sitting.resume(Interview.begin(build(small)))[0]


def after(sitting: Sitting, *values: object) -> Sitting:
    """Where one stands after these answers."""
    for value in values:
        sitting, _ = sitting.answer(value)
    return sitting


# One step at a time


def test_every_step_leaves_the_sitting_before_as_it_was(sitting: Sitting) -> None:
    """A step gives a new one."""
    first = after(sitting, ["tired"])
    kept = (sitting, first)
    saved, _ = first.keep(FILE)
    saved.answer("no")
    first.change(1).answer([])
    first.back()
    assert kept == (sitting, first)
    assert sitting.interview.answers == {}
    assert first.interview.answers == {"signs": ("tired",)}
    assert (first.changing, first.before, first.taking_up, first.saved) == (None, None, False, None)


def test_it_is_resumed_with_how_far_it_is(sitting: Sitting) -> None:
    """From the start there is nothing to say."""
    interview = after(sitting, [], "no").interview
    assert Sitting.resume(sitting.interview) == (sitting, ())
    resumed, said = Sitting.resume(interview)
    assert resumed == Sitting(interview)
    assert said == ("2 answers so far, at most 1 question to come.",)


def test_what_is_asked_is_the_answer_that_is_opened(sitting: Sitting) -> None:
    """With its place and what was given; let be, it is the next question again."""
    asked = after(sitting, ["tired"])
    assert asked.asked is asked.interview.current
    assert (asked.given, asked.place) == (None, "Question 2, at most 1 more")
    opened = asked.change(1)
    assert opened.asked is asked.interview.questionnaire.questions["signs"]
    assert (opened.given, opened.place) == (("tired",), "Changing answer 1")
    assert opened.let_be() == asked
    assert opened.back() == (asked, ())


def test_back_remembers_the_answer_and_stays_at_the_first_question(sitting: Sitting) -> None:
    """Nowhere to go is the very same sitting, by which a front end knows."""
    back, said = after(sitting, ["tired"]).back()
    assert (back.given, back.place, said) == (("tired",), "Question 1, at most 2 more", ())
    assert back.back()[0] is back


def test_the_same_answer_again_is_no_change(sitting: Sitting) -> None:
    """Neither in the middle nor after the result, in whatever order boxes are ticked."""
    for values in ([["numb", "tired"]], [[], "no", 3], [["tired"], "no"]):
        stood = after(sitting, *values)
        for number, (_, value) in enumerate(stood.interview.path, 1):
            again = value[::-1] if isinstance(value, tuple) else value
            same, said = stood.change(number).answer(again)
            assert same == stood
            assert same.interview is stood.interview
            assert said == ()


def test_a_refused_answer_leaves_the_change_open(sitting: Sitting) -> None:
    """It is asked for again."""
    opened = after(sitting, ["tired"]).change(1)
    with pytest.raises(AnswerError, match="signs has no answer 'blue'"):
        opened.answer(["blue"])


def test_a_change_says_what_became_of_the_recommendation(sitting: Sitting) -> None:
    """Compared with the last one each time, until the result was read."""
    rest = after(sitting, [], "no", 3)
    assert rest.outcome == ()
    doctor, said = rest.change(3).answer(6)
    assert said == doctor.outcome
    assert "Before: Look after it yourself (Rest from running). Now: " in said[0]
    assert doctor.changing is None
    again, said = doctor.change(3).answer(7)
    assert said == again.outcome == ("Your change does not change what is recommended.",)
    assert again.read().outcome == ()


def test_going_back_from_a_result_and_on_again_compares_both(sitting: Sitting) -> None:
    """Also if the result before was read."""
    back, said = after(sitting, [], "no", 3).read().back()
    assert said == ()
    _, said = back.answer(4)
    assert said == ("Your change does not change what is recommended.",)


@pytest.fixture
def longer(small: dict[str, Any]) -> Sitting:
    """With a question that only sharp pain leads to; its yes ends the interview."""
    small["questions"]["leg"]["go"] = "below-knee"
    small["questions"]["below-knee"] = {
        "ask": "Does it go below the knee?",
        "ask_if": "leg.sharp",
        "worse": "later",
        "answers": {"no": {"text": "No"}, "yes": {"text": "Yes", "recommend": ["call"]}},
        "go": "pain",
    }
    return Sitting.resume(Interview.begin(build(small)))[0]


def test_what_a_change_adds_is_asked_and_the_rest_is_taken_up(longer: Sitting) -> None:
    """It says why; what comes after it is not asked again."""
    added, said = after(longer, [], "no", 3).change(2).answer("sharp")
    assert said == (sentences.ASKED_TOO,)
    assert added.asked is added.interview.questionnaire.questions["below-knee"]
    over, said = added.answer("no")
    assert over.asked is None
    assert said == over.outcome != ()
    assert not over.taking_up


def test_what_an_added_question_makes_void_is_said(longer: Sitting) -> None:
    """Before what became of the recommendation."""
    added, _ = after(longer, [], "no", 3).change(2).answer("sharp")
    over, said = added.answer("yes")
    dropped = "No longer asked, so its answer was dropped: How bad is the pain?"
    assert said == (dropped, *over.outcome)


def test_what_was_to_come_anyway_is_not_blamed_on_a_change(longer: Sitting) -> None:
    """Nor is it after the change of another answer."""
    changed, said = after(longer, [], "no").change(1).answer(["tired"])
    assert said == ()
    assert changed.place == "Question 3, the last one"


def test_going_back_ends_the_taking_up(longer: Sitting) -> None:
    """Whoever goes back looks at each answer: it is offered, not taken."""
    added, _ = after(longer, [], "no", 3).change(2).answer("sharp")
    back, _ = added.back()
    on = after(back, "sharp", "no")
    assert on.asked is on.interview.questionnaire.questions["pain"]
    assert on.given == 3


def test_another_change_goes_on_taking_up() -> None:
    """Changed twice before the added question is answered, the rest still follows."""
    over, _ = Sitting.resume(sample.finished())
    added, _ = over.change(2).answer("lot")
    twice, said = added.change(1).answer(["hot"])
    assert said == ()
    assert twice.asked is twice.interview.questionnaire.questions["swollen-since"]
    assert after(twice, "later").asked is None


def test_where_the_answers_are(sitting: Sitting) -> None:
    """Nowhere, in the file, or not all of them in it."""
    answered = after(sitting, ["tired"])
    assert (answered.where, answered.stored) == (None, "nothing was stored")
    saved, said = answered.keep(FILE)
    assert said == (f"Saved: {FILE}",)
    assert (saved.where, saved.stored) == (FILE, f"your answers are in {FILE}")
    assert saved.back()[0].where == FILE
    since = after(saved, "no")
    assert (since.where, since.stored) == (IN_PART, f"your answers are in {IN_PART}")
    assert since.keep("/home/me/b.md")[0].where == "/home/me/b.md"
    assert saved.change(1).answer(["numb"])[0].where == IN_PART
    assert since.back()[0].where == FILE


# Both front ends


class Action(NamedTuple):
    """One thing a person does: ``answer``, ``back``, ``change``, ``save``, ``quit``, ``resume``."""

    does: str
    value: Given = ()
    number: int = 0


def file_name(sitting: Sitting) -> str:
    """The name that the full screen offers."""
    return "triage-answers.md" if sitting.interview.current else "triage-result.md"


def done(sitting: Sitting, action: Action) -> tuple[Sitting, Said]:
    """What the sitting makes of it."""
    match action.does:
        case "answer":
            return sitting.answer(action.value)
        case "back":
            return sitting.back()
        case "change":
            return sitting.change(action.number).answer(action.value)
        case "save":
            return sitting.keep(f"/home/me/{file_name(sitting)}")
        case "quit":
            where = sitting.where
            return sitting, (f"saved in {where}" if where else sentences.NOT_SAVED,)
    return Sitting.resume(kept(sitting))


def kept(sitting: Sitting) -> Interview:
    """An interview from what was saved."""
    assert sitting.saved is not None
    return Interview.replay(sample.questionnaire(), sitting.saved.interview.answers)


def values(question: Question) -> st.SearchStrategy[Given]:
    """Any answer to a question; no box as often as some."""
    if question.number is not None:
        return st.integers(question.number.lowest, question.number.highest)
    one = st.sampled_from(list(question.answers))
    if question.kind == "any":
        return st.one_of(st.just(()), one.map(lambda id: (id,)))
    return one


@st.composite
def actions(draw: st.DrawFn, most: int) -> list[Action]:
    """What a person may do, one after the other, in front of the sample."""
    sitting, _ = Sitting.resume(sample.begin())
    chosen: list[Action] = []
    for _ in range(most):
        path, asked = sitting.interview.path, sitting.asked
        may = ["save"] if not chosen or chosen[-1].does != "save" else []
        may += ["answer"] * 3 + ["quit"] if asked else []
        may += ["back", "change", "change", "again"] if path else []
        may += ["resume"] if sitting.saved else []
        does = draw(st.sampled_from(may))
        action = Action(does)
        if does in ("change", "again"):
            number = draw(st.integers(1, len(path)))
            question, before = path[number - 1]
            value = before if does == "again" else draw(values(question))
            action = Action("change", value, number)
        elif does == "answer":
            assert asked is not None
            remembered = st.nothing() if sitting.given is None else st.just(sitting.given)
            action = Action(does, draw(st.one_of(remembered, values(asked))))
        chosen.append(action)
        sitting, _ = done(sitting, action)
    return chosen


def expected(chosen: Sequence[Action]) -> list[list[str]]:
    """What is to be said, beginning and every action for itself."""
    sitting, said = Sitting.resume(sample.begin())
    told = [list(said)]
    for action in chosen:
        sitting, said = done(sitting, action)
        told.append(list(said))
    return told


def legs(chosen: Sequence[Action]) -> Iterator[list[Action]]:
    """The actions of each run of the program: a new one begins by going on from saved answers."""
    leg: list[Action] = []
    for action in chosen:
        if action.does == "resume":
            yield leg
            leg = []
        else:
            leg.append(action)
    yield leg


def rows(question: Question, value: Given) -> set[int]:
    """The positions of the rows that are an answer; no box has the last row."""
    ids = list(question.answers)
    ticked = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    return {ids.index(id) for id in ticked} or {len(ids)}


SAID = (
    "No longer asked",
    "Because of your change",
    "Your change ",
    "Saved: ",
    "Your answers are",
)


class Lines:
    """The actions typed line by line."""

    def __init__(self) -> None:
        self.told: list[list[str]] = []
        self._text = ""

    def run(self, interview: Interview, leg: Sequence[Action]) -> Sitting:
        """One run of the program to the end of what is typed."""
        waiting, lines = iter(leg), list[str]()

        def read() -> str | None:
            self._text += "\n"
            if not lines:
                self.told.append(list(self._said()))
                action = next(waiting, None)
                if action is None:
                    return None
                lines.extend(self._typed(plain.sitting, action))
            return lines.pop(0)

        plain = PlainInterview(
            interview,
            read=read,
            write=self._write,
            show_result=self._write,
            save=lambda path, _: f"/home/me/{path}",
            today=date(2026, 11, 22),
            width=10_000,
        )
        with suppress(EndOfInput):
            plain.run()
        return plain.sitting

    def _write(self, text: str) -> None:
        self._text += text

    def _said(self) -> Iterator[str]:
        for line in self._text.splitlines():
            if line.startswith("Stop? Your answers are "):
                quitting = line.removeprefix("Stop? ").partition(" Type y to stop")[0]
                saved_in = quitting.removeprefix("Your answers are ").removesuffix(".")
                yield quitting if quitting == sentences.NOT_SAVED else saved_in
            elif line.startswith(SAID) or " so far, at most" in line or line.endswith("so far."):
                yield line
        self._text = ""

    def _typed(self, sitting: Sitting, action: Action) -> list[str]:
        def line(question: Question | None) -> str:
            assert question is not None
            if isinstance(action.value, int):
                return str(action.value)
            return " ".join(str(row + 1) for row in rows(question, action.value))

        match action.does:
            case "answer":
                return ["" if sitting.given == action.value else line(sitting.asked)]
            case "back":
                return ["b"]
            case "change":
                question = sitting.interview.path[action.number - 1].question
                return ["c", str(action.number), line(question)]
            case "save":
                return ["s", file_name(sitting)]
        return ["q", ""]


def said_line_by_line(chosen: Sequence[Action]) -> list[list[str]]:
    """What the plain front end says to the same actions."""
    lines, interview = Lines(), sample.begin()
    for leg in legs(chosen):
        sitting = lines.run(interview, leg)
        interview = kept(sitting) if sitting.saved else interview
    return lines.told


async def said_on_the_screen(chosen: Sequence[Action]) -> list[list[str]]:
    """What the full screen says to the same actions."""
    told, interview = [], sample.begin()
    for leg in legs(chosen):
        save: Callable[[Path, Interview], str] = lambda path, _: f"/home/me/{path}"  # noqa: E731
        async with person(interview, size=(60, 20), look="plain", save=save) as somebody:
            told.append(read_off(somebody))
            await somebody.press("enter")
            for action in leg:
                await act(somebody, action)
                told.append(read_off(somebody, action.does))
                if action.does == "quit":
                    await somebody.press("n")
                elif somebody.where == "CheckPage" and somebody.app.sitting.asked:
                    await somebody.press("enter")
            sitting = somebody.app.sitting
        interview = kept(sitting) if sitting.saved else interview
    return told


def read_off(somebody: Person, does: str = "") -> list[str]:
    """The sentences on the screen that belong to what was done last."""
    screen = somebody.app.screen
    if does == "quit":
        first = str(screen.query(".text").first(Static).content)
        return [first.replace("Saved: ", "saved in ")]
    assert isinstance(screen, ScreenPage)
    if isinstance(screen, IntroPage):
        length = str(screen.query(".text").last(Static).content).removesuffix(f" {PRIVATE}")
        return [] if length.startswith("At most") else [length]
    if does == "save":
        return [str(screen.status.content)]
    return [str(note.content) for note in screen.query(".note").results(Static)]


async def act(somebody: Person, action: Action) -> None:
    """Press the keys for it."""
    match action.does:
        case "answer":
            await choose(somebody, action.value)
        case "back":
            await somebody.press("b")
        case "change":
            if somebody.where != "CheckPage":
                await somebody.press("c")
            await somebody.press(f"{action.number} enter")
            await choose(somebody, action.value)
        case "save":
            await somebody.press("q s enter")
        case "quit":
            await somebody.press("q")


async def choose(somebody: Person, value: Given) -> None:
    """Leave exactly that answer marked on the page of a question, and go on."""
    page = somebody.app.screen
    if not isinstance(page, ChoicePage):
        await somebody.press(" ".join([*str(value), "enter"]))
        return
    wanted = rows(page.asked.question, value)
    if page.choices.several:
        ids = [*page.asked.question.answers, None]
        marked = {ids.index(id) for id in page.choices.marked}
        none = {len(ids) - 1}
        wanted = wanted - marked if wanted == none else wanted ^ (marked - none)
    await somebody.press(" ".join([*(MARKS[row] for row in sorted(wanted)), "enter"]))


ALL_AT_ONCE = [
    Action("answer", ()),
    Action("save"),
    Action("answer", "no"),
    Action("quit"),
    Action("answer", 2),
    Action("change", "no", 2),
    Action("change", "lot", 2),
    Action("change", ("hot",), 1),
    Action("answer", "later"),
    Action("resume"),
    Action("quit"),
]


@given(actions(12))
@example(ALL_AT_ONCE)
def test_line_by_line_says_what_the_sitting_says(chosen: list[Action]) -> None:
    """Whatever is answered, changed, saved and resumed, in whatever order."""
    assert said_line_by_line(chosen) == expected(chosen)


@settings(max_examples=3)
@given(actions(5))
@example(ALL_AT_ONCE)
def test_both_front_ends_say_the_same(chosen: list[Action]) -> None:
    """The same actions, typed line by line and key by key."""
    on_the_screen = asyncio.run(said_on_the_screen(chosen))
    assert on_the_screen == said_line_by_line(chosen) == expected(chosen)
