"""The engine under attack: what must be true however somebody answers, wanders and comes back.

The oracle, which is a second reading of the design, is the judge; where the shipped questionnaire
is walked, its paths are drawn by `triage.testing`, which reaches its rare branches.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from frontend.screen import sample
from frontend.screen.person import person
from frontend.test_plain import Session, typed
from helpers import oracle
from helpers.random_questionnaires import Chooser, questionnaires, reply, sheets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from making.strategies import questionnaire_texts

from triage.checks.example import EXAMPLE
from triage.cli import main
from triage.commands import answer as answering
from triage.frontend.screen.keys import MARKS
from triage.interview.engine import recommended_by
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.interview.sheet import read_sheet
from triage.problems import Given
from triage.reading import files
from triage.results.json import as_json
from triage.results.saving import ENDINGS, content_of
from triage.rulefile import load, load_text
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire
from triage.rules.shipped import path as shipped_path
from triage.testing.guide import Guide

TODAY = date(2026, 11, 22)
FEW = settings(max_examples=20, suppress_health_check=list(HealthCheck))
WALKS = 100


@pytest.fixture(scope="module")
def data() -> oracle.Data:
    """The shipped questionnaire as plain data, for the oracle."""
    document = load(shipped_path()).document
    assert document is not None
    shipped: oracle.Data = document.data
    return shipped


@pytest.fixture(scope="module")
def shipped(data: oracle.Data) -> Questionnaire:
    """The shipped questionnaire."""
    return build(data)


@pytest.fixture(scope="module")
def walks(shipped: Questionnaire) -> list[Interview]:
    """Complete interviews of it, rare ones as often as common ones."""
    rng = random.Random(11)
    guide = Guide(shipped)
    return [guide.walk(rng.randint) for _ in range(WALKS)]


def outcome(interview: Interview) -> Result:
    """What came of a complete interview."""
    assert interview.result is not None
    return interview.result


def finished(rng: random.Random, interview: Interview) -> Interview:
    """The interview with whatever it remembers, and any answers to what else is asked."""
    while (question := interview.current) is not None:
        value: object = interview.remembered
        if value is None:
            value = any_answer(rng, question.id, interview.questionnaire)
        interview = interview.answer(value)
    return interview


def any_answer(rng: random.Random, id: str, questionnaire: Questionnaire) -> Given:
    """Anything that the question accepts; as often as not it is mild."""
    question = questionnaire.questions[id]
    if question.number is not None:
        return rng.randint(question.number.lowest, question.number.highest)
    if question.kind == "any":
        return tuple(box for box in question.answers if rng.random() < 0.1)
    return rng.choice(list(question.answers))


def written_down(answers: Mapping[str, Given]) -> oracle.Sheet:
    """Answers as a rule author writes them: boxes in a list."""
    return {id: list(one) if isinstance(one, tuple) else one for id, one in answers.items()}


def agrees(data: oracle.Data, interview: Interview) -> None:
    """Everything that the oracle says of these answers is so."""
    walk = oracle.walk(data, written_down(interview.answers))
    assert walk.asked == tuple(interview.answers)
    assert walk.missing == (interview.current.id if interview.current else None)
    for question, ticked in interview.path:
        if isinstance(ticked, tuple):
            assert ticked == tuple(box for box in question.answers if box in ticked)
    result = interview.result
    assert (result is None) == (walk.missing is not None)
    if result is not None:
        assert result.level.id == walk.level
        assert tuple(one.id for one in result.recommendations) == walk.recommendations
        assert tuple(one.id for one in result.advice) == walk.advice
        assert result.ended_early == walk.early


def test_the_shipped_questionnaire_means_what_the_oracle_says(
    data: oracle.Data, walks: list[Interview]
) -> None:
    """Not only small random ones."""
    for interview in walks:
        agrees(data, interview)


# Changes


@given(st.data())
def test_any_changes_that_end_in_the_same_answers_give_the_same_result(
    source: st.DataObject,
) -> None:
    """However somebody came to these answers: by changes here and there, or straight."""
    written = source.draw(questionnaires())
    questionnaire = build(written)
    wanted = Interview.replay(questionnaire, source.draw(sheets(written)))
    interview = Interview.replay(questionnaire, source.draw(sheets(written)))
    for id in source.draw(st.permutations(list(wanted.answers))):
        if id in interview.answers:
            interview = interview.change(id, wanted.answers[id])
            agrees(written, interview)
    while interview.answers != wanted.answers:
        differing = [id for id, one in interview.answers.items() if wanted.answers.get(id) != one]
        if differing:
            interview = interview.change(differing[0], wanted.answers[differing[0]])
        else:
            assert interview.current is not None
            interview = interview.answer(wanted.answers[interview.current.id])
    assert interview.path == wanted.path
    assert interview.result == wanted.result


class Wandering(RuleBasedStateMachine):
    """Somebody who answers, goes back, changes answers, saves and resumes, in any order.

    The model is what was last answered to each question, less what the interview said it dropped.
    """

    def __init__(self) -> None:
        super().__init__()
        self.data: oracle.Data = {}
        self.interview: Interview
        self.known: dict[str, Given] = {}

    @initialize(written=questionnaires(most_paths=200))
    def begin(self, written: oracle.Data) -> None:
        """Stand at the first question."""
        self.data = written
        self.interview = Interview.begin(build(written))

    def any_reply(self, source: st.DataObject, id: str) -> object:
        """Anything that the question accepts."""
        choice = Chooser(lambda low, high: source.draw(st.integers(low, high)))
        return reply(choice, self.data["questions"][id])

    def let_go(self) -> None:
        """What the interview dropped can really not be asked any more."""
        current = self.interview.current
        ahead = oracle.reachable(self.data, current.id) if current else set()
        for id in self.interview.dropped:
            assert id not in ahead
            assert id not in self.interview.answers
            del self.known[id]

    def is_asking(self) -> bool:
        """Whether there is a question to answer."""
        return self.interview.current is not None

    def has_answers(self) -> bool:
        """Whether there is something to go back to."""
        return bool(self.interview.path)

    @precondition(is_asking)
    @rule(source=st.data())
    def answer(self, source: st.DataObject) -> None:
        """Answer the question anew."""
        assert self.interview.current is not None
        id = self.interview.current.id
        self.interview = self.interview.answer(self.any_reply(source, id))
        self.known[id] = self.interview.answers[id]
        self.let_go()

    @precondition(lambda self: self.is_asking() and self.interview.remembered is not None)
    @rule()
    def keep(self) -> None:
        """Keep the answer that was given before."""
        before = dict(self.known)
        self.interview = self.interview.answer(self.interview.remembered)
        self.let_go()
        assert self.known == before

    @precondition(has_answers)
    @rule()
    def back(self) -> None:
        """Go back one question; its answer is still there."""
        id, before = list(self.interview.answers)[-1], self.interview
        self.interview = before.back()
        assert self.interview.current is not None
        assert self.interview.current.id == id
        assert self.interview.remembered == before.answers[id]

    @precondition(has_answers)
    @rule(source=st.data())
    def change(self, source: st.DataObject) -> None:
        """Change any answer of the path; what still applies goes on applying."""
        id = source.draw(st.sampled_from(list(self.interview.answers)))
        before = list(self.interview.answers)
        self.interview = self.interview.change(id, self.any_reply(source, id))
        after = list(self.interview.answers)
        assert after[: before.index(id) + 1] == before[: before.index(id) + 1]
        self.known[id] = self.interview.answers[id]
        self.let_go()
        assert self.interview.remembered is None, "what was answered is not asked again"

    @rule(ending=st.sampled_from(ENDINGS))
    def save_and_resume(self, ending: str) -> None:
        """Only the answers of the path are in the file, and they are all that is needed."""
        saved = content_of(self.interview, ending, TODAY).encode()
        sheet = read_sheet(saved, f"saved{ending}", self.interview.questionnaire)
        assert sheet.problems == []
        resumed = Interview.replay(self.interview.questionnaire, sheet.answers)
        assert resumed.path == self.interview.path
        assert resumed.result == self.interview.result
        self.interview, self.known = resumed, resumed.answers

    @invariant()
    def the_oracle_agrees(self) -> None:
        """Where one stands and what came out follow from the answers alone."""
        agrees(self.data, self.interview)
        for id, value in self.interview.answers.items():
            assert self.known[id] == value
        current = self.interview.current
        if current is not None:
            assert self.interview.remembered == self.known.get(current.id)
        # What can no longer be asked was let go of, and named.
        ahead = oracle.reachable(self.data, current.id) if current else set()
        assert set(self.known) <= {*self.interview.answers, *ahead}


TestWandering = Wandering.TestCase
TestWandering.settings = settings(
    max_examples=30, stateful_step_count=20, suppress_health_check=list(HealthCheck)
)


# Front ends


@given(st.data())
@FEW
def test_plain_and_answer_and_the_interview_agree(source: st.DataObject) -> None:
    """The same answers come to the same, typed line by line or given as a sheet of any kind."""
    text = source.draw(questionnaire_texts(most_paths=60, most_questions=4))
    document = load_text(text, "random.yaml").document
    assert document is not None
    interview = Interview.replay(build(document.data), source.draw(sheets(document.data)))
    lines = [typed(question, given) for question, given in interview.path]
    plain = Session(document.data, [*lines, ""]).run()
    assert plain.path == interview.path
    assert plain.result == interview.result
    expected = json.loads(json.dumps(as_json(interview.questionnaire, outcome(interview))))
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr("builtins.print", lambda *words, **_: printed.append(" ".join(words)))
        for ending in ENDINGS:
            printed.clear()
            assert answered(text, content_of(interview, ending, TODAY), patch) == 0
            assert json.loads(printed[0]) == expected


def answered(text: str, sheet: str, patch: pytest.MonkeyPatch) -> int:
    """The exit code of ``triage answer``; files are read from these two texts."""
    content = {"rules.yaml": text.encode(), "sheet": sheet.encode()}
    for module in (files, answering):
        patch.setattr(module, "read_bytes", content.__getitem__)
    return main(["answer", "rules.yaml", "--answers", "sheet", "--format", "json"])


def test_plain_agrees_on_the_shipped_questionnaire(
    data: oracle.Data, walks: list[Interview]
) -> None:
    """With all its long screens."""
    for interview in walks[:40]:
        lines = [typed(question, given) for question, given in interview.path]
        assert Session(data, [*lines, ""]).run().result == interview.result


@pytest.mark.parametrize("seed", range(4))
async def test_the_full_screen_agrees(seed: int) -> None:
    """Key by key, on a handful of paths."""
    expected = Guide(sample.questionnaire()).walk(random.Random(seed).randint)
    async with person() as somebody:
        await somebody.press("enter")
        for question, given in expected.path:
            if isinstance(given, int):
                await somebody.write(str(given))
            else:
                rows = [*question.answers, *([()] if question.none is not None else [])]
                ticked = (given,) if isinstance(given, str) else given or ((),)
                await somebody.press(" ".join(MARKS[rows.index(one)] for one in ticked))
            await somebody.press("enter")
        assert somebody.app.interview.path == expected.path
        assert somebody.app.interview.result == expected.result


# Urgency


def test_one_more_box_never_lowers_urgency(walks: list[Interview]) -> None:
    """Whatever is then answered to what was not asked before."""
    rng = random.Random(5)
    tried = 0
    for interview in walks:
        before = outcome(interview).level.rank
        for question, ticked in interview.path:
            if not isinstance(ticked, tuple):
                continue
            left = [box for box in question.answers if box not in ticked]
            for box in rng.sample(left, min(2, len(left))):
                more = interview.change(question.id, (*ticked, box))
                assert outcome(finished(rng, more)).level.rank <= before
                tried += 1
    assert tried > 5 * WALKS


def test_a_further_warning_sign_never_lowers_urgency(
    shipped: Questionnaire, walks: list[Interview]
) -> None:
    """It is at least as urgent as the sign, and as it was without it."""
    rng = random.Random(6)
    tried = 0
    for interview in walks:
        before = outcome(interview).level.rank
        for question, value in interview.path:
            if isinstance(value, tuple):
                continue
            for answer in question.answers.values():
                sign = min(map(shipped.rank, recommended_by(answer)), default=before + 1)
                if sign > before or answer.id == value:
                    continue
                other = answer.id if answer.up_to is None else answer.up_to
                warned = finished(rng, interview.change(question.id, other))
                assert outcome(warned).level.rank <= sign <= before
                tried += 1
    assert tried > WALKS // 2


def never_early(*_: object) -> bool:
    """Stands in for the oracle's question whether anything can still raise the level."""
    return True


@given(questionnaires(most_paths=80))
@settings(max_examples=50)
def test_an_early_end_loses_nothing_more_urgent(written: oracle.Data) -> None:
    """Of every completion of every path: answering all questions anyway comes to no other level."""
    questionnaire = build(written)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(oracle, "can_be_raised", never_early)
        to_the_end = list(oracle.paths(written))
    for sheet, walk in to_the_end:
        interview = Interview.replay(questionnaire, sheet)
        result = outcome(interview)
        assert result.level.id == walk.level
        assert tuple(interview.answers) == walk.asked[: len(interview.answers)]
        if len(interview.answers) < len(walk.asked):
            assert result.ended_early


@pytest.mark.parametrize("second", ["passed over", "boxes"])
def test_an_own_end_that_is_more_urgent_is_waited_for(small: oracle.Data, second: str) -> None:
    """A question's own `end` belongs to no answer, and yet it can raise the level."""
    small["levels"]["doctor"]["enough"] = True
    small["recommendations"]["rest"]["level"] = "emergency"
    first, last = small["questions"]["leg"], small["questions"]["pain"]
    if second == "boxes":
        last = {"ask": "?", "choose": "any", "answers": {"a": {"text": "A"}}, "none": "N"}
    else:
        last["ask_if"] = "leg.no"
    small["questions"] = {"leg": first, "pain": {**last, "end": "rest"}}
    small |= {"start": "leg", "advice": {}, "rules": {}}
    small["recommendations"]["rest"]["advice"] = []
    interview = Interview.begin(build(small)).answer("sharp")
    agrees(small, interview)
    assert (interview.current is None) == (second == "passed over")
    result = outcome(finished(random.Random(0), interview))
    assert result.level.id == "emergency"
    assert not result.ended_early


def test_an_early_end_of_the_shipped_questionnaire_loses_nothing_more_urgent(
    data: oracle.Data, walks: list[Interview], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The questions that it spares are answered anyway, as badly and as well as can be."""
    rng = random.Random(8)
    monkeypatch.setattr(oracle, "can_be_raised", never_early)
    early = [interview for interview in walks if outcome(interview).ended_early]
    assert len(early) > WALKS // 4
    for interview in early:
        for _ in range(3):
            others = {
                id: any_answer(rng, id, interview.questionnaire)
                for id in interview.questionnaire.questions
            }
            sheet = written_down({**others, **interview.answers})
            walk = oracle.walk(data, sheet)
            assert walk.missing is None
            assert walk.level == outcome(interview).level.id


# Advice


def withheld(data: oracle.Data, interview: Interview) -> Iterator[str]:
    """The advice that the file withholds from these answers, read off its text."""
    walk = oracle.walk(data, written_down(interview.answers))
    for id, advice in data.get("advice", {}).items():
        unless: Any = advice.get("unless")
        if unless is not None and oracle.holds(
            unless, walk.facts, data.get("conditions", {}), unless=True
        ):
            yield id


def test_withheld_advice_never_appears(data: oracle.Data, walks: list[Interview]) -> None:
    """Whoever recommends it; and what is withheld is withheld often enough to be seen."""
    seen = set()
    for interview in walks:
        hidden = set(withheld(data, interview))
        assert not hidden & {one.id for one in outcome(interview).advice}
        seen |= hidden
    assert seen == {id for id, one in data["advice"].items() if "unless" in one}


@given(st.data())
def test_withheld_advice_never_appears_anywhere(source: st.DataObject) -> None:
    """Of any questionnaire; and withholding never changes urgency."""
    written = source.draw(questionnaires())
    sheet = source.draw(sheets(written))
    interview = Interview.replay(build(written), sheet)
    assert not set(withheld(written, interview)) & {one.id for one in outcome(interview).advice}
    for advice in written.get("advice", {}).values():
        advice.pop("unless", None)
        advice.pop("level", None)
    assert outcome(Interview.replay(build(written), sheet)).level == outcome(interview).level


# Saving


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_saved_and_resumed_interview_is_the_same(ending: str, walks: list[Interview]) -> None:
    """Saved after any answer, and as a file of any kind."""
    rng = random.Random(9)
    for complete in walks[:40]:
        answers = list(complete.answers.items())
        for length in {len(answers), rng.randint(0, len(answers))}:
            interview = Interview.replay(complete.questionnaire, dict(answers[:length]))
            saved = content_of(interview, ending, TODAY).encode()
            sheet = read_sheet(saved, f"saved{ending}", complete.questionnaire)
            assert sheet.problems == []
            resumed = Interview.replay(complete.questionnaire, sheet.answers)
            assert resumed == interview
            assert resumed.result == interview.result


def test_the_example_of_the_pages_is_walked_by_main(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once with real files, so that the stand-ins above stand in for something."""
    (tmp_path / "knee.yaml").write_text(EXAMPLE)
    (tmp_path / "sheet.yaml").write_text("warning-signs: [cold-foot]\n")
    files = [str(tmp_path / "knee.yaml"), "--answers", str(tmp_path / "sheet.yaml")]
    assert main(["answer", *files, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["level"] == "emergency"
