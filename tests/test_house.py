"""How the tests are laid out: so that each is found beside what it tests, and can be run alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import triage

HERE = Path(__file__).parent
TESTS = sorted(HERE.rglob("test_*.py"))
OF_NO_ROOM = {"helpers", "making", "benchmarks"}
"""Folders that hold what the tests need, with tests of it, and the tests of speed."""


def modules_named(file: Path) -> Iterator[str]:
    """Every module that a file imports, or may import a name from."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{one.name}" for one in node.names)


def test_no_test_imports_another() -> None:
    """What two tests need stands in a module that is none."""
    stems = {test.stem for test in TESTS}
    importing = {
        str(test.relative_to(HERE)): name
        for test in TESTS
        for name in modules_named(test)
        if stems & {*name.split(".")}
    }
    assert importing == {}


def test_folders_of_tests_are_named_after_rooms() -> None:
    """Whoever changes `triage.proof` looks into `tests/proof`."""
    source = Path(triage.__file__).parent
    folders = {test.parent.relative_to(HERE) for test in TESTS}
    without = {one for one in folders if not (source / one).is_dir()}
    assert {str(one) for one in without} <= OF_NO_ROOM
