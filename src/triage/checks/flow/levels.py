"""Levels in the wrong order, bounds between which there is no level, and what can never yield."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from triage.checks.flow.links import section
from triage.checks.page import Page
from triage.problems import Finding
from triage.reading.content import Content
from triage.rules.periods import minutes_of, read_within

LEVEL_ORDER = Page(
    code="level-order",
    severity="error",
    title="A level has to be seen sooner than one above it",
    why=(
        "Levels are listed most urgent first, and everything goes by that order: what leads, what "
        "is withheld, what is promised. So `within` never gets shorter from one level to the next, "
        "and a level without it is the calmest."
    ),
    bad="""\
levels:
  within-days: {within: 7 days}
  self-care: {within: 2 days}
""",
    good="""\
levels:
  within-days: {within: 7 days}
  self-care: {within: 2 weeks}
""",
)

IMPOSSIBLE_RANGE = Page(
    code="impossible-range",
    severity="error",
    title="Bounds between which there is no level",
    why=("`at_least` asks for more urgency than `at_most` allows."),
    bad="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_least: emergency, at_most: self-care}
""",
    good="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_least: self-care, at_most: within-days}
""",
)

NEVER_YIELDS = Page(
    code="never-yields",
    severity="error",
    title="A recommendation of the most urgent level that says whether it yields",
    why=(
        "What yields is shown only where nothing more urgent is. Nothing is more urgent than the "
        "first level, so what is said there is always shown."
    ),
    bad="""\
recommendations:
  call-emergency: {yields: true}
""",
    good="""\
recommendations:
  look-after-it: {yields: true}
""",
)

PAGES = (LEVEL_ORDER, IMPOSSIBLE_RANGE, NEVER_YIELDS)

_WITHOUT = 10**9
"""How long who has no `within` may wait: longer than any number with a unit says."""

_MOST_COMPARED = 10
"""In a file with more levels than that, their number is wrong, and nothing is said of order."""


def check(content: Content) -> Iterator[Finding]:
    """Find levels in the wrong order, bounds that cannot be kept, and what can never yield."""
    if ("levels",) in content.partial:
        return
    yield from _out_of_order(content)
    yield from _never_yielding(content)
    ranks = {level: rank for rank, level in enumerate(section(content, "levels"))}
    for name in ("advice", "promises"):
        for id, item in section(content, name).items():
            written = item.get("level") if isinstance(item, dict) else None
            if not isinstance(written, dict):
                continue
            calmest, most_urgent = written.get("at_least"), written.get("at_most")
            if not isinstance(calmest, str) or not isinstance(most_urgent, str):
                continue
            if ranks.get(most_urgent, 0) > ranks.get(calmest, len(ranks)):
                yield IMPOSSIBLE_RANGE.at(
                    (name, id, "level"),
                    f"No level is at least as urgent as `{calmest}` and at most as urgent as "
                    f"`{most_urgent}`.",
                    "Exchange the two, or remove one; the levels are listed most urgent first.",
                )


def _never_yielding(content: Content) -> Iterator[Finding]:
    most_urgent = next(iter(section(content, "levels")), None)
    for id, item in section(content, "recommendations").items():
        if isinstance(item, dict) and "yields" in item and item.get("level") == most_urgent:
            yield NEVER_YIELDS.at_key(
                ("recommendations", id, "yields"),
                f"Recommendation `{id}` has `yields`, but its level `{most_urgent}` is the most "
                "urgent one, so it never yields.",
                "Take `yields` out, or change its level.",
            )


def _out_of_order(content: Content) -> Iterator[Finding]:
    """Find the fewest levels that would have to stand elsewhere, each with one it stands wrong to.

    A level of which it is not known how soon it is has its problem already.
    """
    written = {}
    waits: dict[str, int] = {}
    for id, item in section(content, "levels").items():
        if not isinstance(item, dict) or ("levels", id) in content.partial:
            continue
        written[id] = item.get("within", "")
        if "within" not in item:
            waits[id] = _WITHOUT
            continue
        try:
            waits[id] = minutes_of(read_within(item["within"]))
        except (ValueError, TypeError):
            continue
    if len(waits) > _MOST_COMPARED:
        return
    in_order = _longest_rising(waits)
    for id in waits:
        if id in in_order:
            continue
        place = list(waits).index(id)
        shorter = [level for level in in_order if list(waits).index(level) > place]
        later = next((level for level in shorter if waits[level] < waits[id]), None)
        if later is not None:
            yield _misplaced(id, later, written, above=True)
        else:
            earlier = next(level for level in in_order if waits[level] > waits[id])
            yield _misplaced(id, earlier, written, above=False)


def _longest_rising(waits: Mapping[str, int]) -> Sequence[str]:
    """A largest choice of levels that stand in order as they are."""
    for size in range(len(waits), 1, -1):
        for chosen in combinations(waits, size):
            times = [waits[id] for id in chosen]
            if times == sorted(times):
                return chosen
    return tuple(waits)[:1]


def _misplaced(id: str, other: str, written: Mapping[str, str], *, above: bool) -> Finding:
    side = "above" if above else "below"
    move = f"Move `{id}` {'below' if above else 'above'} `{other}`"
    if not written[id]:
        message = (
            f"Level `{id}` has no `within`, so it is calmer than any that has one, but it stands "
            f"{side} `{other}` (within `{written[other]}`)."
        )
        hint = f"{move}, or write `within: ...` for it: at most `{written[other]}`."
        return LEVEL_ORDER.at_key(("levels", id), message, hint)
    its = f"within `{written[other]}`" if written[other] else "without `within`: the calmest"
    message = f"Level `{id}` (within `{written[id]}`) stands {side} `{other}` ({its})."
    change = "change `within`" if written[other] else f"write `within: ...` for `{other}`"
    hint = f"{move}, or {change}: it never gets shorter from one level to the next."
    return LEVEL_ORDER.at(("levels", id, "within"), message, hint)
