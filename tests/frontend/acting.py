"""The same actions in front of both front ends, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st
from textual.widgets import Static

from frontend.screen import sample
from frontend.screen.person import Person, person
from triage.frontend import sentences
from triage.frontend.plain import EndOfInput, PlainInterview
from triage.frontend.screen.keys import MARKS, NONE_KEY
from triage.frontend.screen.screens.choice import ChoicePage
from triage.frontend.screen.screens.intro import IntroPage
from triage.frontend.screen.screens.page import ScreenPage
from triage.frontend.sitting import Said, Sitting
from triage.interview.interview import Interview
from triage.problems import Given
from triage.rules.questionnaire import Question


class Action(NamedTuple):
    """One thing a person does: ``answer``, ``back``, ``change``, ``undo``, ``save``, and so on."""

    does: str
    value: Given = ()
    number: int = 0


def file_name(sitting: Sitting) -> str:
    """The name that the full screen offers."""
    return (
        "triage-answers-2026-11-22.html"
        if sitting.interview.current
        else "triage-result-2026-11-22.html"
    )


def done(sitting: Sitting, action: Action) -> tuple[Sitting, Said]:
    """What the sitting makes of it."""
    match action.does:
        case "answer":
            return sitting.answer(action.value)
        case "back":
            return sitting.back()
        case "change":
            return sitting.change(action.number).answer(action.value)
        case "undo":
            return sitting.undo()
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
        return st.integers(0, question.number.last).map(question.number.at)
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
        may += ["undo"] if sitting.earlier else []
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


LEFT = Action("leave")
"""Nothing is typed any more, and it was noticed."""

SAID = (
    "Because of your change",
    "Your change ",
    "Your last step ",
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
        waiting, lines = iter([*leg, None]), list[str]()

        def read() -> str | None:
            self._text += "\n"
            if not lines:
                action = next(waiting, LEFT)
                if action is not LEFT:
                    self.told.append(list(self._said()))
                if action is LEFT or action is None:
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
            elif (
                line.startswith(SAID)
                or " kept aside, because " in line
                or " so far, at most" in line
                or line.endswith("so far.")
            ):
                yield line
        self._text = ""

    def _typed(self, sitting: Sitting, action: Action) -> list[str]:
        def line(question: Question | None) -> str:
            assert question is not None
            if isinstance(action.value, int):
                return str(action.value)
            if action.value == ():
                return "0"
            return " ".join(str(row + 1) for row in rows(question, action.value))

        match action.does:
            case "answer":
                return ["" if sitting.given == action.value else line(sitting.asked)]
            case "back":
                return ["b"]
            case "undo":
                return ["u"]
            case "change":
                question = sitting.interview.path[action.number - 1].question
                first = [] if sitting.to_check else ["c"]
                return [*first, str(action.number), line(question)]
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
        save: Callable[[Path, Sitting], str] = lambda path, _: f"/home/me/{path}"  # noqa: E731
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
        length = str(screen.query(".text").last(Static).content).removesuffix(
            f" {sentences.PRIVATE}"
        )
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
        case "undo":
            await somebody.press("u")
        case "change":
            if somebody.where != "CheckPage":
                await somebody.press("c")
            await somebody.press(f"{action.number} enter")
            await choose(somebody, action.value)
        case "save":
            await somebody.press("s enter")
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
    last = page.choices.count - 1 if page.choices.several else None
    keys = (NONE_KEY if row == last else MARKS[row] for row in sorted(wanted))
    await somebody.press(" ".join([*keys, "enter"]))
