"""Circles in graphs of every shape."""

from __future__ import annotations

import random
from itertools import pairwise

from triage.checks.flow.links import circles, shown_circle


def test_random_graphs_have_circles_just_where_no_order_exists() -> None:
    """Random graphs have circles just where no order exists."""
    for seed in range(300):
        rng = random.Random(seed)
        nodes = [f"n{number}" for number in range(rng.randint(1, 8))]
        ways = {node: rng.sample(nodes, rng.randint(0, min(3, len(nodes)))) for node in nodes}
        found = list(circles(nodes, ways))
        for circle in found:
            assert circle[0] == circle[-1]
            assert all(after in ways[before] for before, after in pairwise(circle))
        left = dict(ways)
        while ready := [node for node, to in left.items() if not any(t in left for t in to)]:
            for node in ready:
                del left[node]
        assert bool(found) == bool(left)


def test_long_circles_are_shown_shortened() -> None:
    """Long circles are shown shortened."""
    shown = shown_circle([*(f"q{number}" for number in range(1000)), "q0"])
    assert shown.startswith("q0 -> q1 -> q2 -> q3 -> (993 more) -> ")
    assert shown.endswith(" -> q0")
