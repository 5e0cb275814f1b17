"""The explain pages: their examples are run, and no code is without a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from helpers import translations
from helpers.example import EXAMPLE, file_text, merged

import triage
from triage.casefile import CaseFile
from triage.checks.page import Page
from triage.checks.pages import FAMILIES, codes, page_of
from triage.cli import main
from triage.problems import Problem
from triage.rulefile import RuleFile
from triage.translationfile import TranslationFile

TODAY = date(2026, 11, 22)
TRANSLATIONS = {page.code for page in FAMILIES["Translations"]}
CASES = {page.code for page in FAMILIES["Cases"]}
ALL = [page for family in FAMILIES.values() for page in family]
WITHOUT_EXAMPLES = {
    *("unreadable", "too-large", "not-utf-8"),
    *("cases-without-rules", "rules-without-cases"),
}


def found(page: Page, example: str) -> list[Problem]:
    """Everything that is wrong with an example."""
    if page.code in CASES:
        questionnaire = RuleFile(EXAMPLE, "example.yaml").questionnaire
        assert questionnaire is not None
        return list(CaseFile(example, "example.cases.yaml", questionnaire).outcome.problems)
    if page.code in TRANSLATIONS:
        text = translations.with_entries(example)
        file = TranslationFile(text, translations.NAME, translations.rules())
        return [problem for problem in file.problems if problem.code != "language-not-checked"]
    return list(RuleFile(file_text(page, example), "example.yaml", TODAY).problems)


def test_the_example_of_all_pages_has_no_problem() -> None:
    """Every check looks at something in it, and it is proved."""
    checked = RuleFile(EXAMPLE, "example.yaml", TODAY)
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


def name_of(call: ast.Call) -> str:
    """What is called, without what it belongs to."""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function or class of that name in the source, with the module it is in."""
    folder = Path(triage.__file__).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node) == name:
                yield path.relative_to(folder).as_posix(), node


def first_texts(name: str) -> set[str]:
    """The texts that are written as the first argument of calls of that name."""
    return {
        node.args[0].value
        for _, node in calls(name)
        if node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def test_every_code_that_is_named_without_its_page_has_one() -> None:
    """Reading stands below the pages; `triage explain` never shrugs at what `validate` said."""
    named = first_texts("Problem") | first_texts("Fault")
    assert len(named) > 10
    of_answer_sheets = {"wrong-sheet"}  # `triage answer` explains it itself
    assert {code for code in named if page_of(code) is None} == of_answer_sheets


def test_every_other_code_is_said_by_its_page_alone() -> None:
    """So that code and severity of a finding stand in one place."""
    assert {module for module, _ in calls("Finding")} == {"checks/page.py"}


def test_every_page_belongs_to_a_family() -> None:
    """So that no check is forgotten by `triage explain`."""
    written = [module for module, _ in calls("Page") if module.startswith("checks/")]
    short = first_texts("_page")  # the pages of reading, made by one call of `Page`
    assert len(written) - 1 + len(short) == len(ALL)


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
    assert RuleFile(merged("{}"), "").questionnaire == RuleFile(EXAMPLE, "").questionnaire
