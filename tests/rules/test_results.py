"""What people read at the end: one clear thing to do, nothing against it, and a safety net."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

import pytest
from hypothesis import given, settings

from rules import shipped
from triage.interview.result import Result
from triage.proof.counting import count
from triage.proof.lengths import most_asked
from triage.proof.paths import Paths
from triage.proof.steps import Steps
from triage.results.section import Section
from triage.results.summary import Summary
from triage.rules.questionnaire import Answer, Question, Questionnaire

LIGHTS = ("run-stop", "run-pause", "run-restart", "run-reduce", "run-carry-on")
"""The traffic light for running, from red to green. Exactly one is shown to who may read it."""

TOPICS_BESIDE_STOP = {"Running", "Easing the pain", "Food and energy"}
"""All that somebody who must stop running reads about: no exercises, form, shoes or ways back."""

HOW_TO_RUN = {
    *("mid-run", "build-up", "warm-up", "cool-down", "skip-hills"),
    *("shorter-steps", "run-tall", "loose-shoulders", "softer-ground"),
}
"""What tells somebody how to run. Nobody who is told to stop or to pause reads any of it."""

TOO_HARD_WHEN_SORE = {
    *("pelvic-tilt", "bridges", "core-set", "superman", "strength-plan", "hip-stretch", "massage"),
}

URGENT = {"emergency", "same-day"}
"""Levels at which nobody reads about easing the pain or about running: they go and get help."""

QUESTIONS_WITHOUT_A_SIGN = 25
QUESTIONS_TO_A_WELL_RUNNER = 20

# The questions that ask for warning signs. What comes after them is the pain itself and running.
LAST_QUESTION_ABOUT_SIGNS = "bones"

DOUBTS = {"not-sure", "long-standing", "prefer-not", "known"}
ASKED_ABOUT_AGAIN = {"blood-thinners", "sore-spot", "pregnancy"}

Property = Callable[[Result], None]


def has(result: Result, advice: str) -> bool:
    """Whether a piece of advice is shown."""
    return any(one.id == advice for one in result.advice)


def section(summary: Summary, id: str) -> Section:
    """The section of that name; an empty one where there is none."""
    return next((one for one in summary.sections if one.id == id), Section(id, "", ()))


def read(part: Section) -> str:
    """All that stands in a section."""
    return " ".join(line.text for line in part.lines)


def one_glance(result: Result) -> None:
    """In 120 words: the level, what to do, and every sign that means help is needed sooner."""
    glance = shipped.in_words(result).glance
    assert glance.words <= 120
    assert glance.headline.endswith(result.level.title)
    signs = [sign for one in result.recommendations for sign in one.watch_for]
    assert {*signs, *result.level.watch_for} == {*glance.signs}


def one_light(result: Result) -> None:
    """Exactly one light up to within days, and it is the first advice; none above."""
    shown = [one.id for one in result.advice if one.id in LIGHTS]
    if result.level.id in URGENT:
        assert not shown
    else:
        assert len(shown) == 1
        assert result.advice[0].id == shown[0]


def light_fits_level(result: Result) -> None:
    """Stop where a doctor should look within days, and only there."""
    assert has(result, "run-stop") == (result.level.id == "within-days")


def light_fits_answers(result: Result) -> None:
    """Carry on only where it is mild, gone the next day, and not getting worse."""
    given = dict(result.path)
    if has(result, "run-carry-on"):
        assert given.get("running-now") in {"settles", "no-change"}
        pain = given["pain-now"]
        assert isinstance(pain, int)
        assert pain <= 3
        assert given["trend"] != "worse"
        assert given["daily-life"] == "little"
        assert "sharp" not in str(given["kind"])
        assert given["training"] in {"nothing", "less", "new-shoes"}
    if has(result, "run-restart"):
        assert given.get("running-now") == "not-running"
    if given.get("running-now") in {"stops-me", "just-stopped", "not-sure"}:
        assert has(result, "run-stop") or has(result, "run-pause")


def nothing_against_stop(result: Result) -> None:
    """Who is told to stop reads nothing about exercise, form, shoes, hills or coming back."""
    if has(result, "run-stop"):
        assert {one.topic for one in result.advice} <= TOPICS_BESIDE_STOP
    if has(result, "run-stop") or has(result, "run-pause"):
        assert not HOW_TO_RUN & {one.id for one in result.advice}


def no_comfort_when_urgent(result: Result) -> None:
    """Needed today or now: no advice at all, and nobody is told to look after it alone."""
    if result.level.id in URGENT:
        assert not result.advice
        assert {one.level for one in result.recommendations} == {result.level.id}


def strong_pain_is_not_trained(result: Result) -> None:
    """No exercise where pain is 6 or more, or where daily life is hardly possible."""
    given = dict(result.path)
    pain = given.get("pain-now")
    if (isinstance(pain, int) and pain >= 6) or given.get("daily-life") == "a-lot":
        assert not TOO_HARD_WHEN_SORE & {one.id for one in result.advice}


def gates(result: Result) -> None:
    """Lifts on the front and talk of weight stay away from those whom they could harm."""
    given = dict(result.path)
    age = given.get("age", 40)
    assert isinstance(age, int)
    signs = {answer.id for _, answer in shipped.answers_of_result(result)}
    if has(result, "superman"):
        assert "bending-back" not in signs
        assert age >= 25
        assert "pregnancy" not in signs
        assert result.level.id == "self-care"
    if has(result, "weight"):
        assert not {"weight-loss", "low-energy"} & signs
        assert "pregnancy" not in signs
        assert age >= 18


def safety_net(result: Result) -> None:
    """All five parts: we cannot tell; what to watch for; the usual course; help; when again."""
    summary = shipped.in_words(result)
    assert shipped.questionnaire().disclaimer in read(section(summary, "about"))
    assert len(summary.glance.signs) >= 2
    assert section(summary, "expect").lines
    assert result.level.how
    assert result.level.how in read(section(summary, "do"))
    again = f"{summary.glance.when} {read(section(summary, 'expect'))}"
    if result.level.recheck is None:
        # Nobody who needs help today or now comes back here in two weeks. They are told what to do
        # if it does not go on well: ask again.
        again = " ".join(summary.glance.signs) + result.level.how
    assert "again" in again


def action_first(result: Result) -> None:
    """The result begins with what to do, and the first thing to do is the most urgent one."""
    summary = shipped.in_words(result)
    assert summary.sections[-1].id == "about", "the disclaimer never stands above what to do"
    first = result.recommendations[0]
    assert summary.glance.action == first.title
    assert first.level == result.level.id


PROPERTIES: tuple[Property, ...] = (
    *(one_glance, one_light, light_fits_level, light_fits_answers, nothing_against_stop),
    *(no_comfort_when_urgent, strong_pain_is_not_trained, gates, safety_net, action_first),
)


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda one: one.__name__)
def test_it_holds_for_every_case(holds: Property) -> None:
    """Each property of a result, for the people in the cases."""
    for result in shipped.walked_cases().values():
        holds(result)


@settings(max_examples=250)
@given(result=shipped.people())
def test_it_holds_for_anybody(result: Result) -> None:
    """Each property of a result, for random people."""
    for holds in PROPERTIES:
        holds(result)


def test_random_people_come_to_every_level() -> None:
    """Else the properties would say little."""
    seen: set[str] = set()

    @settings(max_examples=100, database=None)
    @given(result=shipped.people())
    def walk(result: Result) -> None:
        seen.add(result.level.id)

    walk()
    assert seen == set(shipped.questionnaire().levels)


@cache
def without_signs() -> Questionnaire:
    """The same questionnaire for somebody who has no warning sign: no such answer can be given.

    Left out are the answers that alone call for a doctor within days or sooner, on every question
    about signs, those on the first questions that say "not sure" or speak of an older sign, and
    those that bring a second question about a sign.
    """
    whole = shipped.questionnaire()
    ids = list(whole.questions)
    about_signs = ids[: ids.index(LAST_QUESTION_ABOUT_SIGNS) + 1]
    within_days = whole.levels["within-days"].rank

    def is_sign(question: Question, id: str) -> bool:
        answer = question.answers[id]
        ends = [answer.way.end] if answer.way is not None and answer.way.end else []
        urgent = any(whole.rank(one) <= within_days for one in (*answer.recommend, *ends))
        return urgent or id in DOUBTS or id in ASKED_ABOUT_AGAIN

    questions = {}
    for id, question in whole.questions.items():
        kept = {
            name: answer
            for name, answer in question.answers.items()
            if id not in about_signs or not is_sign(question, name)
        }
        questions[id] = question._replace(answers=kept) if kept else _only_none(question)
    # Under 16 is a sign by itself, so these questions cannot be come to.
    del questions["young-signs"], questions["older-sign"], questions["check-again"]
    questions["nerve-signs"] = _leading_to(questions["nerve-signs"], "body-signs")
    questions["private-parts"] = _leading_to(questions["private-parts"], "age")
    return whole._replace(questions=questions, promises={})


def _only_none(question: Question) -> Question:
    """A question of which no box is left: the same screen with "none" for its one answer."""
    none = Answer("nothing", question.none or "", (), (), None, None, 0, ())
    return question._replace(kind="one", answers={none.id: none}, none=None)


def _leading_to(question: Question, id: str) -> Question:
    assert question.way is not None
    return question._replace(way=question.way._replace(go=id))


def test_somebody_without_warning_signs_answers_few_questions() -> None:
    """Proved over all paths on which no warning sign is answered."""
    questionnaire = without_signs()
    longest = most_asked(Paths(questionnaire))
    assert longest is not None
    assert longest <= QUESTIONS_WITHOUT_A_SIGN
    counts = count(Steps(questionnaire), most_links=1_000_000)
    assert counts.paths > 10**6, "too much was left out for this to say anything"
    calmest = len(shipped.questionnaire().levels) - 1
    assert counts.by_rank[calmest] > 0, "nobody came to self-care"


def test_a_well_runner_reads_nothing_frightening() -> None:
    """A mild, new, easing ache after more mileage: rest and less running lead, calmly."""
    result = shipped.walked_cases()["ramped-up-mileage"]
    assert len(result.path) <= QUESTIONS_TO_A_WELL_RUNNER
    assert result.recommendations[0].id == "rest-and-run-less"
    assert result.advice[0].id == "run-reduce"
    summary = shipped.in_words(result)
    told = " ".join(read(section(summary, id)) for id in ("do", "first", "advice", "expect"))
    told = f"{summary.glance.headline} {summary.glance.action} {told}".lower()
    for word in ("emergency", "ambulance", "cancer", "serious", "danger", "damage", "urgent"):
        assert word not in told


def _broken(result: Result, holds: Iterable[Property]) -> bool:
    for one in holds:
        with pytest.raises(AssertionError):
            one(result)
    return True


def test_the_properties_notice_what_they_name() -> None:
    """Break a result on purpose, and the property that names it fails."""
    whole = shipped.questionnaire()
    cases = shipped.walked_cases()
    stop, well, urgent = cases["light-stop"], cases["light-carry-on"], cases["numb-saddle"]

    def with_advice(result: Result, *ids: str) -> Result:
        wanted = {*ids, *(one.id for one in result.advice)}
        return result._replace(
            advice=tuple(whole.advice[id] for id in whole.advice if id in wanted)
        )

    assert _broken(with_advice(stop, "shoes"), [nothing_against_stop])
    assert _broken(with_advice(stop, "run-carry-on"), [one_light, light_fits_answers])
    assert _broken(with_advice(well, "run-stop"), [one_light, light_fits_level])
    assert _broken(well._replace(advice=()), [one_light])
    assert _broken(with_advice(urgent, "heat"), [no_comfort_when_urgent])
    assert _broken(
        with_advice(cases["light-start-again-not-while-strong"], "core-set"),
        [strong_pain_is_not_trained],
    )
    assert _broken(with_advice(cases["forty-and-bending-back-hurts"], "superman"), [gates])
    assert _broken(with_advice(cases["seventeen-and-a-mild-new-ache"], "weight"), [gates])
    assert _broken(well._replace(level=well.level._replace(how=None)), [safety_net])
    assert _broken(
        well._replace(level=well.level._replace(recheck=None, how="Call.", watch_for=())),
        [safety_net],
    )
    mute = tuple(one._replace(expect=None) for one in well.recommendations)
    assert _broken(well._replace(recommendations=mute), [safety_net])
    calm_first = cases["keeps-coming-back"]
    assert _broken(
        calm_first._replace(recommendations=calm_first.recommendations[::-1]), [action_first]
    )


def test_a_calm_result_is_read_in_800_words() -> None:
    """All of it, folded parts too, besides the person's own answers; and nothing is said twice."""
    summary = shipped.in_words(shipped.walked_cases()["ramped-up-mileage"])
    told = [*summary.glance.texts]
    for one in summary.sections:
        if one.id != "doctor":
            told += [one.heading, *(line.text for line in one.lines)]
    # What the person answered, the numbers of sources, and signs are no words of the result.
    besides = re.compile(r"“.*”|\[[0-9,]+\]|→|^--")
    assert sum(len(besides.sub("", text).split()) for text in told) <= 800
    assert len(told) == len(set(told))
