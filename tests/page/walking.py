"""Random walks, taken by the package and by the page's script, and what both say at each step."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from helpers.random_questionnaires import random_questionnaire

from triage.commands.resuming import SavedAnswers, aged
from triage.frontend import sentences
from triage.frontend.sitting import Sitting
from triage.interview.interview import Interview
from triage.interview.resuming import resumed
from triage.interview.sheet import read_sheet
from triage.page.html import Made, page_of
from triage.problems import Given, in_json
from triage.results.saving import content_of
from triage.results.summary import summarize
from triage.results.text import as_markdown
from triage.rules.build import build
from triage.rules.conditions import UNSURE
from triage.rules.countries import OTHER
from triage.rules.questionnaire import Question, Questionnaire
from triage.testing.guide import Guide

NODE = shutil.which("node")
DRIVER = Path(__file__).with_name("walks.js")
COUNTRIES = (None, "GB", "US", "FR", OTHER)
MADE = Made("some.yaml", "0" * 64, 1, 0, "0", date(2026, 11, 25))

needs_node = pytest.mark.skipif(
    NODE is None, reason="there is no node here, so the page's script is held to nothing"
)

Step = tuple[str, Any]
"""What is done: answer, mark, change, let be, read, again or resume; and with what."""


class Walk(NamedTuple):
    """A walk: its steps, and whose it is."""

    steps: list[Step]
    country: str | None
    today: date


class Stand(NamedTuple):
    """Where a walk stands, and what was said of the step that led there."""

    sitting: Sitting
    said: str = ""


def page(questionnaire: Questionnaire) -> str:
    """The page of a questionnaire in one language."""
    return page_of([questionnaire], MADE)


def by_the_script(asked: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the scripts of pages say, each of its walks and of what is typed."""
    assert NODE is not None
    done = subprocess.run(
        [NODE, str(DRIVER)],
        input=json.dumps(asked, default=in_json),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def asked_of_the_script(sample: Sample) -> dict[str, Any]:
    """The page of a questionnaire with its walks, as the driver takes them."""
    return {
        "page": page(sample.questionnaire),
        "walks": [
            {
                "steps": walk.steps,
                "country": walk.country,
                "today": [walk.today.year, walk.today.month - 1, walk.today.day],
            }
            for walk in sample.walks
        ],
    }


# Walks.


def random_walk(rng: random.Random, questionnaire: Questionnaire, guide: Guide) -> Walk:
    """Towards the end of a guided interview, with changes, steps back and steps aside."""
    walk = Walk([], rng.choice(COUNTRIES), date(2026, rng.randint(1, 12), rng.randint(1, 28)))
    wanted = guide.walk(rng.randint).answers
    stands = [Stand(Sitting.resume(Interview.begin(questionnaire))[0])]
    for _ in range(2 * len(wanted) + 6):
        step = _random_step(rng, stands, wanted, walk.today)
        walk.steps.append(step)
        stands.append(taken(stands, step, walk.today))
        if stands[-1].sitting.asked is None and rng.random() < 0.5:
            break
    return walk


def _random_step(
    rng: random.Random, stands: Sequence[Stand], wanted: Mapping[str, Given], today: date
) -> Step:
    sitting = stands[-1].sitting
    asked, path = sitting.asked, sitting.interview.path
    choice = rng.random()
    if choice < 0.04 and len(stands) > 1:
        return "again", rng.randrange(len(stands))
    if choice < 0.06 and (sitting.interview.path or sitting.drafts):
        ending = rng.choice((".json", ".yaml", ".md", ".txt", ".html"))
        saved = today - timedelta(days=rng.choice((-1, 0, 0, 1, 14, 2000)))
        content = content_of(
            sitting.interview, ending, saved, marked=sitting.drafts, then=sitting.then
        )
        return "resume", content
    if asked is None:
        if choice < 0.2:
            return "read", None
        if path:
            return "change", rng.randint(1, len(path))
        return "again", 0
    if sitting.changing is None and path and choice < 0.12:
        return "change", rng.randint(1, len(path))
    if sitting.changing is not None and choice < 0.15:
        return "let be", None
    if choice < 0.18:
        return "mark", any_answer(rng, asked)
    if choice < 0.85 and asked.id in wanted and sitting.changing is None:
        return "answer", wanted[asked.id]
    return "answer", any_answer(rng, asked)


def any_answer(rng: random.Random, question: Question) -> Given:
    """Any answer that a question takes."""
    ids = list(question.answers)
    if question.kind == "one":
        return rng.choice(ids)
    if question.kind == "any":
        # Ticked in any order.
        return tuple(rng.sample(ids, rng.randint(0, min(3, len(ids)))))
    assert question.number is not None
    if UNSURE in ids and rng.random() < 0.2:
        return UNSURE
    return question.number.at(rng.randint(0, question.number.last))


def taken(stands: Sequence[Stand], step: Step, today: date) -> Stand:
    """Where a step leads, by the package."""
    sitting = stands[-1].sitting
    does, value = step
    match does:
        case "answer":
            following, said = sitting.answer(value)
            return Stand(following, "".join(said))
        case "mark":
            assert sitting.asked is not None
            return Stand(sitting.mark(sitting.asked, value))
        case "change":
            return Stand(sitting.change(value))
        case "let be":
            return Stand(sitting.let_be())
        case "read":
            return Stand(sitting.read())
        case "resume":
            return _resumed(sitting, value, today)
    earlier = stands[value].sitting
    interview = earlier.interview.with_aside(sitting.interview)
    again = Sitting.resume(interview, sitting.drafts, sitting.then)[0]
    return Stand(again._replace(changing=earlier.changing))


def _resumed(sitting: Sitting, content: str, today: date) -> Stand:
    """As `triage run --resume` goes on from a saved file."""
    questionnaire = sitting.interview.questionnaire
    sheet = read_sheet(content.encode(), "saved", questionnaire)
    assert not sheet.problems
    begun = resumed(questionnaire, sheet, today)
    sitting = Sitting.resume(begun.interview, begun.marked, begun.then)[0]
    told = aged(sheet, today, sitting.tongue) if begun.asked_again else ""
    return Stand(sitting, "".join(SavedAnswers(begun, sheet, told, sitting.tongue).notes))


def traced(questionnaire: Questionnaire, walk: Walk) -> list[dict[str, Any]]:
    """What the package says at the beginning and after each step."""
    stands = [Stand(Sitting.resume(Interview.begin(questionnaire))[0])]
    for step in walk.steps:
        stands.append(taken(stands, step, walk.today))
    return [_seen(stand, walk) for stand in stands]


def _seen(stand: Stand, walk: Walk) -> dict[str, Any]:
    sitting, interview = stand.sitting, stand.sitting.interview
    asked, questions = sitting.asked, interview.questionnaire.questions
    answered = len(interview.path)
    most, tongue = interview.most_to_come, sitting.tongue
    so_far = (
        sentences.so_far(answered, most, tongue) if answered else sentences.at_most(most, tongue)
    )
    seen = {
        "asked": asked and asked.id,
        "given": sitting.given,
        "place": None if asked is None else sitting.place,
        "soFar": so_far,
        "said": stand.said,
        "answers": [[id, given] for id, given in interview.answers.items()],
        "aside": [[step.question.id, step.given] for step in interview.aside],
        "outOfReach": [id for id in questions if id in interview.out_of_reach],
        "toCheck": sitting.to_check,
        "result": _told(sitting, walk),
        "json": content_of(
            interview, ".json", walk.today, marked=sitting.drafts, then=sitting.then
        ),
    }
    plain: dict[str, Any] = json.loads(json.dumps(seen, default=in_json))
    return plain


def _told(sitting: Sitting, walk: Walk) -> dict[str, Any] | None:
    interview, result = sitting.interview, sitting.interview.result
    if result is None:
        return None
    summary = summarize(interview.questionnaire, result, walk.today, walk.country, sitting.then)
    glance = summary.glance
    written = as_markdown(summary, interview.questionnaire.title)
    saved = content_of(interview, ".md", walk.today, marked=sitting.drafts, then=sitting.then)
    without_country = summarize(interview.questionnaire, result, walk.today, then=sitting.then)
    footer = saved.removeprefix(as_markdown(without_country, interview.questionnaire.title))
    return {
        "summary": {
            "level": result.level.rank,
            "glance": {
                "headline": glance.headline,
                "action": glance.action,
                "atOnce": glance.at_once,
                "numbers": glance.numbers,
                "since": glance.since,
                "also": glance.also,
                "heading": glance.heading,
                "signs": glance.signs,
            },
            "rest": [line._asdict() for line in glance.rest],
            "sections": [
                {
                    "id": section.id,
                    "heading": section.heading,
                    "lines": [line._asdict() for line in section.lines],
                }
                for section in summary.sections
            ],
        },
        "markdown": written + footer,
    }


# Questionnaires.


def random_with_every_feature(rng: random.Random) -> Questionnaire:
    """A random questionnaire; some say more than a glance has room for."""
    data = random_questionnaire(rng)
    data["language"] = rng.choice(("en", "en", "de", "es", "fr"))
    for thing in (*data["levels"].values(), *data["recommendations"].values()):
        if "watch_for" in thing and rng.random() < 0.3:
            # More than a glance has room for.
            thing["watch_for"] = [f"Sign {number} {'comes back ' * 9}." for number in range(9)]
    return build(data)


class Sample(NamedTuple):
    """A questionnaire with walks through it, and what the package says of each step."""

    questionnaire: Questionnaire
    walks: list[Walk]
    traces: list[list[dict[str, Any]]]


def sample(rng: random.Random, questionnaire: Questionnaire, walks: int) -> Sample:
    """So many random walks of a questionnaire."""
    guide = Guide(questionnaire)
    taken = [random_walk(rng, questionnaire, guide) for _ in range(walks)]
    return Sample(questionnaire, taken, [traced(questionnaire, walk) for walk in taken])


def differences(sample: Sample, told: Mapping[str, Any]) -> Iterator[str]:
    """Where the script says something else than the package, in words."""
    for walk, ours, by_script in zip(sample.walks, sample.traces, told["walks"], strict=True):
        if isinstance(by_script, str):
            yield f"{sample.questionnaire.id}, at {walk.steps}: {by_script}"
            continue
        for place, (own, other) in enumerate(zip(ours, by_script, strict=True)):
            for key, value in own.items():
                if value != other[key]:
                    yield (
                        f"{sample.questionnaire.id}, after {walk.steps[:place]}: {key} is "
                        f"{other[key]!r}, and not {value!r}"
                    )
