"""The translations of the shipped questionnaire: whole, and honest about who has checked them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from triage.reading.rule_files import translations_beside
from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.translationfile import TranslationFile

FILES = translations_beside(shipped.file())
UNCHECKED = {"es": "Esta traducción tampoco la ha revisado ningún profesional titulado."}


@cache
def rules() -> RuleFile:
    """The shipped rule file, read once."""
    return RuleFile.open(shipped.file())


@pytest.fixture(params=FILES)
def translation(request: pytest.FixtureRequest) -> TranslationFile:
    """Each translation."""
    return TranslationFile.open(Path(FILES[request.param]), rules())


def test_it_is_there_in_spanish() -> None:
    """The second language of many who run."""
    assert "es" in FILES


def test_a_translation_has_no_problem(translation: TranslationFile) -> None:
    """All of it is there, says what the rule file says, and fits on small screens."""
    assert [problem.message for problem in translation.problems] == []


def test_a_translation_says_that_nobody_licensed_has_checked_it(
    translation: TranslationFile,
) -> None:
    """On the first page, before anything is asked."""
    assert translation.questionnaire is not None
    assert UNCHECKED[translation.language] in translation.questionnaire.intro
