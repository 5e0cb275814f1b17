"""How much of what may not be stated is found, and how little else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from triage.checks.phrases.lists import listed
from triage.checks.phrases.matching import stated

FILES = Path(__file__).parents[2] / "files" / "phrases"


def sentences(name: str) -> Iterator[tuple[str, str]]:
    """The sentences of a file, each with the kind that it stands under."""
    kind = ""
    for line in (FILES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line
        elif line and not line.startswith("#"):
            yield kind, line


def kinds() -> list[str]:
    """The kinds of sentences that state something."""
    return sorted({kind for kind, _ in sentences("stated.txt")})


@pytest.mark.parametrize("kind", kinds())
def test_nine_of_ten_statements_of_each_kind_are_found(kind: str) -> None:
    """They were written before the list had met them, and say what no text may."""
    told = [text for its, text in sentences("stated.txt") if its == kind]
    missed = [text for text in told if not stated(text, listed("en"))]
    assert 10 * len(missed) <= len(told), missed


def test_nearly_no_innocent_sentence_is_refused() -> None:
    """At most 1 of 50; questions, suppositions and what a doctor may find are innocent."""
    innocent = [text for _, text in sentences("innocent.txt")]
    refused = [text for text in innocent if stated(text, listed("en"))]
    assert 50 * len(refused) <= len(innocent), refused


def test_so_many_sentences_are_found_and_refused() -> None:
    """The figures themselves: whoever changes the list sees what it gains and costs."""
    told = list(sentences("stated.txt"))
    innocent = list(sentences("innocent.txt"))
    found = sum(1 for _, text in told if stated(text, listed("en")))
    refused = sum(1 for _, text in innocent if stated(text, listed("en")))
    assert (found, len(told), refused, len(innocent)) == (651, 655, 0, 555)
