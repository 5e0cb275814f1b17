"""Whom to call: the reader's own number first, and never a guess as the only one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.results.calling import next_country, whom_to_call
from triage.rules.build import build
from triage.rules.countries import OTHER, names
from triage.rules.questionnaire import Level
from triage.tongue.tongue import ENGLISH

ALL = {"GB": "999", "US": "911", "CA": "911", "other": "your local emergency number"}


@pytest.fixture
def level(small: dict[str, Any]) -> Level:
    """A level with numbers of three countries and of all others."""
    return at(small, ALL)


def at(small: dict[str, Any], call: dict[str, str]) -> Level:
    """The most urgent level of the small questionnaire with that ``call``."""
    levels = small["levels"]
    levels[next(iter(levels))]["call"] = call
    return next(iter(build(small).levels.values()))


@pytest.mark.parametrize(
    ("country", "first", "elsewhere"),
    [
        (
            "GB",
            "Call 999 (in the UK).",
            "In the US or Canada call 911; elsewhere your local emergency number.",
        ),
        (
            "FR",
            "Call your local emergency number.",
            "In the UK call 999; in the US or Canada 911.",
        ),
        (
            None,
            "In the UK call 999; in the US or Canada 911; elsewhere your local emergency number.",
            "",
        ),
    ],
)
def test_the_own_number_comes_first(
    level: Level, country: str | None, first: str, elsewhere: str
) -> None:
    """With the country it is for; whose country is not known reads all."""
    assert whom_to_call(level, country, ENGLISH) == (first, elsewhere, country is not None)


def test_one_number_for_everybody(small: dict[str, Any]) -> None:
    """Nothing to choose, and no country named."""
    level = at(small, {"other": "112"})
    for country in (None, "GB", OTHER):
        assert whom_to_call(level, country, ENGLISH) == ("Call 112.", "", True)
        assert next_country(level, country) is None


def test_a_level_without_numbers(small: dict[str, Any]) -> None:
    """It says nothing, and there is nothing to choose."""
    level = next(iter(build(small).levels.values()))
    assert whom_to_call(level, "GB", ENGLISH) is None
    assert next_country(level, "GB") is None


def test_one_key_leads_through_all_countries(level: Level) -> None:
    """From a country that is not known, too, and back to the first."""
    seen, country = [], None
    for _ in range(5):
        country = next_country(level, country)
        seen.append(country)
    assert seen == ["GB", "US", "CA", OTHER, "GB"]
    assert next_country(level, "FR") == "GB"


CALLS = st.dictionaries(
    st.sampled_from([OTHER, "GB", "IE", "FR", "NO", "AU"]),
    st.sampled_from(["999", "112", "000", "your doctor"]),
    min_size=1,
)


@given(call=CALLS, country=st.sampled_from([None, OTHER, "GB", "FR", "JP"]))
def test_nobody_reads_a_guess_alone(call: dict[str, str], country: str | None) -> None:
    """Whatever the country is taken to be, every number that the level has is read."""
    level = Level("now", 0, "Now", "now", None, True, tuple(call.items()), None, ())
    told = whom_to_call(level, country, ENGLISH)
    assert told is not None
    for code, called in call.items():
        assert called in f"{told.first} {told.elsewhere}"
        if code != OTHER and len(call) > 1:
            assert names()[code] in f"{told.first} {told.elsewhere}"


def test_the_countries() -> None:
    """As many as ISO 3166 has, each by two capital letters, in order."""
    assert len(names()) == 249
    assert list(names()) == sorted(names())
    assert all(len(code) == 2 and code.isupper() and code.isalpha() for code in names())
    assert len(set(names().values())) == 249
