"""Whom to call: by countries that there are."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.flow.links import section
from triage.checks.page import Page
from triage.problems import Finding
from triage.reading.content import Content
from triage.rules.countries import OTHER, names
from triage.words import nearest, shortened

UNKNOWN_COUNTRY = Page(
    code="unknown-country",
    severity="error",
    title="A code that no country has",
    why=(
        "`call` says whom to call, by the ISO 3166 code of each country: two capital letters, "
        "such as `GB`. Under a code that no country has, a number would be shown to nobody. All "
        "countries that are not named share `other`."
    ),
    bad="""\
levels:
  emergency:
    call: {UK: "999", other: your local emergency number}
""",
    good="""\
levels:
  emergency:
    call: {GB: "999", other: your local emergency number}
""",
)

PAGES = (UNKNOWN_COUNTRY,)

_IN_USE = {"UK": "GB", "EL": "GR"}
"""Codes that people and offices use for a country, and that are not its ISO 3166 code."""


def check(content: Content) -> Iterator[Finding]:
    """Find whom to call in a country that does not exist."""
    for id, item in section(content, "levels").items():
        call = item.get("call") if isinstance(item, dict) else None
        if not isinstance(call, dict):
            continue
        for code in call:
            if code != OTHER and code not in names():
                yield UNKNOWN_COUNTRY.at_key(
                    ("levels", id, "call", code),
                    f"No country has the ISO 3166 code `{shortened(str(code))}`.",
                    _hint(str(code)),
                )


def _hint(code: str) -> str:
    meant = _meant(code)
    if meant is not None:
        return f"Write `{meant}`."
    return "Write two capital letters, such as `GB`, or `other` for all countries not named."


def _meant(code: str) -> str | None:
    """The code that was probably meant; None where several could be, or none."""
    upper = code.strip().upper()
    if upper in _IN_USE:
        return _IN_USE[upper]
    if upper in names():
        return upper
    by_name = {name.removeprefix("the ").lower(): known for known, name in names().items()}
    by_name[OTHER] = OTHER
    name = code.strip().lower().removeprefix("the ")
    close = name if name in by_name else nearest(name, by_name) if len(name) > 3 else None
    return None if close is None else by_name[close]
