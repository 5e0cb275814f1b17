"""All explain pages, by family and by code: each is written beside the check that reports it."""

from __future__ import annotations

from functools import cache

from triage.checks import (
    care,
    cases,
    commas,
    former,
    leftovers,
    lengths,
    other_than,
    people,
    reading,
    same_text,
    scores,
    signed,
    translations,
    unknown_names,
    wrong_file,
)
from triage.checks.flow import asked, bands, countries, levels, logic, safety_net, ways
from triage.checks.page import Page
from triage.checks.proved import (
    bare_list,
    limit,
    members,
    never_asked,
    order,
    promises,
    questions,
    rides_along,
    rules,
    unreached,
    withholding,
)
from triage.checks.shape import empty, fields, ids, repeated, values
from triage.checks.words import pages as words

FAMILIES: dict[str, tuple[Page, ...]] = {
    "Reading the file": reading.PAGES,
    "Its structure": (
        *wrong_file.PAGES,
        *fields.PAGES,
        *values.PAGES,
        *ids.PAGES,
        *empty.PAGES,
        *repeated.PAGES,
    ),
    "Its names": (
        *unknown_names.PAGES,
        *former.PAGES,
        *scores.PAGES,
        *other_than.PAGES,
    ),
    "The way through the questions": (
        *ways.PAGES,
        *bands.PAGES,
        *asked.PAGES,
        *logic.PAGES,
        *levels.PAGES,
        *countries.PAGES,
        *safety_net.PAGES,
    ),
    "Every path": (
        *promises.PAGES,
        *order.PAGES,
        *rules.PAGES,
        *unreached.PAGES,
        *never_asked.PAGES,
        *bare_list.PAGES,
        *withholding.PAGES,
        *members.PAGES,
        *questions.PAGES,
        *rides_along.PAGES,
        *limit.PAGES,
    ),
    "Its words": (
        *words.PAGES,
        *lengths.PAGES,
        *same_text.PAGES,
        *commas.PAGES,
        *leftovers.PAGES,
    ),
    "Its care": (*care.PAGES, *signed.PAGES),
    "Cases": (*cases.PAGES, *people.PAGES),
    "Translations": translations.PAGES,
}
"""The families of problems, in the order in which files are checked, and the pages of each."""


def page_of(code: str) -> Page | None:
    """The page of that code; None where no check reports it."""
    return _by_code().get(code)


def codes() -> tuple[str, ...]:
    """Every code that has a page."""
    return tuple(_by_code())


@cache
def _by_code() -> dict[str, Page]:
    return {page.code: page for family in FAMILIES.values() for page in family}
