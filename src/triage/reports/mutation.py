"""What `triage test --mutate` found: the changes to a rule file that nothing would notice."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from triage.mutation import Change, Difference, Judged
from triage.places import Places
from triage.problems import Given
from triage.reports.report import plural, printable
from triage.result import Result


class Mutated(NamedTuple):
    """The changes to one rule file, judged.

    Attributes:
        path: the rule file.
        places: where its values stand.
        judged: every change with its verdict.
    """

    path: str
    places: Places
    judged: tuple[tuple[Change, Judged], ...]

    def counted(self, verdict: str) -> int:
        """How many changes got that verdict."""
        return sum(judged.verdict == verdict for _, judged in self.judged)

    @property
    def score(self) -> float:
        """The share of the changes that are noticed, of those that change what is shown."""
        noticed = self.counted("noticed")
        return noticed / ((noticed + self.counted("unnoticed")) or 1)


def blocks(mutated: Mutated) -> Iterator[str]:
    """The report for people: one block for each change that nothing notices, then the score."""
    for change, judged in mutated.judged:
        if judged.verdict == "unnoticed":
            assert judged.difference is not None, "an unnoticed change changes something"
            place = mutated.places.value(change.path)
            where = f"{printable(mutated.path)}:{place.line}:{place.column}"
            yield (
                f"{where}: nobody would notice if {printable(change.what)}\n"
                f"{_as_case(judged.difference)}"
            )
    yield _closing(mutated)


def data(mutated: Mutated) -> dict[str, Any]:
    """The report for programs."""
    return {
        "changes": len(mutated.judged),
        "noticed": mutated.counted("noticed"),
        "unchanged": mutated.counted("unchanged"),
        "score": round(mutated.score, 4),
        "unnoticed": [
            _unnoticed_data(mutated.places, change, judged.difference)
            for change, judged in mutated.judged
            if judged.difference is not None
        ],
    }


def _closing(mutated: Mutated) -> str:
    noticed, unnoticed = mutated.counted("noticed"), mutated.counted("unnoticed")
    unchanged = mutated.counted("unchanged")
    score = f"{printable(mutated.path)}: {noticed:,} of {plural(noticed + unnoticed, 'change')}"
    # Rounded down: 100 % means all of them.
    percent = int(1000 * mutated.score) / 10
    aside = f"; {unchanged:,} more would show nobody anything else" if unchanged else ""
    return f"{score} would be noticed ({percent:.1f} %){aside}."


def _as_case(difference: Difference) -> str:
    lines = [
        f"answers: {_flow(difference.answers)}",
        f"expect: {_flow(_expected(difference.before, difference.after))}",
    ]
    return "\n".join(
        [
            "  A case that notices it:",
            *(
                textwrap.fill(
                    line,
                    width=98,
                    initial_indent="    ",
                    subsequent_indent="      ",
                    break_long_words=False,
                    break_on_hyphens=False,
                )
                for line in lines
            ),
        ]
    )


def _expected(before: Result, after: Result | None) -> dict[str, str | tuple[str, ...]]:
    """What a case must expect to tell the two apart."""
    if after is None or before.level.id != after.level.id:
        return {"level": before.level.id}
    recommended = (
        [one.id for one in before.recommendations],
        [one.id for one in after.recommendations],
    )
    advised = [one.id for one in before.advice], [one.id for one in after.advice]
    expected: dict[str, str | tuple[str, ...]] = {}
    for key, (ours, others) in (("recommend", recommended), ("advise", advised)):
        if lost := tuple(id for id in ours if id not in others):
            expected[key] = lost
        if gained := tuple(id for id in others if id not in ours):
            expected[f"never_{key}"] = gained
    # Where just the questions differ, the case that answers them all notices by itself.
    return expected or {"level": before.level.id}


def _flow(values: Mapping[str, Given]) -> str:
    return f"{{{', '.join(f'{key}: {_written(value)}' for key, value in values.items())}}}"


def _written(value: Given) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)


def _unnoticed_data(places: Places, change: Change, difference: Difference) -> dict[str, Any]:
    place = places.value(change.path)
    return {
        "change": change.what,
        "line": place.line,
        "column": place.column,
        "path": list(change.path),
        "answers": dict(difference.answers),
        "expect": _expected(difference.before, difference.after),
    }
