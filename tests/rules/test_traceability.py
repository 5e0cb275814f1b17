"""Every item of the guidance lives somewhere in the shipped questionnaire, or is left out openly.

The guidance is numbered: G01 to G150 are what five articles say, R01 to R51 are the warning signs
of public guidance that the articles lack.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from rules import shipped

FROM_ARTICLES = [f"G{number:02}" for number in range(1, 151)]
WARNING_SIGNS = [f"R{number:02}" for number in range(1, 52)]

# What the inventory of the articles counts as background alone: neither question nor advice. Only
# these may be left out.
BACKGROUND = {
    *("G21", "G30", "G49", "G52", "G56", "G75", "G90", "G96"),
    *("G129", "G132", "G133", "G144", "G146", "G147"),
}


def homes(data: Mapping[str, Any]) -> dict[str, list[str]]:
    """Where each item lives: its id, and the paths of the things whose `guidance` names it.

    Promises do not count: nobody reads them, they only hold the rest to its word.
    """
    found: dict[str, list[str]] = {}
    for key, part in data.items():
        if key != "promises":
            for path, id in _guidance(part, key):
                found.setdefault(id, []).append(path)
    return found


def _guidance(part: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key == "guidance":
                yield from ((path, id) for id in value)
            else:
                yield from _guidance(value, f"{path}.{key}")
    elif isinstance(part, list):
        for value in part:
            yield from _guidance(value, path)


def excluded(text: str) -> dict[str, str]:
    """The items that the file leaves out, each with its reason."""
    return dict(re.findall(r"^# excluded: (\w+) - (\S.*)$", text, re.MULTILINE))


def lost(data: Mapping[str, Any], left_out: Mapping[str, str]) -> list[str]:
    """The items that live nowhere and are not left out openly."""
    found = homes(data)
    return [id for id in FROM_ARTICLES + WARNING_SIGNS if id not in found and id not in left_out]


def test_no_item_of_the_guidance_is_lost() -> None:
    """Each of the 201 items has a home, or is left out openly."""
    gone = lost(shipped.document().data, excluded(shipped.rule_text()))
    assert not gone, f"nothing encodes {', '.join(gone)}: see `guidance` in {shipped.FILE.name}"


def test_what_is_left_out_is_background_and_has_a_reason() -> None:
    """Only background may be left out, and never in silence."""
    left_out = excluded(shipped.rule_text())
    more = sorted(set(left_out) - BACKGROUND)
    assert not more, f"{', '.join(more)} must not be left out"
    living = sorted(set(left_out) & set(homes(shipped.document().data)))
    assert not living, f"{', '.join(living)} is said to be left out, and is not"
    assert all(len(reason.split()) >= 5 for reason in left_out.values()), left_out
    assert shipped.rule_text().count("# excluded: ") == len(left_out), "a line cannot be read"


def test_no_warning_sign_is_left_out() -> None:
    """Not one of the 51."""
    assert not set(excluded(shipped.rule_text())) & set(WARNING_SIGNS)


def test_every_id_in_the_file_is_an_item_of_the_guidance() -> None:
    """A slip in an id would hide that the item is lost."""
    known = {*FROM_ARTICLES, *WARNING_SIGNS}
    data = shipped.document().data
    unknown = {id: paths for id, paths in homes(data).items() if id not in known}
    assert not unknown, "a typing slip, or an item that the guidance does not have"
    promised = {id for promise in data["promises"].values() for id in promise.get("guidance", ())}
    assert promised <= known
    of_cases = {id for case in shipped.cases().values() for id in case["guidance"]}
    assert of_cases <= known


def test_every_warning_sign_is_asked_about_or_acted_upon() -> None:
    """A warning sign that only a source note or an advice names would change nobody's urgency."""
    acting = {
        id
        for id, paths in homes(shipped.document().data).items()
        if any(path.startswith(("questions.", "rules.")) for path in paths)
    }
    assert not set(WARNING_SIGNS) - acting


@pytest.mark.parametrize("id", FROM_ARTICLES + WARNING_SIGNS)
def test_the_test_notices_a_lost_item(id: str) -> None:
    """Take one item out of the file, and it alone is named as lost."""
    text = shipped.rule_text()
    without = re.sub(rf"^# excluded: {id} .*\n", "", text, flags=re.MULTILINE)
    data = copy.deepcopy(dict(shipped.document().data))
    _forget(data, id)
    assert lost(data, excluded(without)) == [id]


def test_a_promise_alone_is_no_home() -> None:
    """What is only promised is not in the questionnaire."""
    data = {"questions": {}, "promises": {"one": {"guidance": ["R01"]}}}
    assert "R01" in lost(data, {})


def _forget(part: object, id: str) -> None:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "guidance":
                part[key] = [one for one in value if one != id]
            else:
                _forget(value, id)
    elif isinstance(part, list):
        for value in part:
            _forget(value, id)
