"""The proof against brute force: every path of many small random questionnaires."""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from helpers import oracle
from helpers.random_questionnaires import random_questionnaire

from triage.interview.interview import Interview
from triage.problems import Given
from triage.proof import NotProvedError, Proof, Unreached, prove
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire
from triage.words import decimal

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "")
SEEDS = range(6 if PROFILE == "mutation" else 24)
ROUNDS = {"deep": 2000, "mutation": 5}.get(PROFILE, 40)


def samples(seed: int) -> list[dict[str, Any]]:
    """As many random questionnaires, always the same for a seed."""
    rng = random.Random(seed)
    return [random_questionnaire(rng, most_paths=200) for _ in range(ROUNDS)]


def as_written(sheet: dict[str, Given]) -> oracle.Sheet:
    """A sheet of ours as the oracle takes it."""
    return {id: list(given) if isinstance(given, tuple) else given for id, given in sheet.items()}


def adds_nothing(data: dict[str, Any], rule: str) -> bool:
    """Whether on every path on which the rule fires all that is shown is there by other means."""
    adds = data["rules"][rule]
    for _, path in oracle.paths(data):
        if rule not in path.fired:
            continue
        others = [reason.recommendation for reason in path.reasons if reason.rule != rule]
        if any(id in path.recommendations and id not in others for id in adds.get("recommend", [])):
            return False
        shown = [id for id in path.recommendations if id in others]
        collected = {one for id in shown for one in data["recommendations"][id].get("advice", [])}
        for question, reply in path_replies(path, data):
            for name in oracle.given(data, question, reply):
                answer = data["questions"][question]["answers"].get(name, {})
                collected |= set(answer.get("advise", []))
        for other in path.fired:
            if other != rule:
                collected |= set(data["rules"][other].get("advise", []))
        if not set(path.advice) <= collected:
            return False
    return True


def path_replies(path: oracle.Walk, data: dict[str, Any]) -> list[tuple[str, oracle.Reply]]:
    """The replies on a path, worked out from the facts it made true."""
    replies: list[tuple[str, oracle.Reply]] = []
    for question in path.asked:
        for reply in oracle.replies(data, question):
            names = {f"{question}.{name}" for name in oracle.given(data, question, reply)}
            if names == {fact for fact in path.facts if fact.startswith(f"{question}.")}:
                replies.append((question, reply))
    return replies


def ids(proof: Proof, kind: str) -> set[str]:
    """What of a kind no path comes to."""
    return {one.id for one in proof.unreached if one.kind == kind}


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_agree(seed: int) -> None:
    """Paths, shortest, longest, and paths per level, exactly."""
    for data in samples(seed):
        proof, counted = prove(build(data)), oracle.counts(data)
        assert (proof.paths, proof.shortest, proof.longest) == (
            counted.paths,
            counted.shortest,
            counted.longest,
        )
        assert proof.levels == counted.levels


@pytest.mark.parametrize("seed", SEEDS)
def test_promises_agree_and_counterexamples_replay(seed: int) -> None:
    """Each verdict is brute force's; each counterexample is shortest and does what it claims."""
    for data in samples(seed):
        proof = prove(build(data))
        counterexamples = {broken.promise: broken for broken in proof.broken}
        for name in data.get("promises", {}):
            judged = oracle.judge_promise(data, name)
            assert proof.promises[name] == judged.verdict
            if judged.verdict == "broken":
                sheet = as_written(counterexamples[name].sheet)
                assert sheet in judged.broken
        assert set(counterexamples) == {
            name for name, verdict in proof.promises.items() if verdict == "broken"
        }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_counterexample_asks_as_few_questions_as_any(seed: int) -> None:
    """Of a promise of one key, which only one thing can break."""
    for data in samples(seed):
        proof = prove(build(data))
        for broken in proof.broken:
            promise = data["promises"][broken.promise]
            keys = set(promise) & {"recommend", "never_recommend", "advise", "never_advise"}
            keys |= {f"level {key}" for key in promise.get("level", {})}
            if len(keys) > 1 or any(len(promise.get(key, [])) > 1 for key in keys):
                continue
            fewest = min(len(sheet) for sheet in oracle.judge_promise(data, broken.promise).broken)
            assert len(broken.sheet) == fewest


@pytest.mark.parametrize("seed", SEEDS)
def test_order_breaks_agree_and_show_both_ends(seed: int) -> None:
    """The same pairs; the two sheets differ first in that answer, and end as they claim."""
    for data in samples(seed):
        questionnaire = build(data)
        proof = prove(questionnaire)
        assert {
            (one.question, one.milder, one.worse) for one in proof.order
        } == oracle.order_breaks(data)
        for one in proof.order:
            milder, worse = (
                Interview.replay(questionnaire, sheet)
                for sheet in (one.milder_sheet, one.worse_sheet)
            )
            assert milder.result is not None
            assert worse.result is not None
            assert milder.answers == one.milder_sheet
            assert worse.answers == one.worse_sheet
            place = list(milder.answers).index(one.question)
            assert milder.path[:place] == worse.path[:place]
            assert worse.result.level.rank > milder.result.level.rank


def test_a_break_after_others_is_found_and_shown_the_short_way(small: dict[str, Any]) -> None:
    """Passed over in one state, equal in another, broken in a third, and reached by two ways."""
    see = {"text": "See", "recommend": ["see-doctor"]}
    small["questions"] = {
        "asked-about": {
            "ask": "?",
            "answers": {"not": {"text": "Not"}, "long": {"text": "Long"}, "short": {"text": "S"}},
            "go": "detour",
        },
        "detour": {
            "ask": "?",
            "ask_if": {"any": ["asked-about.long"]},
            "answers": {"on": {"text": "On"}, "off": {"text": "Off"}},
            "go": "boxes",
        },
        "boxes": {
            "ask": "?",
            "ask_if": {"any": ["asked-about.long", "asked-about.short"]},
            "choose": "any",
            "answers": {id: {"text": id} for id in ("x", "y", "z")},
            "go": "extra",
        },
        "extra": {
            "ask": "?",
            "ask_if": {"all": ["boxes.x", "boxes.y"]},
            "answers": {"stop": {"text": "Stop", "end": "rest"}, "go-on": {"text": "Go on"}},
            "go": "last",
        },
        "last": {"ask": "?", "answers": {"yes": see, "no": see}, "end": "rest"},
    }
    small["start"] = "asked-about"
    small["rules"], small["promises"] = {}, {}
    proof = prove(build(small))
    assert {(one.question, one.worse): one.worse_sheet for one in proof.order} == {
        ("boxes", "x"): {"asked-about": "short", "boxes": ("x", "y"), "extra": "stop"},
        ("boxes", "y"): {"asked-about": "short", "boxes": ("x", "y"), "extra": "stop"},
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_what_no_path_reaches_agrees(seed: int) -> None:
    """Recommendations, advice and levels never shown; rules that never fire or never matter."""
    for data in samples(seed):
        proof, dead = prove(build(data)), oracle.dead(data)
        assert ids(proof, "recommendation") == dead.never_shown
        assert ids(proof, "advice") == dead.advice_never_shown
        assert ids(proof, "level") == dead.levels_never_reached
        rules = {one.id: one for one in proof.unreached if one.kind == "rule"}
        assert {id for id, one in rules.items() if one.sheet is None} == dead.rules_never_fire
        assert set(rules) == {rule for rule in data.get("rules", {}) if adds_nothing(data, rule)}
        assert all(fires(data, one) for one in rules.values() if one.sheet is not None)


def fires(data: dict[str, Any], rule: Unreached) -> bool:
    """Whether the rule fires on the path that came with it."""
    assert rule.sheet is not None
    return rule.id in oracle.walk(data, as_written(rule.sheet)).fired


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_the_latest_place_of_an_emergency_question_agrees(seed: int) -> None:
    """The latest place at which it is really asked, over all paths."""
    for data in samples(seed):
        proof = prove(build(data))
        latest: dict[str, int] = {}
        for _, path in oracle.paths(data):
            for place, question in enumerate(path.asked, 1):
                latest[question] = max(latest.get(question, 0), place)
        assert all(latest[question] == place for question, place in proof.latest.items())


def test_the_proof_is_the_same_in_every_run(small: dict[str, Any]) -> None:
    """Whatever the order of Python's sets."""
    assert prove(build(small)) == prove(build(small))


def chain(questions: int, **first: Any) -> Questionnaire:
    """So many questions of ten answers one after another."""
    data: dict[str, Any] = {
        "format": 1, "id": "chain", "title": "T", "intro": "I", "disclaimer": "D",
        "reviewed": "2026-11-22", "review_by": "2027-11-22", "start": "q0",
        "levels": {"a": {"title": "A"}, "b": {"title": "B"}},
        "sources": {"s": {"title": "S"}},
        "recommendations": {
            id: {"level": id, "title": "R", "text": "R", "watch_for": ["W"], "sources": ["s"]}
            for id in ("a", "b")
        },
        "questions": {
            f"q{place}": {
                "ask": "?",
                "answers": {f"a{answer}": {"text": "A"} for answer in range(10)},
                **({"end": "b"} if place == questions - 1 else {"go": f"q{place + 1}"}),
            }
            for place in range(questions)
        },
        **first,
    }  # fmt: skip
    return build(data)


def test_a_chain_longer_than_the_call_stack_is_counted() -> None:
    """10 to the power of 5,000 paths: a number that Python will not print by itself."""
    proof = prove(chain(5000))
    assert proof.paths == 10**5000
    assert proof.longest == 5000
    assert decimal(proof.paths) == "1" + "0" * 5000


def test_over_the_work_limit_nothing_is_claimed(small: dict[str, Any]) -> None:
    """It is an error, never a pass."""
    with pytest.raises(NotProvedError, match="more than 5 steps"):
        prove(build(small), most_links=5)
