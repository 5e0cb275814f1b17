"""Bringing a translation up to date: what moves along, and what has to be looked at again."""

from __future__ import annotations

import polib
from helpers import translations
from helpers.example import EXAMPLE
from hypothesis import given
from making.strategies import rule_data

from triage.translation.texts import translatable
from triage.translation.updating import Updated, updated


def brought_up(text: str, before: str | None) -> Updated:
    """The translation of the rule file ``text``, begun or brought up to date."""
    document = translations.rules(text).document
    assert document is not None
    return updated(document.data, translations.LANGUAGE, "example.yaml", before)


def entry(content: str, place: str) -> polib.POEntry:
    """The entry of one text."""
    found = polib.pofile(f"{content}\n").find(place, by="msgctxt", include_obsolete_entries=True)
    assert found is not None
    return found


ASKED = "ask: Is the knee swollen?"
PLACE = "questions.swelling.ask"


def test_it_begins_with_every_text_and_no_translation() -> None:
    """In the order of the file, and with what a translator has to know."""
    begun = brought_up(EXAMPLE, None)
    assert begun.added == begun.texts > 20
    assert (begun.done, begun.changed, begun.gone) == (0, 0, 0)
    asked = entry(begun.content, PLACE)
    assert (asked.msgid, asked.msgstr) == ("Is the knee swollen?", "")
    assert asked.comment == "A question. At most 6 lines of 40 columns."
    answer = entry(begun.content, "questions.swelling.answers.a-little.text")
    assert answer.comment.endswith("The question: Is the knee swollen?")
    header = polib.pofile(f"{begun.content}\n").metadata
    assert (header["Language"], header["Project-Id-Version"]) == ("de", "sore-knee")


def test_without_a_change_not_a_byte_changes() -> None:
    """However often it is done, and whatever a translator wrote beside an entry."""
    done = translations.whole().replace('msgctxt "notice"', '# Why not "cold"?\nmsgctxt "notice"')
    once = brought_up(EXAMPLE, done)
    assert brought_up(EXAMPLE, once.content) == once
    assert 'Why not "cold"?' in once.content
    assert once.done == once.texts


def test_a_changed_text_makes_its_translation_fuzzy() -> None:
    """With the text before beside it; it is no longer counted as done."""
    other = EXAMPLE.replace(ASKED, "ask: Is your knee thick?")
    after = brought_up(other, translations.whole())
    assert (after.changed, after.texts - after.done) == (1, 1)
    changed = entry(after.content, PLACE)
    assert changed.fuzzy
    assert changed.previous_msgid == "Is the knee swollen?"
    assert (changed.msgid, changed.msgstr) == ("Is your knee thick?", "¡Is the knee swollen?")


def test_a_text_that_moved_takes_its_translation_along() -> None:
    """Such as one of a list, when another is put before it, or of something renamed."""
    other = EXAMPLE.replace("  swelling:", "  thickness:").replace("swelling.", "thickness.")
    other = other.replace("go: swelling", "go: thickness")
    after = brought_up(other, translations.whole())
    assert (after.added, after.changed, after.gone) == (0, 0, 0)
    assert entry(after.content, "questions.thickness.ask").msgstr == "¡Is the knee swollen?"


def test_what_is_gone_is_put_aside_and_taken_up_again() -> None:
    """Nothing that somebody translated is lost."""
    without = EXAMPLE.replace(
        "notice: Knee out of place, or a cold, numb foot? Get emergency help now.\n", ""
    )
    aside = brought_up(without, translations.whole())
    assert aside.gone == 1
    assert entry(aside.content, "notice").obsolete
    again = brought_up(EXAMPLE, aside.content)
    assert (again.added, again.gone) == (0, 0)
    assert entry(again.content, "notice").msgstr.startswith("¡Knee out of place")


@given(rule_data())
def test_places_lead_to_their_texts(data: dict[str, object]) -> None:
    """And no two texts have one place."""
    texts = list(translatable(data))
    assert len({text.place for text in texts}) == len(texts)
    for text in texts:
        inside: object = data
        for key in text.keys:
            inside = inside[key]  # type: ignore[index]
        assert inside == text.words
