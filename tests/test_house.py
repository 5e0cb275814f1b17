"""How the code is laid out: in pieces that can be read at once, each with its test beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import triage

SOURCE = Path(triage.__file__).parent
HERE = Path(__file__).parent
TESTS = sorted(HERE.rglob("test_*.py"))
OF_NO_ROOM = {"helpers", "making", "benchmarks"}
"""Folders that hold what the tests need, with tests of it, and the tests of speed."""

MOST_LINES = 400
"""So many lines a file of the package may have."""

MOST_LINES_OF_A_FUNCTION = 60
"""Its signature and docstring are lines of it, too."""


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
    folders = {test.parent.relative_to(HERE) for test in TESTS}
    without = {one for one in folders if not (SOURCE / one).is_dir()}
    assert {str(one) for one in without} <= OF_NO_ROOM


def test_no_file_is_long() -> None:
    """One that is holds two things."""
    lengths = {
        str(file.relative_to(SOURCE)): len(file.read_text(encoding="utf-8").splitlines())
        for file in SOURCE.rglob("*.py")
    }
    assert {file: length for file, length in lengths.items() if length > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    """Each can be read without turning the page."""
    lengths = {
        f"{file.relative_to(SOURCE)}: {function.name}": lines_of(function)
        for file in SOURCE.rglob("*.py")
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    long = {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION}
    assert long == {}


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function is, from ``def`` to its last."""
    assert function.end_lineno is not None, "what was parsed from text knows its lines"
    return function.end_lineno - function.lineno + 1
