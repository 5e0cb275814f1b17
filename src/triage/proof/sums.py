"""Sums of points as formulas: whether what is true of weighted literals adds up to enough.

Parts are added one after another: the first k of them come to n where one that adds w is true and
the first k - 1 come to n - w. Only the sums are built that are asked for, each once, so that all
thresholds of one score, and all beginnings of it, share what they have in common. Where the points
are such that most sums differ, they are added as binary numbers instead: that stays small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from triage.proof.beginnings import Beginning, Weighted
from triage.proof.formulas import FALSE, TRUE, Formulas, SatLiteral

MOST_SUMS = 40_000
"""More than so many sums of one score are added as binary numbers."""


class Sums:
    """Builds sums over one set of formulas, which keeps what was built."""

    def __init__(self, formulas: Formulas) -> None:
        self._formulas = formulas

    def at_least(self, needed: int, parts: Iterable[Weighted]) -> SatLiteral:
        """True where the parts together come to ``needed``.

        Args:
            needed: what they have to come to.
            parts: each the literals of one question, with the points (1 or more) that each adds.
        """
        whole, uncertain = needed, []
        for part in parts:
            sure = max((points for literal, points in part if literal == TRUE), default=0)
            whole -= sure
            left = _once([(literal, points - sure) for literal, points in part if points > sure])
            if left:
                uncertain.append(left)
        # In the order of the questions: a walk that has come further adds its parts at the end.
        beginning = self._formulas.nothing_added
        for left in sorted(uncertain):
            beginning = beginning.and_then(left)
        if not 0 < whole <= beginning.most or whole in beginning.comes_to:
            return _whether(beginning, whole)
        missing = _missing(beginning, whole)
        if missing is None:
            beginning.comes_to[whole] = self._in_binary(whole, beginning)
        else:
            for each, sums in reversed(missing):
                self._add(each, sums)
        return beginning.comes_to[whole]

    def _add(self, beginning: Beginning, missing: set[int]) -> None:
        """Build sums of a beginning; those of the one before it are built."""
        formulas, before, known = self._formulas, beginning.before, beginning.comes_to
        assert before is not None, "of nothing there is nothing to build"
        for needed in missing:
            ways = [_whether(before, needed)]
            for literal, points in beginning.last:
                ways.append(formulas.all_of((literal, _whether(before, needed - points))))
            known[needed] = formulas.any_of(ways)
            most = max(points for _, points in beginning.last)
            formulas.state(-known[needed], _whether(before, needed - most))
        # It follows, but whoever looks for a path should not have to find it out: who has more
        # has at least as much.
        for less, more in pairwise(sorted(known)):
            if (less in missing or more in missing) and known[less] != known[more]:
                formulas.state(-known[more], known[less])

    def _in_binary(self, needed: int, beginning: Beginning) -> SatLiteral:
        """Whether a beginning comes to ``needed``: from the highest bit down above it, or alike."""
        formulas, total = self._formulas, self._bits(beginning)
        above, alike = FALSE, TRUE
        for place in range(max(len(total), needed.bit_length()) - 1, -1, -1):
            bit = total[place] if place < len(total) else FALSE
            if needed >> place & 1:
                alike = formulas.all_of((alike, bit))
            else:
                above = formulas.any_of((above, formulas.all_of((alike, bit))))
                alike = formulas.all_of((alike, -bit))
        return formulas.any_of((above, alike))

    def _bits(self, beginning: Beginning) -> list[SatLiteral]:
        chain = []
        here: Beginning | None = beginning
        while here is not None and here.bits is None:
            chain.append(here)
            here = here.before
        for each in reversed(chain):
            assert each.before is not None, "of nothing the bits are known"
            each.bits = self._plus(each.before.bits or [], self._number(each.last))
        return beginning.bits or []

    def _number(self, part: Weighted) -> list[SatLiteral]:
        """What a part adds, as bits: of its literals that which adds most."""
        formulas = self._formulas
        counted: list[tuple[SatLiteral, int]] = []
        larger: list[SatLiteral] = []
        for literal, points in sorted(part, key=lambda each: -each[1]):
            counted.append((formulas.all_of((literal, *(-other for other in larger))), points))
            larger.append(literal)
        return [
            formulas.any_of([literal for literal, points in counted if points >> place & 1])
            for place in range(max(points for _, points in part).bit_length())
        ]

    def _plus(self, one: list[SatLiteral], other: list[SatLiteral]) -> list[SatLiteral]:
        formulas, total = self._formulas, []
        carry = FALSE
        for place in range(max(len(one), len(other))):
            first, second = (
                number[place] if place < len(number) else FALSE for number in (one, other)
            )
            half = self._differ(first, second)
            total.append(self._differ(half, carry))
            carry = formulas.any_of(
                (formulas.all_of((first, second)), formulas.all_of((half, carry)))
            )
        return [*total, carry]

    def _differ(self, one: SatLiteral, other: SatLiteral) -> SatLiteral:
        formulas = self._formulas
        return formulas.any_of((formulas.all_of((one, -other)), formulas.all_of((-one, other))))


def _whether(beginning: Beginning, needed: int) -> SatLiteral:
    """Whether the parts come to ``needed``, which was built if it is not plain."""
    if needed <= 0:
        return TRUE
    return FALSE if needed > beginning.most else beginning.comes_to[needed]


def _once(part: Sequence[tuple[SatLiteral, int]]) -> Weighted:
    """Each literal once with the most it adds, in order; without those that are never true."""
    found: dict[SatLiteral, int] = {}
    for literal, points in part:
        if literal != FALSE:
            found[literal] = max(found.get(literal, 0), points)
    return tuple(sorted(found.items()))


def _missing(beginning: Beginning, needed: int) -> list[tuple[Beginning, set[int]]] | None:
    """What has to be built, the whole first; None where that is too much."""
    missing = [(beginning, {needed})]
    size = 0
    while True:
        here, sums = missing[-1]
        before = here.before
        if before is None:
            return missing[:-1]
        left = {
            rest
            for points in (0, *{points for _, points in here.last})
            for each in sums
            if 0 < (rest := each - points) <= before.most and rest not in before.comes_to
        }
        size += len(sums) * len(here.last)
        if size > MOST_SUMS:
            return None
        if not left:
            return missing
        missing.append((before, left))
