"""Names of the package: each says one thing, and no file hides behind a word that says nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "triage"
SAY_NOTHING = {
    "asking",
    "contract",
    "gathering",
    "given",
    "keeping",
    "notes",
    "pasting",
    "shown",
    "sides",
    "trying",
}
MOST_MODULES = 8
"""So many modules stand in no folder: the doors, and what all rooms share."""


def test_no_two_classes_or_types_share_a_name() -> None:
    """A name that is read in one file means the same in every other."""
    places: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in _classes_and_types(ast.parse(path.read_text(encoding="utf-8"))):
            places.setdefault(name, []).append(path.relative_to(PACKAGE).as_posix())
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_every_file_is_named_by_what_it_holds() -> None:
    """None is named by a word that would fit any other."""
    assert [path for path in PACKAGE.rglob("*.py") if path.stem in SAY_NOTHING] == []


def test_few_modules_stand_outside_the_rooms() -> None:
    """Whoever opens the package sees its rooms."""
    assert len(list(PACKAGE.glob("*.py"))) <= MOST_MODULES


def _classes_and_types(module: ast.Module) -> Iterator[str]:
    """What a module defines for all of it: classes, and names that stand for a type."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name[:1].isupper() and not name.isupper() and not _is_variable(node.value):
                yield name


def _is_variable(value: ast.expr) -> bool:
    """Tell whether a type variable is made, which is read only where it is made."""
    made = value.func if isinstance(value, ast.Call) else None
    return isinstance(made, ast.Name) and made.id in ("TypeVar", "ParamSpec")
