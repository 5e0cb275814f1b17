"""What is under the cursor: what a thing is and says, who comes to it, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.interview.sheet import sheet_text
from triage.language_server.names import Name
from triage.language_server.things import text_of, thing
from triage.proof import NotProvedError, Survey, Target, shortest_to
from triage.rules.questionnaire import Questionnaire
from triage.words import counted, grouped


def told(name: Name, data: dict[str, Any], survey: Survey | None) -> str:
    """What an editor says of an id, as Markdown.

    Args:
        name: the id.
        data: what its rule file says.
        survey: what was counted of it; None where it has a fault, or too many paths to count.
    """
    parts = [f"**{name.kind}** `{name.id}`", text_of(thing(data, name.kind, name.id))]
    if survey is not None:
        parts += _reached(name, survey)
    return "\n\n".join(part for part in parts if part)


def _reached(name: Name, survey: Survey) -> Iterator[str]:
    target = _target(name, survey.questionnaire)
    if target is None:
        return
    try:
        sheet = shortest_to(survey.questionnaire, target)
    except NotProvedError:
        return
    if sheet is None:
        yield "No path leads there."
        return
    yield from _on_how_many(target, survey)
    asked = counted(len(sheet), "question")
    yield f"The shortest path with it, {asked}:\n```yaml\n{sheet_text(sheet)}```"


def _on_how_many(target: Target, survey: Survey) -> Iterator[str]:
    whole = counted(survey.counts.paths, "path")
    if target.kind == "question":
        yield f"Asked on {grouped(survey.asking[target.id])} of {whole}."
    elif target.kind == "level":
        rank = survey.questionnaire.levels[target.id].rank
        yield f"Reached on {grouped(survey.counts.by_rank[rank])} of {whole}."


def _target(name: Name, questionnaire: Questionnaire) -> Target | None:
    match name.kind:
        case "question" if name.id in questionnaire.questions:
            return Target("question", name.id)
        case "level" if name.id in questionnaire.levels:
            return Target("level", name.id)
        case "recommendation" if name.id in questionnaire.recommendations:
            return Target("recommendation", name.id)
        case "advice" if name.id in questionnaire.advice:
            return Target("advice", name.id)
    return None
