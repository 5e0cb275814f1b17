"""The shipped questionnaire and its cases at hand, and random people who answer it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from triage.casefile import CaseFile
from triage.interview.answers import answers_of
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.problems import Given
from triage.reading.document import Document
from triage.results.summary import Summary, summarize
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Answer, Question, Questionnaire

RULES = Path(__file__).parents[2] / "rules"
FILE = RULES / "runner-low-back-pain.yaml"
CASES = RULES / "runner-low-back-pain.cases.yaml"
TODAY = date(2026, 11, 22)


@cache
def rule_text() -> str:
    """The rule file as it is written."""
    return FILE.read_text(encoding="utf-8")


@cache
def document() -> Document:
    """The rule file as data with places. Read only: it is shared."""
    return _loaded()[0]


@cache
def questionnaire() -> Questionnaire:
    """The shipped questionnaire."""
    return _loaded()[1]


@cache
def cases() -> Mapping[str, Mapping[str, Any]]:
    """The cases by id, as data, each with its whole answer sheet. Read only: they are shared."""
    file = CaseFile.open(CASES)
    assert file.document is not None, file.faults
    begun = Interview.begin(questionnaire())
    return {id: {**case, "answers": file.case(id, begun).answers} for id, case in file.data.items()}


@cache
def walked_cases() -> Mapping[str, Result]:
    """The result of every case that its answers complete."""
    walks = {id: Interview.replay(questionnaire(), case["answers"]) for id, case in cases().items()}
    return {id: walk.result for id, walk in walks.items() if walk.result is not None}


def in_words(result: Result) -> Summary:
    """The result as a person reads it."""
    return summarize(questionnaire(), result, TODAY)


def may_be_calm(answer: Answer) -> bool:
    """Whether an answer recommends nothing by itself."""
    return not answer.recommend and (answer.way is None or answer.way.end is None)


@st.composite
def answers_to(draw: st.DrawFn, question: Question, calm: bool) -> Given:
    """One answer to a question; a calm one recommends nothing more where the question allows it."""
    if question.kind == "any":
        boxes = st.sets(st.sampled_from(list(question.answers)))
        ticked = set() if calm else draw(boxes)
        return tuple(id for id in question.answers if id in ticked)
    answers = list(question.answers.values())
    if calm:
        answers = [answer for answer in answers if may_be_calm(answer)] or answers
    chosen = draw(st.sampled_from(answers))
    if question.number is None:
        return chosen.id
    before = [
        answer.up_to
        for answer in question.answers.values()
        if answer.up_to is not None and chosen.up_to is not None and answer.up_to < chosen.up_to
    ]
    assert chosen.up_to is not None
    number = question.number
    lowest = number.place(max(before)) + 1 if before else 0
    return number.at(draw(st.integers(lowest, number.place(chosen.up_to))))


@st.composite
def people(draw: st.DrawFn) -> Result:
    """The result of a random person.

    Answers drawn evenly would nearly all end as an emergency on the first screen. So each person
    has a mood: how often an answer is drawn from all there are, and not from the calm ones.
    """
    one_in = draw(st.sampled_from([1, 4, 12, 100]))
    # Past the warning signs the answers about the running are what matters, so they stay random.
    signs = list(questionnaire().questions)
    signs = signs[: signs.index("running-now")]
    interview = Interview.begin(questionnaire())
    while (question := interview.current) is not None:
        calm = question.id in signs and draw(st.integers(1, one_in)) != 1
        interview = interview.answer(draw(answers_to(question, calm)))
    assert interview.result is not None
    return interview.result


def answers_of_result(result: Result) -> Iterator[tuple[Question, Answer]]:
    """The answers on a result's path, each with its question; `none` is no answer."""
    for id, given in result.path:
        question = questionnaire().questions[id]
        for answer in answers_of(question, given):
            yield question, answer


@cache
def _loaded() -> tuple[Document, Questionnaire]:
    file = RuleFile(rule_text(), FILE.name)
    assert file.document is not None, file.faults
    assert file.questionnaire is not None, file.faults
    return file.document, file.questionnaire
