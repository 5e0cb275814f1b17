"""From steps back to answers: the sheet of a path that shows what was found."""

from __future__ import annotations

from collections.abc import Iterable

from triage.problems import Given
from triage.proof.counting import FAR, Ends
from triage.proof.steps import Step
from triage.proof.walks import Walks
from triage.rules.questionnaire import Questionnaire

Answers = dict[str, Given]


def sheet_of(questionnaire: Questionnaire, steps: Iterable[Step]) -> Answers:
    """The answers that a walk by these steps gives; a number is the highest of its band."""
    sheet: Answers = {}
    ticked: dict[str, list[str]] = {}
    for step in steps:
        question = questionnaire.questions[step.question]
        if isinstance(step.choice, tuple):
            box, is_ticked = step.choice
            ticked.setdefault(question.id, []).extend([box] * is_ticked)
        elif step.choice is not None:
            up_to = question.answers[step.choice].up_to
            sheet[question.id] = step.choice if up_to is None else up_to
        elif step.asked:
            sheet[question.id] = tuple(ticked[question.id])
    return sheet


class Ways:
    """The shortest way to each state, and the way on to a wanted end."""

    def __init__(self, walks: Walks, ends: Ends) -> None:
        self._walks = walks
        self._ends = ends
        self._came: dict[int, tuple[int, Step]] = {}
        fewest = [FAR] * len(walks.node)
        fewest[0] = 0
        for state in walks.order:
            for step, to in walks.links[state]:
                if step is not None and to >= 0 and fewest[state] + step.asked < fewest[to]:
                    fewest[to] = fewest[state] + step.asked
                    self._came[to] = (state, step)

    def to(self, state: int) -> list[Step]:
        """The steps of a walk to the state that asks the fewest questions."""
        steps = []
        while state in self._came:
            state, step = self._came[state]
            steps.append(step)
        return steps[::-1]

    def along(self, state: int, choices: Iterable[int]) -> tuple[list[Step], int]:
        """The steps when those links are chosen one after another, and where they lead."""
        steps = []
        for choice in choices:
            step, state = self._walks.links[state][choice]
            if step is not None:
                steps.append(step)
        return steps, state

    def on(self, state: int, calmest: bool) -> list[Step]:
        """The steps to the calmest end that can follow, or to the most urgent one."""
        steps = []
        side = 0 if calmest else 1
        while state >= 0:
            wanted = self._ends.after(state)[side]
            step, state = next(
                link
                for link in self._walks.links[state]
                if self._ends.after(link.to)[side] == wanted
            )
            if step is not None:
                steps.append(step)
        return steps
