"""What `triage test --mutate` found: the changes to a rule file that nothing would notice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from triage.interview.case_text import case_text
from triage.interview.result import Result
from triage.mutation import Change, Discrepancy, Judged
from triage.reading.places import Places
from triage.words import counted, printable

MOST_LISTED = 20
"""Of the changes that show nobody anything else, so many are listed."""


class Mutated(NamedTuple):
    """The changes to one rule file, judged.

    Attributes:
        name: the rule file.
        places: where its values stand.
        cases: the ids of its cases.
        judged: every change with its verdict.
    """

    name: str
    places: Places
    cases: frozenset[str]
    judged: tuple[tuple[Change, Judged], ...]

    def of(self, verdict: str) -> list[tuple[Change, Judged]]:
        """The changes that got that verdict."""
        return [judged for judged in self.judged if judged[1].verdict == verdict]

    def counted(self, verdict: str) -> int:
        """How many changes got that verdict."""
        return len(self.of(verdict))

    @property
    def score(self) -> float:
        """The share of the changes that are noticed, of those that change what is shown."""
        noticed = self.counted("noticed")
        return noticed / ((noticed + self.counted("unnoticed")) or 1)


def blocks(mutated: Mutated) -> Iterator[str]:
    """The report for people: the changes that nothing notices, the score, and what decides nothing.

    With each change comes a case that notices it, as it can be pasted.
    """
    ids = _free_ids(mutated.cases)
    unnoticed = mutated.of("unnoticed")
    for change, judged in unnoticed:
        where = f"{_place(mutated, change)}: nobody would notice if {printable(change.what)}"
        if judged.difference is None:
            yield f"{where}\nIt takes too much work to find out whom it matters to, if anybody."
        else:
            case = _as_case(next(ids), change, judged.difference)
            yield f"{where}\nA case that notices it, to paste under `cases:`:\n\n{case}"
    if any(judged.difference for _, judged in unnoticed):
        yield (
            "What these cases expect is what comes out of the file as it is. Where the guidance "
            "says otherwise,\nwrite into the case what must come out instead, and mend the file."
        )
    yield _closing(mutated)
    if unchanged := [change for change, _ in mutated.of("unchanged")]:
        yield _deciding_nothing(mutated, unchanged)


def data(mutated: Mutated) -> dict[str, Any]:
    """The report for programs."""
    return {
        "changes": len(mutated.judged),
        "noticed": mutated.counted("noticed"),
        "unchanged": mutated.counted("unchanged"),
        "score": round(mutated.score, 4),
        "unnoticed": [
            {
                **_change_data(mutated.places, change),
                "answers": judged.difference and dict(judged.difference.answers),
                "expect": judged.difference and _expected(judged.difference),
            }
            for change, judged in mutated.of("unnoticed")
        ],
        "deciding_nothing": [
            _change_data(mutated.places, change) for change, _ in mutated.of("unchanged")
        ],
    }


def _closing(mutated: Mutated) -> str:
    noticed, unnoticed = mutated.counted("noticed"), mutated.counted("unnoticed")
    unchanged = mutated.counted("unchanged")
    score = f"{printable(mutated.name)}: {noticed:,} of {counted(noticed + unnoticed, 'change')}"
    # Rounded down: 100 % means all of them.
    percent = int(1000 * mutated.score) / 10
    aside = f"; {unchanged:,} more would show nobody anything else" if unchanged else ""
    return f"{score} would be noticed ({percent:.1f} %){aside}."


def _deciding_nothing(mutated: Mutated, changes: list[Change]) -> str:
    lines = [
        "Parts of the file that decide nothing: everybody would be told the same, and nobody asked "
        "more, if",
        *(
            f"  {_place(mutated, change)}: {printable(change.what)}"
            for change in changes[:MOST_LISTED]
        ),
    ]
    if len(changes) > MOST_LISTED:
        lines.append(f"  and {len(changes) - MOST_LISTED:,} more")
    return "\n".join(lines)


def _place(mutated: Mutated, change: Change) -> str:
    place = mutated.places.value(change.keys)
    return f"{printable(mutated.name)}:{place.line}:{place.column}"


def _free_ids(taken: frozenset[str]) -> Iterator[str]:
    """Ids for the cases that are suggested: `notices-1` and so on."""
    return (id for number in count(1) if (id := f"notices-{number}") not in taken)


def _as_case(id: str, change: Change, difference: Discrepancy) -> str:
    story = f"Somebody who would notice if {change.what}."
    return case_text(id, story, difference.answers, _expected(difference)).rstrip("\n")


def _expected(difference: Discrepancy) -> dict[str, str | tuple[str, ...]]:
    """What a case must expect to tell the two apart."""
    before, after = difference.before, difference.after
    if before.level.id != after.level.id:
        return {"level": before.level.id}
    expected: dict[str, str | tuple[str, ...]] = {
        key: ids
        for name, shown in (("recommend", _recommended), ("advise", _advised))
        for key, ids in (
            (name, _but(shown(before), shown(after))),
            (f"never_{name}", _but(shown(after), shown(before))),
        )
        if ids
    }
    # Where it is just asked more, any expectation fails for want of answers.
    return expected or {"level": before.level.id}


def _recommended(result: Result) -> list[str]:
    return [recommendation.id for recommendation in result.recommendations]


def _advised(result: Result) -> list[str]:
    return [advice.id for advice in result.advice]


def _but(ids: list[str], others: list[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in others)


def _change_data(places: Places, change: Change) -> dict[str, Any]:
    place = places.value(change.keys)
    return {
        "change": change.what,
        "line": place.line,
        "column": place.column,
        "path": list(change.keys),
    }
