"""The lists of what no text may state: their examples, and how a list is written and found."""

from __future__ import annotations

import pytest

from triage.checks.phrases.lists import (
    Language,
    Phrase,
    languages,
    listed,
    parsed,
    phrases_of,
)
from triage.checks.phrases.matching import stated
from triage.checks.words.pages import LANGUAGE_NOT_CHECKED, PAGES

LISTED = [(name, phrase) for name in languages() for phrase in listed(name).phrases]

SMALL = """\
# A list of two phrases.
[words]
short: it's = it is
fillers: a,
  very
stops: that
supposes: if
denies: not
others: doctor may

[list ILL]
flu, *itis
but not: kermitis

[diagnosis]
why: is a guess
instead: Say no more.
it is ILL
  + It's the flu.

[false-comfort]
why: is no comfort
instead: Say no more.
excused by:
unless: doctor
all ... well
  + All is well.
"""


@pytest.mark.parametrize(("name", "phrase"), LISTED, ids=[p.pattern.written for _, p in LISTED])
def test_each_phrase_finds_its_examples_and_nothing_is_found_in_the_others(
    name: str, phrase: Phrase
) -> None:
    """An entry says with "+" what it finds by itself, and with "-" what the list leaves alone."""
    every = listed(name)
    alone = Language((phrase,), every.short, every.supposes, every.denies, every.others)
    assert phrase.found
    assert [text for text in phrase.found if not stated(text, alone)] == []
    assert [text for text in phrase.allowed if stated(text, listed(name))] == []


def test_every_code_of_a_list_has_its_page_and_the_other_way_round() -> None:
    """What a list reports can be looked up."""
    assert {phrase.code for _, phrase in LISTED} == {
        page.code for page in PAGES if page is not LANGUAGE_NOT_CHECKED
    }


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en-Latn-US-x-plain"])
def test_a_list_serves_the_regions_of_its_language(tag: str) -> None:
    """By BCP 47, what stands behind the first hyphen is narrower."""
    assert phrases_of(tag) is listed("en")


@pytest.mark.parametrize("tag", ["de", "eng", "", "-", "..", "../en", "x-en"])
def test_a_language_without_a_list_has_none(tag: str) -> None:
    """Its texts are not checked, which is not the same as clean."""
    assert phrases_of(tag) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is a very bad day.", []),
        ("It is very arthritis.", ["It is very arthritis"]),
        ("It's a flu.", ["It's a flu"]),
        ("It is kermitis.", []),
        ("It is not flu.", []),
        ("If it is flu, rest.", []),
        ("A doctor may say it is flu.", []),
        ("It is, flu.", []),
        ("All that is well.", []),
        ("All one two three four well.", ["All one two three four well"]),
        ("All one two three four five well.", []),
        ("If all is well.", ["all is well"]),
        ("All is well, doctor.", []),
        ("It is flu?", []),
    ],
)
def test_what_a_list_says_is_what_is_found(text: str, said: list[str]) -> None:
    """Fillers, stops, endings, exceptions and excuses do what the first lines of a list say."""
    assert [found.said for found in stated(text, parsed(SMALL))] == said


@pytest.mark.parametrize(
    ("line", "faulty", "says"),
    [
        ("it is ILL", "it is ILLS", "no list ILLS"),
        ("it is ILL", "it is flu/", "beside a stroke"),
        ("it is ILL", "... ILL", "begins with a word"),
        ("it is ILL", "[it] is ILL", "begins with a word"),
        ("it is ILL", "it is ...", "begins with a word"),
        ("unless: doctor", "until: doctor", "has no `until`"),
        ("[words]", "words", "stands in no section"),
    ],
)
def test_a_list_that_is_written_wrong_is_refused(line: str, faulty: str, says: str) -> None:
    """Whoever adds to a list is told what is wrong with it."""
    with pytest.raises(ValueError, match=says):
        parsed(SMALL.replace(line, faulty, 1))
