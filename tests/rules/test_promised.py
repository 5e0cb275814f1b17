"""What the shipped questionnaire promises, and that an emergency sign is always an emergency."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from rules import shipped
from triage.proof import Proof, prove
from triage.proof.late import late
from triage.proof.paths import Paths
from triage.rulefile import RuleFile
from triage.rules.conditions import AnswerName
from triage.rules.questionnaire import LevelRange, Promise, Questionnaire

# The least urgent level that is acceptable for each warning sign: the floor in the column "Level"
# of the table of warning signs that the questionnaire is made from. Where the table names a floor
# that depends ("routine if no bone pain"), the calmest one stands here, and the more urgent one
# below. R46 (one leg, no weakness) has no floor: the first weeks may be self-care.
FLOORS: Mapping[str, str] = {
    **dict.fromkeys(("R01", "R02", "R03", "R04", "R15", "R19", "R20", "R22"), "emergency"),
    **dict.fromkeys(
        (
            *("R05", "R06", "R08", "R09", "R14", "R16", "R21", "R27", "R28"),
            *("R29", "R30", "R32", "R33", "R39", "R43", "R48"),
        ),
        "same-day",
    ),
    **dict.fromkeys(
        (
            *("R07", "R10", "R11", "R12", "R13", "R17", "R18", "R23"),
            *("R25", "R31", "R34", "R35", "R37", "R44", "R49"),
        ),
        "within-days",
    ),
    **dict.fromkeys(
        (
            *("R24", "R26", "R36", "R38", "R40", "R41", "R42"),
            *("R45", "R47", "R50", "R51"),
        ),
        "routine",
    ),
}

# Where the same table calls for more under a condition ("emergency if...", "same-day with..."),
# some promise must reach that too.
AT_THEIR_WORST: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("R05", "R06", "R07", "R09", "R12", "R16"),
            *("R27", "R28", "R29", "R33", "R43", "R48"),
        ),
        "emergency",
    ),
    **dict.fromkeys(("R10", "R17", "R18", "R23", "R24", "R34", "R37", "R42"), "same-day"),
    **dict.fromkeys(("R36",), "within-days"),
}

MOST_QUESTIONS_TO_AN_EMERGENCY = 5


@cache
def checked() -> RuleFile:
    """The shipped rule file, checked and proved as `triage validate` does."""
    return RuleFile(shipped.rule_text(), shipped.FILE.name)


def proof_of_file() -> Proof:
    """The proof of the shipped questionnaire."""
    found = checked().proof
    assert found is not None, checked().problems
    return found


def too_low(
    questionnaire: Questionnaire, demanded: Mapping[str, str], best: bool
) -> dict[str, str | None]:
    """The items whose promises stay below what is demanded, with the level that is promised.

    Args:
        questionnaire: whose promises are looked at.
        demanded: the level by item.
        best: whether one promise as urgent as that is enough; else every one must be.
    """
    choose = min if best else max
    found: dict[str, str | None] = {}
    for id, level in demanded.items():
        ranks = [
            promise.level.at_least
            for promise in questionnaire.promises.values()
            if id in promise.guidance and promise.level.at_least is not None
        ]
        if not ranks or choose(ranks) > questionnaire.levels[level].rank:
            names = list(questionnaire.levels)
            found[id] = names[choose(ranks)] if ranks else None
    return found


def test_the_file_has_no_problem() -> None:
    """No error and no warning."""
    assert not checked().problems


def test_every_warning_sign_has_its_floor_here() -> None:
    """The table above is whole."""
    assert set(FLOORS) == {f"R{number:02}" for number in range(1, 52)} - {"R46"}


def test_every_warning_sign_is_promised_its_floor() -> None:
    """Some promise that names the sign is at or above its floor."""
    missing = too_low(shipped.questionnaire(), FLOORS, best=True)
    assert not missing, f"no promise, or one below the floor: {missing}"


def test_every_warning_sign_is_promised_more_where_it_is_at_its_worst() -> None:
    """The same, for the conditions under which the guidance demands more."""
    missing = too_low(shipped.questionnaire(), AT_THEIR_WORST, best=True)
    assert not missing, f"no promise, or one below what the guidance demands: {missing}"


def test_no_promise_about_a_warning_sign_settles_for_less() -> None:
    """Else one promise could be weakened behind another that names the same sign."""
    may_settle = {
        # A beating tummy or a wide vessel without sudden pain is R21, seen the same day.
        "R20": "same-day",
        # What is old, checked and unchanged "does not fire": a routine visit, says R06.
        "R06": "routine",
    }
    assert too_low(shipped.questionnaire(), {**FLOORS, **may_settle}, best=False) == {}


def test_all_promises_are_proved() -> None:
    """None is broken, none is vacuous, and there are not too many to read."""
    promises = proof_of_file().promises
    assert set(promises) == set(shipped.questionnaire().promises)
    assert {name: verdict for name, verdict in promises.items() if verdict != "proved"} == {}
    assert 40 <= len(promises) <= 80


@pytest.mark.parametrize("id", FLOORS)
def test_the_test_notices_a_promise_that_is_gone(id: str) -> None:
    """Take the promises about one sign away, and that sign is named."""
    whole = shipped.questionnaire()
    kept = {name: one for name, one in whole.promises.items() if id not in one.guidance}
    assert too_low(whole._replace(promises=kept), {id: FLOORS[id]}, best=True) == {id: None}


def emergency_answers() -> list[AnswerName]:
    """The answers that alone recommend what is most urgent."""
    whole = shipped.questionnaire()
    return [
        AnswerName(question.id, answer.id)
        for question in whole.questions.values()
        for answer in question.answers.values()
        if any(whole.rank(id) == 0 for id in answer.recommend)
    ]


def test_an_emergency_sign_is_an_emergency_whatever_else_is_answered() -> None:
    """Every one, proved over all paths, whether or not the file promises it."""
    whole = shipped.questionnaire()
    assert len(emergency_answers()) >= 15
    assurances = {str(name): _emergency(name) for name in emergency_answers()}
    verdicts = prove(whole._replace(promises=assurances)).promises
    assert {name: found for name, found in verdicts.items() if found != "proved"} == {}


def test_an_emergency_sign_is_asked_about_among_the_first_questions() -> None:
    """A later question may only repeat a sign that the first ones ask about already."""
    whole = shipped.questionnaire()
    latest = {one.id: one.place for one in late(Paths(whole), more_than=0)}
    early: set[str] = set()
    asked_late: list[AnswerName] = []
    for name in emergency_answers():
        answer = whole.answer(name)
        assert answer is not None
        if latest[name.question] <= MOST_QUESTIONS_TO_AN_EMERGENCY:
            # Only what everybody is asked counts as asked.
            if whole.questions[name.question].ask_if is None:
                early |= set(answer.guidance)
        else:
            asked_late.append(name)
    for name in asked_late:
        answer = whole.answer(name)
        assert answer is not None
        signs = {id for id in answer.guidance if id.startswith("R")}
        assert signs, f"{name} says not which sign it is"
        assert signs <= early, f"{name} is asked about as question {latest[name.question]}"


def test_one_answer_on_the_first_screen_ends_it() -> None:
    """An emergency sign on the first screen is one question."""
    whole = shipped.questionnaire()
    assert proof_of_file().shortest == 1
    first = [name for name in emergency_answers() if name.question == whole.start]
    assert len(first) >= 4


def test_the_assurance_notices_an_answer_that_lost_its_emergency() -> None:
    """Make chest pain a matter for later, and the proof says so."""
    whole = shipped.questionnaire()
    name = AnswerName("body-signs", "chest")
    question = whole.questions[name.question]
    weaker = question.answers[name.answer]._replace(recommend=("see-doctor",))
    broken = question._replace(answers={**question.answers, name.answer: weaker})
    changed = whole._replace(
        questions={**whole.questions, name.question: broken},
        promises={str(name): _emergency(name)},
    )
    assert prove(changed).promises == {str(name): "broken"}


def _emergency(name: AnswerName) -> Promise:
    return Promise(
        id=str(name),
        when=name,
        unless=None,
        level=LevelRange(at_least=0),
        recommend=(),
        never_recommend=(),
        advise=(),
        never_advise=(),
        guidance=(),
    )
