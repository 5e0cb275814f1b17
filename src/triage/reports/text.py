"""The report for people: each problem with its line, the place marked, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from triage.problems import Given, Problem
from triage.reports import cases
from triage.reports.excerpt import excerpt
from triage.reports.report import Checked, Report, closing_line, first_of_each_kind, proved
from triage.words import printable

_BOLD, RED, _YELLOW, GREEN, _BLUE, _OFF = (
    f"\x1b[{code}m" for code in ("1", "1;31", "1;33", "1;32", "34", "0")
)


def render(report: Report, *, colour: bool = False) -> str:
    """The whole report. ``colour`` adds what colours a terminal, and changes nothing else."""
    blocks = [block for checked in report.files for block in _blocks(checked, colour)]
    if len(report.files) > 1:
        proofs = [
            f"{printable(checked.name)}: {proved(checked.proof)}."
            for checked in report.files
            if checked.proof is not None and not checked.has_errors
        ]
        blocks += ["\n".join(proofs)] if proofs else []
    failed = report.failures or report.has_problems
    blocks.append(painter(colour)(RED if failed else GREEN, closing_line(report)))
    return "\n\n".join(blocks) + "\n"


def _blocks(checked: Checked, colour: bool) -> Iterator[str]:
    for problem, more in first_of_each_kind(checked.problems):
        yield problem_text(checked.name, checked.text, problem, colour=colour)
        if more is not None:
            yield f"{printable(checked.name)}: {more}"
    if checked.tested is not None:
        yield from cases.blocks(checked.name, checked.tested)


def problem_text(name: str, text: str, problem: Problem, *, colour: bool) -> str:
    """One problem in the file ``name`` that says ``text``: what, where, and how to mend it."""
    paint = painter(colour)
    tone = RED if problem.severity == "error" else _YELLOW
    place = f"{printable(name)}:{problem.place.line}:{problem.place.column}"
    lines = [
        f"{paint(_BOLD, place)}: {paint(tone, problem.severity)}: {printable(problem.message)} "
        f"[{problem.code}]"
    ]
    number = str(problem.place.line)
    gutter = " " * len(number)
    shown = excerpt(text, problem.place)
    if shown is not None:
        line, marks = shown
        lines.append(f"  {paint(_BLUE, f'{number} |')} {line}")
        lines.append(f"  {paint(_BLUE, f'{gutter} |')} {paint(tone, marks)}")
    if problem.hint is not None:
        lines.append(f"  {paint(_BLUE, f'{gutter} =')} {printable(problem.hint)}")
    if problem.counterexample is not None:
        lines.append(f"  {paint(_BLUE, f'{gutter} =')} An answer sheet that leads there:")
        lines += [f"      {line}" for line in _sheet(problem.counterexample)]
    return "\n".join(lines)


def painter(colour: bool) -> Callable[[str, str], str]:
    """A function that colours a text, or one that leaves it as it is."""
    if not colour:
        return lambda _, text: text
    return lambda tone, text: f"{tone}{text}{_OFF}"


def _sheet(answers: Mapping[str, Given]) -> list[str]:
    from triage.interview.sheet import sheet_text

    return sheet_text(answers).splitlines()
