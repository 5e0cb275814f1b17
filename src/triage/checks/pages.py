"""All explain pages, by family and by code: each is written beside the check that reports it."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from triage.checks.page import Page

FAMILIES = {
    "Reading the file": ("triage.reading.rule_files", "triage.checks.reading"),
    "Its structure": ("triage.checks.shape",),
    "Its names": ("triage.checks.references",),
    "The way through the questions": ("triage.checks.flow",),
    "Every path": ("triage.checks.proved",),
    "Its words": ("triage.checks.words", "triage.checks.lengths", "triage.checks.commas"),
    "Its care": ("triage.checks.care",),
    "Cases": ("triage.casefile",),
}
"""The families of problems, in the order in which files are checked, and the modules of each."""


@cache
def pages() -> dict[str, tuple[Page, ...]]:
    """The pages of every family, in the order of `FAMILIES`."""
    # Imported here: only `explain` and SARIF reports need pages of checks that found nothing.
    return {
        family: tuple(page for module in modules for page in import_module(module).PAGES)
        for family, modules in FAMILIES.items()
    }


def page_of(code: str) -> Page | None:
    """The page of that code; None where no check reports it."""
    return _by_code().get(code)


def codes() -> tuple[str, ...]:
    """Every code that has a page."""
    return tuple(_by_code())


@cache
def _by_code() -> dict[str, Page]:
    return {page.code: page for family in pages().values() for page in family}
