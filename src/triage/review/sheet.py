"""The whole sheet as one page of HTML that stands by itself, on paper or on a screen.

It holds everything it needs, runs nothing, and its policy lets it fetch nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from html import escape

from triage.results.urgency import colours
from triage.review import changing, ending, questions, together, vouching
from triage.review.markup import NumberedLines, code
from triage.review.material import Material
from triage.rules.questionnaire import Questionnaire
from triage.tongue.tongue import ENGLISH
from triage.words import all_digits, counted, grouped

_HERE = os.path.dirname(os.path.abspath(__file__))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_COMMENTS = 24
"""So many comments have room at the end of a sheet."""

Writer = Callable[[Material, NumberedLines], Iterator[str]]


def sheet(material: Material) -> str:
    """The sheet, ready to print and sign."""
    questionnaire, lines = material.questionnaire, NumberedLines()
    title = escape(questionnaire.title)
    sections = list(_sections(material, lines))
    contents = "".join(
        f'<li><a href="#section-{number}">{name}</a></li>'
        for number, (name, _) in enumerate(sections, 1)
    )
    body = "".join(
        f'<section class="part"><h2 id="section-{number}">{number}. {name}</h2>\n{content}'
        "</section>\n"
        for number, (name, content) in enumerate(sections, 1)
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: review sheet</title>
<style>
{_style(material)}</style>
</head>
<body>
<main>
<h1>{title}: review sheet</h1>
{"".join(_cover(material, lines.last))}<nav aria-label="Contents"><h2>Contents</h2>
<ol>{contents}</ol></nav>
{body}{_comments()}</main>
</body>
</html>
"""


_PARTS: tuple[tuple[str, Writer], ...] = (
    ("How urgent: the levels", ending.levels),
    ("The questions, in the order in which they are asked", questions.all_questions),
    ("What is recommended", ending.recommendations),
    ("What answers mean together: the rules", together.rules),
    ("The advice, and who does not get it", ending.advice),
    ("The scores", together.scores),
    ("What is promised", together.promises),
    ("What was proved, and what no proof covers", vouching.proof),
    ("The sources", vouching.sources),
    ("What encodes which guidance", vouching.guidance),
    ("Names that stand for several answers", together.names),
)


def _sections(material: Material, lines: NumberedLines) -> Iterator[tuple[str, str]]:
    """The heading of each section that has something to say, and what it says."""
    parts: tuple[tuple[str, Writer], ...] = (
        ("What it is for, and what it is not for", _purpose),
        ("What has changed, and for whom", changing.changes),
        *_PARTS,
    )
    for name, part in parts:
        content = "\n".join(part(material, lines))
        if content:
            yield name, f"{content}\n"


def _purpose(material: Material, lines: NumberedLines) -> Iterator[str]:
    questionnaire = material.questionnaire
    yield lines.line(f"What a person reads first: {escape(questionnaire.intro)}")
    yield lines.line(f"What it is not for: {escape(questionnaire.disclaimer)}")
    if questionnaire.notice is not None:
        yield lines.line(f"What stands above every question: {escape(questionnaire.notice)}")


def _cover(material: Material, last: int) -> Iterator[str]:
    questionnaire = material.questionnaire
    yield "<table><tbody>\n"
    for name, said in _facts(material):
        yield f'<tr><th scope="row">{name}</th><td>{said}</td></tr>\n'
    yield "</tbody></table>\n"
    yield (
        f"<p>This sheet says all that the questionnaire {code(questionnaire.id)} can ask and "
        f"recommend, in {grouped(last)} numbered lines. A program made it from the file that "
        "people are asked from, so nothing is left out. Questions have numbers: “Yes” (3) is the "
        "answer “Yes” to question 3. Please put your initials in the box of each thing that you "
        "agree with. Write what you do not agree with on the last page, with the number of its "
        "line.</p>\n"
    )
    rows = ("Name", "Profession", "Date", "Signature")
    yield '<table class="sign"><tbody>\n'
    yield "".join(f'<tr><th scope="row">{row}</th><td></td></tr>\n' for row in rows)
    yield "</tbody></table>\n"
    yield (
        "<p>By signing I say that I have read the lines that I put my initials to, in the file "
        f"with the digest {code(material.digest)}.</p>\n"
    )


def _facts(material: Material) -> Iterator[tuple[str, str]]:
    questionnaire, paths = material.questionnaire, material.proof.paths
    yield "Questionnaire", code(questionnaire.id)
    yield "Last gone through", ENGLISH.day(questionnaire.reviewed)
    yield "To be gone through again by", ENGLISH.day(material.review_by)
    things = (
        counted(len(questionnaire.questions), "question"),
        counted(len(questionnaire.recommendations), "recommendation"),
        counted(len(questionnaire.rules), "rule"),
        counted(len(questionnaire.promises), "promise"),
        "too many ways to answer to count"
        if paths is None
        else f"{all_digits(paths)} ways to answer",
    )
    yield "In it", ", ".join(things)
    yield "Digest of what the file says", code(material.digest)
    signed = material.signed
    if signed is None:
        yield "Reviewed by", "nobody, as far as the file says"
    else:
        holds = "still says what was signed" if signed.holds else "HAS CHANGED since"
        yield "Reviewed by", f"{escape(signed.name)} on {escape(signed.day)}; the file {holds}"


def _comments() -> str:
    rows = "<tr><td></td><td></td><td></td></tr>\n" * _COMMENTS
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Line", "Comment", "Initials"))
    return (
        '<section class="part comments"><h2>Comments</h2>\n<table>'
        f"<thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table></section>\n"
    )


def _style(material: Material) -> str:
    with open(os.path.join(_HERE, "page.css"), encoding="utf-8") as file:
        common = file.read()
    # Ids and digests are made of letters, digits and hyphens, so none of them can end the text.
    foot = f"{material.questionnaire.id} · {material.digest}"
    return f'{common}@page{{@bottom-left{{content:"{foot}"}}}}\n' + "".join(
        _labels(material.questionnaire)
    )


def _labels(questionnaire: Questionnaire) -> Iterator[str]:
    for level in questionnaire.levels.values():
        pair = colours(questionnaire, level, "light")
        yield f".label.l{level.rank}{{background:{pair.background};color:{pair.text}}}\n"
