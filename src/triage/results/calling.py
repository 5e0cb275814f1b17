"""Whom to call at a level: one number where the country is known, and never a guess alone."""

from __future__ import annotations

from typing import NamedTuple

from triage.rules.countries import OTHER, names
from triage.rules.questionnaire import Level
from triage.tongue.tongue import Tongue


class Call(NamedTuple):
    """Whom to call, in two sentences.

    Attributes:
        first: the reader's own, such as ``Call 999 (in the UK).``; where the country is not known,
            everybody's.
        elsewhere: the same for all other countries; empty where ``first`` has them all.
        known: ``first`` is the reader's own.
    """

    first: str
    elsewhere: str = ""
    known: bool = True


def whom_to_call(level: Level, country: str | None, tongue: Tongue) -> Call | None:
    """Whom to call at ``level``; None where it does not say.

    Args:
        level: the level reached.
        country: the ISO 3166 code of the reader's country, `OTHER` for one that the level does
            not name, or None where it is not known.
        tongue: the language to say it in.
    """
    if not level.call:
        return None
    own = _own(level, country)
    others = {code: called for code, called in level.call if code != own}
    if own is None:
        return Call(_by_country(others, tongue), known=False)
    called = dict(level.call)[own]
    if own == OTHER:
        first = tongue.text("Call {number}.", number=called)
    else:
        where = country_in_words(own, tongue)
        first = tongue.text("Call {number} (in {country}).", number=called, country=where)
    return Call(first, _by_country(others, tongue) if others else "")


def country_in_words(code: str, tongue: Tongue) -> str:
    """A country as a sentence names it after "in"; other languages name it alone."""
    return tongue.text(names()[code])


def next_country(level: Level, country: str | None) -> str | None:
    """The country whose reader is shown first after another one was asked for.

    All that the level names come in turn, and then the first of them again; None where it names
    only one.
    """
    named = tuple(code for code, _ in level.call)
    if len(named) < 2:
        return None
    own = _own(level, country)
    return named[0] if own is None else named[(named.index(own) + 1) % len(named)]


def _own(level: Level, country: str | None) -> str | None:
    """Under which of its names the level has that country; None where it is not known."""
    named = [code for code, _ in level.call]
    if country in named:
        return country
    return OTHER if OTHER in named and (country is not None or len(named) == 1) else None


def _by_country(call: dict[str, str], tongue: Tongue) -> str:
    """One sentence; countries with the same number share it."""
    same: dict[str, list[str]] = {}
    for code, called in call.items():
        if code != OTHER:
            same.setdefault(called, []).append(country_in_words(code, tongue))
    parts = [
        (tongue.text("in {countries}", countries=tongue.any_of(where)), called)
        for called, where in same.items()
    ]
    if OTHER in call:
        everywhere = tongue.text("elsewhere") if parts else tongue.text("anywhere else")
        parts.append((everywhere, call[OTHER]))
    (where, called), *rest = parts
    first = tongue.text("{where} call {number}", where=where, number=called)
    others = [tongue.text("{where} {number}", where=where, number=called) for where, called in rest]
    told = "; ".join([first, *others])
    return f"{told[0].upper()}{told[1:]}."
