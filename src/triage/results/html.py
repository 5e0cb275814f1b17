"""A summary as one page of HTML, to be printed or handed over.

The page holds all it needs, has no script and may fetch nothing. Every text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from triage.results.section import Line
from triage.results.summary import Summary
from triage.rules.questionnaire import Questionnaire
from triage.tongue.tongue import tongue_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_ADDRESS = re.compile(r"&lt;(https?://[^\s<>]+?)&gt;")
"""An address as sources give it, once it is escaped."""

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
  color: #111; background: #fff; }
h1 { font-size: 1.2rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .3rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1rem 0 .2rem; break-after: avoid; }
p, ul { margin: .3rem 0; }
li { break-inside: avoid; }
.level { font-size: 1.5rem; font-weight: bold; border: .2rem solid; padding: .5rem 1rem; }
.level.first { color: #870000; border-width: .5rem; }
.action { font-size: 1.2rem; font-weight: bold; }
footer { border-top: 1px solid; margin-top: 2rem; }
pre { font-size: .8rem; white-space: pre-wrap; }
@media print {
  @page { margin: 15mm; }
  body { margin: 0; max-width: none; font-size: 10pt; }
  details { display: none; }
}
"""


def as_html(
    questionnaire: Questionnaire, summary: Summary | None, notes: Sequence[str], sheet: str
) -> str:
    """A saved file as a page.

    Args:
        questionnaire: what was answered.
        summary: the result in words; None where there is none yet.
        notes: sentences for the end, such as when it was saved.
        sheet: the answers as they are read again; not printed.
    """
    title = escape(questionnaire.title)
    answers = tongue_of(questionnaire.language).text("The answers, to go on from")
    told = "" if summary is None else "\n".join(_result(summary))
    end = "\n".join(f"<p>{escape(note)}</p>" for note in notes if note)
    return f"""<!doctype html>
<html lang="{escape(questionnaire.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<main>
{told}
</main>
<footer>
{end}
<details>
<summary>{escape(answers)}</summary>
<pre>
{escape(sheet, quote=False)}</pre>
</details>
</footer>
</body>
</html>
"""


def _result(summary: Summary) -> Iterator[str]:
    """The glance, then every section under its heading."""
    glance = summary.glance
    loudest = " first" if summary.level.rank == 0 else ""
    yield f'<p class="level{loudest}">{escape(glance.headline)}</p>'
    yield f'<p class="action">{escape(glance.action)}</p>'
    told = [Line("text", text) for text in (glance.at_once, glance.numbers) if text]
    yield from _blocks((*told, *glance.rest), "h2")
    for section in summary.sections:
        yield f"<h2>{escape(section.heading)}</h2>"
        yield from _blocks(section.lines, "h3")


def _blocks(lines: Iterable[Line], heading: str) -> Iterator[str]:
    """Paragraphs and lists; ``heading`` is the element of a small heading."""
    for kind, same in groupby(lines, key=lambda line: line.kind):
        if kind == "item":
            items = "\n".join(f"<li>{_text(line.text)}</li>" for line in same)
            yield f"<ul>\n{items}\n</ul>"
        else:
            element = heading if kind == "title" else "p"
            yield from (f"<{element}>{_text(line.text)}</{element}>" for line in same)


def _text(text: str) -> str:
    """Escaped text with its own line ends; addresses can be clicked."""
    linked = _ADDRESS.sub(r'<a href="\1">\1</a>', escape(text.strip()))
    return linked.replace("\n", "<br>\n")
