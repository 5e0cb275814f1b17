"""In which language a questionnaire is shown: the one asked for, or one of the locale's."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from triage.commands.opening import open_questionnaire, print_problems
from triage.problems import CommandError
from triage.reading.rule_files import translations_beside
from triage.rules.questionnaire import LANGUAGE, Questionnaire
from triage.words import listed, printable

if TYPE_CHECKING:
    from triage.translationfile import TranslationFile


def open_in(name: str | None, language: str | None) -> Questionnaire | None:
    """The questionnaire in a language that was asked for; in its own one for None.

    What has an error reaches nobody: the problems are printed and None is returned.

    Args:
        name: the rule file; None for the shipped one.
        language: a tag such as ``es`` or ``es-MX``.

    Raises:
        CommandError: a file cannot be read, or there is no translation into that language.
    """
    if language is None:
        return open_questionnaire(name)
    files = _translations(name)
    found = _packed(name, language, files)
    questionnaire = found or open_questionnaire(name)
    if questionnaire is None or found:
        return questionnaire
    there = (questionnaire.language, *files)
    tag = nearest_tag(language, there)
    if tag is None:
        raise CommandError(
            f"{questionnaire.title!r} cannot be shown in {language!r}; "
            f"it is there in {listed(there, 'and')}"
        )
    if tag == questionnaire.language:
        return questionnaire
    translation = _translation(name, files[tag])
    if translation.questionnaire is None:
        print_problems(translation.name, translation.problems)
        print(
            f"triage: {printable(translation.name)} is not whole, so it is not used",
            file=sys.stderr,
        )
    return translation.questionnaire


def open_for(name: str | None, wanted: Sequence[str]) -> Questionnaire | None:
    """As `open_in`, in the first language of these that it is there in as a whole; or its own.

    Args:
        name: the rule file; None for the shipped one.
        wanted: the tags of the languages that a person reads, the best first.

    Raises:
        CommandError: a file cannot be read.
    """
    files = _translations(name)
    first = next(iter(wanted), None)
    if first is not None and (found := _packed(name, first, files)):
        return found
    questionnaire = open_questionnaire(name)
    if questionnaire is None:
        return None
    for language in wanted:
        tag = nearest_tag(language, (questionnaire.language, *files))
        if tag == questionnaire.language:
            break
        if tag is not None and (found := _translation(name, files[tag]).questionnaire):
            return found
    return questionnaire


def languages_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The tags of the languages that the locale for messages asks for, the best first."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(name):
            if locale.split(".")[0] in ("C", "POSIX"):
                return ()
            # As gettext has it: a list of languages counts where there is a locale at all.
            several = environment.get("LANGUAGE") or locale
            tags = (each.split(".")[0].split("@")[0] for each in several.split(":"))
            return tuple(tag.replace("_", "-") for tag in tags if tag)
    return ()


def nearest_tag(language: str, there: Iterable[str]) -> str | None:
    """Of the tags that are there the very one, or the first of the same language."""
    folded = language.replace("_", "-").casefold()
    near = [tag for tag in there if tag.casefold().split("-")[0] == folded.split("-")[0]]
    return next((tag for tag in near if tag.casefold() == folded), near[0] if near else None)


def _translations(name: str | None) -> Mapping[str, str]:
    from triage.rules import shipped

    return translations_beside(name or shipped.file())


def _packed(name: str | None, language: str, files: Mapping[str, str]) -> Questionnaire | None:
    """The shipped questionnaire in that language, where the build packed it."""
    from triage.rules import shipped

    tag = nearest_tag(language, (LANGUAGE, *files)) if name is None else None
    return shipped.proved(files[tag]) if tag is not None and tag in files else None


def _translation(name: str | None, file: str) -> TranslationFile:
    from triage.rulefile import RuleFile
    from triage.rules import shipped
    from triage.translationfile import TranslationFile

    return TranslationFile.open(file, RuleFile.open(name or shipped.file()))
