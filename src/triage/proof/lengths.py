"""How few and how many questions a path asks."""

from __future__ import annotations

from triage.proof.formulas import FALSE, TRUE
from triage.proof.paths import Paths
from triage.proof.shortest import MOST_WISHES, fewest


def fewest_asked(paths: Paths, most_wishes: int = MOST_WISHES) -> int | None:
    """The fewest questions that a path asks; None where that takes too much work."""
    return _asked(paths, 1, most_wishes)


def most_asked(paths: Paths, most_wishes: int = MOST_WISHES) -> int | None:
    """The most questions that a path asks; None where that takes too much work."""
    return _asked(paths, -1, most_wishes)


def _asked(paths: Paths, sign: int, most_wishes: int) -> int | None:
    """The fewest that are asked or, with a sign of -1, are not."""
    asked = [paths.encoding.asked[id] for id in paths.encoding.order]
    if all(literal in (TRUE, FALSE) for literal in asked):
        return asked.count(TRUE)
    model = paths.solving.model(())
    assert model is not None, "there is a path"
    found = fewest(paths.solving, [sign * literal for literal in asked], (), model, most_wishes)
    return sum(map(found.model.has, asked)) if found.proved else None
