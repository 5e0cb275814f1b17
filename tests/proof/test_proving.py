"""The proof against brute force: every path of many small random questionnaires."""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from helpers import oracle, small_changes
from helpers.agreement import written_down
from helpers.example import file_text
from helpers.random_questionnaires import random_questionnaire

from triage.checks.pages import page_of
from triage.interview.interview import Interview
from triage.proof import NotProvedError, Proof, Unreached, prove
from triage.proof.late import late
from triage.proof.paths import Paths
from triage.rulefile import RuleFile, questionnaire_of
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
                sheet = written_down(counterexamples[name].sheet)
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
        assert set(rules) == {
            rule for rule in data.get("rules", {}) if oracle.adds_nothing(data, rule)
        }
        assert all(fires(data, one) for one in rules.values() if one.sheet is not None)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ends_that_ride_along_agree_and_replay(seed: int) -> None:
    """Each end that is shown below something more urgent, with a shortest path on which it is."""
    for data in samples(seed):
        found = {one.recommendation: one.sheet for one in prove(build(data)).rides_along}
        riding = oracle.rides_along(data)
        assert set(found) == set(riding)
        for end, sheet in found.items():
            assert written_down(sheet) in riding[end]
            assert len(sheet) == min(map(len, riding[end]))


def fires(data: dict[str, Any], rule: Unreached) -> bool:
    """Whether the rule fires on the path that came with it."""
    assert rule.sheet is not None
    return rule.id in oracle.walk(data, written_down(rule.sheet)).fired


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_the_latest_place_of_an_emergency_question_agrees(seed: int) -> None:
    """The latest place at which it is really asked, over all paths."""
    for data in samples(seed):
        expected: dict[tuple[str, str], int] = {}

        def learn(kind: str, id: str, place: int, known: dict[tuple[str, str], int]) -> None:
            if place > 1:
                known[kind, id] = max(known.get((kind, id), 0), place)

        for sheet, path in oracle.paths(data):
            for place, question in enumerate(path.asked, 1):
                if is_urgent(data, question):
                    learn("question", question, place, expected)
            for reason in path.reasons:
                if oracle.rank(data, oracle.level_of(data, reason.recommendation)) > 0:
                    continue
                if reason.rule is not None:
                    learn("rule", reason.rule, fired_at(data, path, sheet, reason.rule), expected)
                elif reason.question not in path.asked:
                    learn("passed", str(reason.question), len(path.asked), expected)
        found = late(Paths(build(data)), more_than=1)
        assert {(one.kind, one.id): one.place for one in found} == expected


def is_urgent(data: dict[str, Any], question: str) -> bool:
    """Whether the question has an answer, or an end after one, of the most urgent level."""
    own = data["questions"][question]
    answers = oracle.answers_of(own).values()
    ends = [own.get("end"), *(answer.get("end") for answer in answers)]
    recommended = [id for answer in answers for id in answer.get("recommend", [])]
    urgent = [id for id in (*recommended, *ends) if id is not None]
    return any(oracle.rank(data, oracle.level_of(data, id)) == 0 for id in urgent)


def fired_at(data: dict[str, Any], path: oracle.Walk, sheet: oracle.Sheet, rule: str) -> int:
    """The place of the answer after which the rule held."""
    facts: set[str] = set()
    added: dict[str, int] = {}
    for place, question in enumerate(path.asked, 1):
        added[question] = oracle.points_of(data, question, sheet[question])
        names = oracle.given(data, question, sheet[question]) or ["none"]
        facts |= {f"{question}.{name}" for name in names}
        sums = oracle.sums_of(data, added)
        if oracle.holds(data["rules"][rule]["when"], facts, data.get("conditions", {}), sums=sums):
            return place
    raise AssertionError("a rule that fired held at some place")


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


def test_over_the_work_limit_of_a_verdict_nothing_is_claimed() -> None:
    """It is an error, never a pass."""
    page = page_of("not-proved")
    assert page is not None
    questionnaire = RuleFile(file_text(page, page.bad), "hard.yaml").questionnaire
    assert questionnaire is not None
    with pytest.raises(NotProvedError, match="more than 20 wrong turns"):
        prove(questionnaire, most_conflicts=20)


def test_what_cannot_be_counted_is_proved_all_the_same(small: dict[str, Any]) -> None:
    """The number is missing, and nothing else."""
    counted, uncounted = prove(build(small)), prove(build(small), most_links=5)
    assert (uncounted.paths, set(uncounted.levels.values())) == (None, {None})
    assert uncounted._replace(paths=counted.paths, levels=counted.levels) == counted


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_the_lengths_agree_where_nothing_is_counted(seed: int) -> None:
    """Shortest and longest, found by the solver."""
    for data in samples(seed):
        proof, counted = prove(build(data), most_links=0), oracle.counts(data)
        assert (proof.shortest, proof.longest) == (counted.shortest, counted.longest)


@pytest.fixture
def questionnaire(small: dict[str, Any]) -> Questionnaire:
    """The small questionnaire, built."""
    return build(small)


def test_a_proof_of_three_questions_in_full(questionnaire: Questionnaire) -> None:
    """Counted by hand: numb ends at once; the rule makes an emergency of tired and sharp."""
    proof = prove(questionnaire)
    assert proof.questions == 3
    # numb, tired and numb | not tired, 2 * 2 | tired, no, 2 bands | tired, sharp
    assert proof.paths == 2 + 4 + 2 + 1
    assert (proof.shortest, proof.longest) == (1, 3)
    assert proof.levels == {"emergency": 3, "doctor": 4, "self-care": 2}
    assert proof.late == ()
    assert (proof.broken, proof.order, proof.unreached) == ((), (), ())


def test_an_early_end_waits_for_every_question_that_may_be_asked(small: dict[str, Any]) -> None:
    """Also for one that stands behind another, where both are asked of some people only."""
    small["levels"]["doctor"]["enough"] = True
    questions = small["questions"]
    questions["signs"]["answers"]["tired"]["recommend"] = ["see-doctor"]
    questions["leg"]["answers"]["sharp"]["recommend"] = []
    questions["leg"]["ask_if"] = questions["pain"]["ask_if"] = ["signs.tired"]
    questions["pain"]["answers"]["strong"]["recommend"] = ["call"]
    del small["rules"]
    proof = prove(build(small))
    assert proof.paths == oracle.counts(small).paths == 2 + 4 + 1
    assert proof.levels == {"emergency": 4, "doctor": 2, "self-care": 1}


def test_a_box_that_leads_to_a_question_with_calmer_ways_breaks_the_order(
    small: dict[str, Any],
) -> None:
    """The question is asked for the box alone, and its answers leave out what others are asked."""
    questions = small["questions"]
    del small["rules"], questions["leg"]["worse"], questions["leg"]["answers"]["sharp"]["recommend"]
    questions["leg"]["ask_if"] = ["signs.tired"]
    for answer in questions["leg"]["answers"].values():
        answer["end"] = "rest"
    questions["pain"]["answers"]["mild"]["recommend"] = ["see-doctor"]
    (found,) = prove(build(small)).order
    assert (found.question, found.milder, found.worse) == ("signs", "not tired", "tired")
    assert oracle.order_breaks(small) == {("signs", "not tired", "tired")}


def assert_proved_right(data: dict[str, Any]) -> None:
    """The proof says what brute force finds."""
    proof, counted, dead = prove(build(data)), oracle.counts(data), oracle.dead(data)
    assert (proof.paths, proof.shortest, proof.longest, proof.levels) == (
        counted.paths,
        counted.shortest,
        counted.longest,
        counted.levels,
    )
    assert proof.promises == {
        name: oracle.judge_promise(data, name).verdict for name in data.get("promises", {})
    }
    assert {(one.question, one.milder, one.worse) for one in proof.order} == oracle.order_breaks(
        data
    )
    assert ids(proof, "recommendation") == dead.never_shown
    assert ids(proof, "advice") == dead.advice_never_shown
    assert ids(proof, "level") == dead.levels_never_reached
    assert ids(proof, "rule") == {
        rule for rule in data.get("rules", {}) if oracle.adds_nothing(data, rule)
    }


@pytest.mark.parametrize("seed", small_changes.SEEDS)
def test_the_proof_of_a_changed_questionnaire_is_right(seed: int) -> None:
    """Brute force comes to the same counts, verdicts, order breaks and dead ends."""
    for _, _, changes in small_changes.samples(seed + 1000):
        for change in changes[:3]:
            if questionnaire_of(change.data) is not None:
                assert_proved_right(change.data)
