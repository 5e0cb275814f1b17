"""The explain pages: their examples are run, and no code is without a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import triage
from triage.casefile import run_cases
from triage.checks.example import EXAMPLE, file_text, merged
from triage.checks.page import Page
from triage.checks.pages import codes, page_of, pages
from triage.cli import main
from triage.problems import Problem
from triage.rulefile import load_text
from triage.validating import validate_text

TODAY = date(2026, 11, 22)
CASES = {page.code for page in pages()["Cases"]}
ALL = [page for family in pages().values() for page in family]
HELPERS = {"_problem", "_add", "Phrase"}
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
WITHOUT_EXAMPLES = {"unreadable", "too-large", "not-utf-8"}


def found(page: Page, example: str) -> list[Problem]:
    """Everything that is wrong with an example."""
    if page.code in CASES:
        questionnaire = load_text(EXAMPLE, "example.yaml").questionnaire
        assert questionnaire is not None
        return list(run_cases(example, "example.cases.yaml", questionnaire).problems)
    return list(validate_text(file_text(page, example), "example.yaml", TODAY).problems)


def test_the_example_of_all_pages_has_no_problem() -> None:
    """Every check looks at something in it, and it is proved."""
    checked = validate_text(EXAMPLE, "example.yaml", TODAY)
    assert checked.problems == ()
    assert checked.proof is not None
    assert checked.proof.paths == 15
    assert set(checked.proof.promises.values()) == {"proved"}


@pytest.mark.parametrize("page", [page for page in ALL if page.bad], ids=lambda page: page.code)
def test_the_bad_example_gives_its_code_once(page: Page) -> None:
    """And nothing else, so that the page shows what it is about."""
    assert [(one.code, one.severity) for one in found(page, page.bad)] == [
        (page.code, page.severity)
    ]


@pytest.mark.parametrize("page", [page for page in ALL if page.good], ids=lambda page: page.code)
def test_the_good_example_gives_nothing(page: Page) -> None:
    """So that nobody copies a mistake from a page."""
    assert found(page, page.good) == []


def test_only_what_no_text_can_show_has_no_example() -> None:
    """A page without examples is the exception."""
    assert {page.code for page in ALL if not (page.bad and page.good)} == WITHOUT_EXAMPLES


def test_no_code_has_two_pages() -> None:
    """One word, one meaning."""
    assert len(codes()) == len(ALL)


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.code)
def test_pages_are_written_alike(page: Page) -> None:
    """A code is words; a title is one clause; the reason is sentences."""
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", page.code)
    assert page.title[0].isupper()
    assert page.title[-1] not in ".!?"
    assert page.why.endswith((".", "?"))


def codes_in(source: str) -> Iterator[str]:
    """The codes that a module's source gives to problems."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        first = node.args[0]
        if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
            continue
        # A helper may have another first argument: then only what is written like a code counts.
        if name == "Problem" or (name in HELPERS and CODE.fullmatch(first.value)):
            yield first.value


def test_every_code_that_the_source_names_has_a_page() -> None:
    """So that `triage explain` never shrugs at what `triage validate` said."""
    folder = Path(triage.__file__).parent
    modules = folder.rglob("*.py")
    named = {code for path in modules for code in codes_in(path.read_text())}
    assert len(named) > 20
    of_answer_sheets = {"wrong-sheet"}  # `triage answer` explains it itself
    assert {code for code in named if page_of(code) is None} == of_answer_sheets


def test_explain_prints_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    """With the reason and both examples."""
    assert main(["explain", "unused-source"]) == 0
    page = page_of("unused-source")
    assert page is not None
    output = capsys.readouterr().out
    assert output.startswith("unused-source (warning)\n\nNothing cites a source.\n\n")
    for example in (page.bad, page.good):
        assert "\n".join(f"    {line}" for line in example.strip().splitlines()) in output


def test_explain_lists_all_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """By family, each with its severity and title."""
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert listed == list(codes())
    assert "Its care:" in lines


def test_explain_suggests_the_nearest_code(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown code is a mistake in the call."""
    assert main(["explain", "unused-sorce"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "did you mean 'unused-source'?" in output.err


@pytest.mark.parametrize(
    ("snippet", "line"),
    [
        ("title: New", "title: New"),
        ("title: null", None),
        (
            "levels: {emergency: {title: Now}}",
            "  emergency: {title: Now, within: now, enough: true}",
        ),
        ("title: 'null'", "title: 'null'"),
        ("start: [a]", "start: [a]"),
        ("new: {a: {b: c}}", "new: {a: {b: c}}"),
    ],
)
def test_a_snippet_is_merged_key_by_key(snippet: str, line: str | None) -> None:
    """Mappings merge, anything else replaces, null removes."""
    lines = merged(snippet).splitlines()
    if line is None:
        assert not any(line.startswith("title:") for line in lines)
    else:
        assert line in lines


def test_merging_nothing_changes_nothing() -> None:
    """But for the blank lines and quotes of the text."""
    assert load_text(merged("{}"), "").questionnaire == load_text(EXAMPLE, "").questionnaire
