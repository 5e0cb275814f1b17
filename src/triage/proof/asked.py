"""Through how many paths each question is asked: walks up to it times ways on from it."""

from __future__ import annotations

from triage.proof.walks import Walks


def paths_asking(walks: Walks) -> dict[str, int]:
    """For each question on how many paths it is asked, in the order in which they are asked."""
    to, on = _ways_to(walks), _ways_on(walks)
    found: dict[str, int] = {}
    for state in walks.order:
        node = walks.steps.nodes[walks.node[state]]
        id = node.question.id
        if walks.steps.before[id] == node.number:
            found.setdefault(id, 0)
            # Here a question is asked, passed over, or never put because the interview is over.
            if walks.links[state][0].step is node.steps[0]:
                found[id] += to[state] * on[state]
    return found


def _ways_to(walks: Walks) -> list[int]:
    ways = [0] * len(walks.node)
    ways[0] = 1
    for state in walks.order:
        for _, to in walks.links[state]:
            if to >= 0:
                ways[to] += ways[state]
    return ways


def _ways_on(walks: Walks) -> list[int]:
    ways = [0] * len(walks.node)
    for state in reversed(walks.order):
        ways[state] = sum(ways[to] if to >= 0 else 1 for _, to in walks.links[state])
    return ways
