"""The page as one file of HTML: it fetches nothing, and its policy allows nothing but what it has.

Texts of the questionnaire stand in it twice: as data for the script, and, for a browser without
scripts, as the signs of an emergency and whom to call.
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from typing import NamedTuple

from triage.interview.engine import recommended_by
from triage.page.content import content_of, direction_of
from triage.results.calling import whom_to_call
from triage.results.urgency import Ground, colours, labelled
from triage.rules.questionnaire import Answer, Level, Question, Questionnaire
from triage.tongue.tongue import Tongue, tongue_of
from triage.words import all_digits, counted, with_unit

_HERE = os.path.dirname(os.path.abspath(__file__))
_WALK = ("walk.js", "telling.js", "typed.js", "saved.js")
_VIEW = ("view.js",)

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the script that the data stands in, written so that JSON reads the same."""


class Made(NamedTuple):
    """What a page was made from, for whoever looks at its source.

    Attributes:
        file: the name of the rule file.
        digest: its SHA-256, in hexadecimal digits.
        paths: how many paths were proved; None where they could not be counted.
        promises: how many promises were proved on all of them.
        version: of triage.
        on: the day.
    """

    file: str
    digest: str
    paths: int | None
    promises: int
    version: str
    on: date


def page_of(languages: Sequence[Questionnaire], made: Made) -> str:
    """The whole page; the same questionnaire, made on the same day, gives the same bytes.

    Args:
        languages: the questionnaire in each language that it can be read in; the first is shown
            where none of them fits the browser.
        made: what it was made from.
    """
    questionnaire = languages[0]
    contents = [content_of(each) for each in languages]
    data = json.dumps(contents, ensure_ascii=False, separators=(",", ":"))
    style = _files(("page.css",)) + "".join(_grounds(questionnaire))
    walk, view = _files(_WALK), _files(_VIEW)
    title = escape(questionnaire.title)
    notice = questionnaire.notice
    told = f'<header id="notice"><p>{escape(notice)}</p></header>\n' if notice else ""
    language = escape(questionnaire.language)
    return f"""<!doctype html>
<html lang="{language}" dir="{direction_of(questionnaire.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, walk, view)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
{_source(questionnaire, made)}<link rel="icon" href="data:,">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{told}<main id="main">
{"".join(f"{line}{chr(10)}" for line in _without_script(questionnaire))}</main>
<footer><p>{title}. {escape(questionnaire.disclaimer.strip())}</p></footer>
<script type="application/json" id="questionnaire">{data.translate(_ESCAPES)}</script>
<script>{walk}</script>
<script>{view}</script>
</body>
</html>
"""


def _files(names: tuple[str, ...]) -> str:
    """The content of files of this folder, one after the other."""
    contents = []
    for name in names:
        with open(os.path.join(_HERE, name), encoding="utf-8") as file:
            contents.append(file.read())
    return "".join(contents)


def _policy(style: str, *scripts: str) -> str:
    """The content security policy: these scripts, this style, an empty icon, and nothing else."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _source(questionnaire: Questionnaire, made: Made) -> str:
    """Where the page comes from, as elements of its head."""
    paths = "not counted" if made.paths is None else all_digits(made.paths)
    told = {
        "generator": f"triage {made.version}",
        "triage-questionnaire": questionnaire.id,
        "triage-file": made.file,
        "triage-digest": f"sha256:{made.digest}",
        "triage-reviewed": questionnaire.reviewed.isoformat(),
        "triage-made": made.on.isoformat(),
        "triage-proved": f"{paths} paths, {counted(made.promises, 'promise')}",
    }
    return "".join(
        f'<meta name="{name}" content="{escape(content)}">\n' for name, content in told.items()
    )


def _grounds(questionnaire: Questionnaire) -> Iterator[str]:
    """The colours of each level, on a light page and on a dark one."""
    grounds: tuple[tuple[Ground, str, str], ...] = (
        ("light", "", ""),
        ("dark", "@media (prefers-color-scheme: dark) {", "}"),
    )
    for ground, begins, ends in grounds:
        for level in questionnaire.levels.values():
            pair = colours(questionnaire, level, ground)
            rule = f".level-{level.rank}{{background:{pair.background};color:{pair.text}}}"
            yield f"{begins}{rule}{ends}\n"


def _without_script(questionnaire: Questionnaire) -> Iterator[str]:
    """What stands there until a script replaces it: the signs of an emergency, whom to call."""
    ranks = map(questionnaire.rank, questionnaire.recommendations)
    level = tuple(questionnaire.levels.values())[min(ranks)]
    tongue = tongue_of(questionnaire.language)
    call = whom_to_call(level, None, tongue)
    scripts = tongue.text("The questions need a browser that runs scripts. Nothing is sent.")
    yield f"<h1>{escape(questionnaire.title)}</h1>"
    yield f"<p>{escape(scripts)}</p>"
    yield f"<h2>{escape(labelled(questionnaire, level))}</h2>"
    if call is not None:
        yield f'<p class="strong">{escape(call.first)}</p>'
    if level.how:
        yield f"<p>{escape(level.how)}</p>"
    yield f"<p>{escape(tongue.text('For any of these:'))}</p>\n<ul>"
    yield from (f"<li>{escape(sign)}</li>" for sign in _signs(questionnaire, level, tongue))
    yield f"</ul>\n<p>{escape(questionnaire.disclaimer.strip())}</p>"


def _signs(questionnaire: Questionnaire, level: Level, tongue: Tongue) -> Iterator[str]:
    """Every answer that leads to the level by itself, and why a rule does."""
    for question in questionnaire.questions.values():
        for answer in question.answers.values():
            if any(questionnaire.rank(id) == level.rank for id in recommended_by(answer)):
                yield _read_alone(question, answer, tongue)
    for rule in questionnaire.rules.values():
        if any(questionnaire.rank(id) == level.rank for id in rule.recommend):
            yield rule.because


def _read_alone(question: Question, answer: Answer, tongue: Tongue) -> str:
    """An answer in words that need no question beside them."""
    if question.kind == "any":
        return answer.text
    band = question.bands().get(answer.id)
    if band is None or question.number is None:
        return f"{question.ask.strip()} {answer.text}"
    numbers = tongue.number(band[1])
    if band[0] != band[1]:
        numbers = tongue.text("{first} to {last}", first=tongue.number(band[0]), last=numbers)
    return f"{question.ask.strip()} {with_unit(numbers, question.number.unit)}"
