"""Lists that mean *all of these*, and name answers of which one person gives only one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.checks.flow.logic import members_of, names_in, read_named, written_conditions
from triage.checks.naming import sentence, thing
from triage.checks.page import Page
from triage.problems import Finding, Keys

BARE_LIST_ONE_CHOICE = Page(
    code="bare-list-one-choice",
    severity="error",
    title="A list that needs two answers of one single choice",
    why=(
        "A list means *all of these*; only directly under `unless` it means *any of these*. A "
        "question that takes one answer never has two, so such a list never holds."
    ),
    bad="""\
questions:
  how-long:
    ask_if: [swelling.a-little, swelling.a-lot]
""",
    good="""\
questions:
  how-long:
    ask_if: {any: [swelling.a-little, swelling.a-lot]}
""",
)

PAGES = (BARE_LIST_ONE_CHOICE,)


def check(data: Any) -> Iterator[Finding]:
    """Find such lists in what a file says."""
    for keys, written in written_conditions(data):
        for where, names in _lists(data, keys, written):
            (one, other, *_) = names
            yield BARE_LIST_ONE_CHOICE.at(
                where,
                sentence(
                    f"{thing(keys)} needs `{one}` and `{other}` together, but only one of them "
                    "can be answered."
                ),
                f"A list means all of them. Write `{{any: [{', '.join(names)}]}}` if one is "
                "enough.",
            )


def owners(data: Any) -> frozenset[Keys]:
    """What has such a list in its condition, itself or by a condition that it names."""
    found = {
        keys[:2] for keys, written in written_conditions(data) for _ in _lists(data, keys, written)
    }
    if not found:
        return frozenset()
    named = read_named(data)
    users = list(written_conditions(data))
    size = 0
    while size < len(found):
        size = len(found)
        for keys, written in users:
            if any(
                name in named.written and ("conditions", name) in found
                for _, name in names_in(keys, written)
            ):
                found.add(keys[:2])
    return frozenset(found)


def _lists(data: Any, keys: Keys, written: Any) -> Iterator[tuple[Keys, list[str]]]:
    """The lists that need several answers of one single choice, and these answers."""
    if isinstance(written, list) and not (len(keys) == 3 and keys[2] == "unless"):
        by_question: dict[str, list[str]] = {}
        for name in dict.fromkeys(name for name in written if isinstance(name, str)):
            question, dot, _ = name.partition(".")
            if dot and _takes_one(data, question):
                by_question.setdefault(question, []).append(name)
        for names in by_question.values():
            if len(names) > 1:
                yield keys, names
    for where, member in members_of(keys, written):
        yield from _lists(data, where, member)


def _takes_one(data: Any, question: str) -> bool:
    return bool(data["questions"][question].get("choose", "one") == "one")
