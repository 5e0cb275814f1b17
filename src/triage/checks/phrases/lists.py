"""The lists of phrases, one file a language: read when a text is first looked through.

A file is plain text, for clinicians to read and to add to:

- `#` and a blank begin a comment.
- `[words]` begins the words that the language is read with: `short` forms, `fillers`, `stops`,
  and what makes a phrase say something else (`supposes`, `denies`, `others`).
- `[list NAME]` begins a list of names, separated by commas; `but not` names exceptions.
- `[CODE]` begins some phrases that may not be stated, with the problem code they are reported
  under: `why` not (the end of a sentence that begins with the words found), what to write
  `instead`, what they are `excused by` (`if, not` where nothing is said), and words that excuse
  a sentence they stand in (`unless`). Each phrase is a line; below it, `+` is a sentence that it
  finds, and `-` one in which the whole list finds nothing.

`triage.checks.phrases.notation` says how a phrase is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from os import listdir
from os.path import dirname, join
from typing import NamedTuple

from triage.checks.phrases.notation import Bounds, Element, Pattern, Vocabulary

ENDING = ".txt"
_FOLDER = dirname(__file__)


class Phrase(NamedTuple):
    """Something that may not be said.

    Attributes:
        code: the problem code.
        pattern: what it looks like.
        reason: why not: the end of a sentence that begins with the words found.
        instead: what to write.
        excused_by: what before it, in its sentence, makes it say something else: "if" (and its
            like) makes it a supposition, "not" denies it.
        unless: phrases that excuse a sentence in which they stand.
        found: sentences that say it.
        allowed: sentences that say nothing like it.
    """

    code: str
    pattern: Pattern
    reason: str
    instead: str
    excused_by: tuple[str, ...]
    unless: tuple[Pattern, ...]
    found: tuple[str, ...]
    allowed: tuple[str, ...]


class Language:
    """What a language's texts are looked through with.

    Attributes:
        phrases: what may not be stated.
        short: what short forms stand for: whole words, and endings that begin with an apostrophe.
        supposes: words after which something is supposed.
        denies: words that deny what follows.
        others: phrases after which somebody else says it, not the text.
    """

    def __init__(
        self,
        phrases: tuple[Phrase, ...],
        short: dict[str, tuple[str, ...]],
        supposes: Element,
        denies: Element,
        others: tuple[Pattern, ...],
    ) -> None:
        self.phrases = phrases
        self.short = short
        self.supposes = supposes
        self.denies = denies
        self.others = others

    def spelled_out(self, word: str) -> tuple[str, ...]:
        """The words that a word of a text stands for, which is most often itself."""
        if word in self.short:
            return self.short[word]
        if "'" not in word:
            return (word,)
        stem, apostrophe, ending = word.rpartition("'")
        meant = self.short.get(apostrophe + ending) if stem else None
        return (stem, *meant) if meant else (word,)


def phrases_of(tag: str) -> Language | None:
    """The list of a language, or None where there is none: such a text cannot be checked.

    Args:
        tag: a BCP 47 tag such as "en" or "en-GB"; a list for the language serves its regions.
    """
    parts = tag.lower().split("-")
    for length in range(len(parts), 0, -1):
        name = "-".join(parts[:length])
        if name in languages():
            return listed(name)
    return None


def languages() -> tuple[str, ...]:
    """The languages that have a list, in order."""
    return tuple(
        sorted(name.removesuffix(ENDING) for name in listdir(_FOLDER) if name.endswith(ENDING))
    )


@cache
def listed(language: str) -> Language:
    """The list of a language that has one."""
    with open(join(_FOLDER, language + ENDING), encoding="utf-8") as file:
        return parsed(file.read())


class _Section(NamedTuple):
    heading: str
    fields: dict[str, str]
    lines: list[str]

    def items(self, field: str, otherwise: str = "") -> list[str]:
        """The items of a field, which commas separate."""
        return [item.strip() for item in self.fields.get(field, otherwise).split(",") if item]


_FIELDS = {
    "[words]": ("short", "fillers", "stops", "supposes", "denies", "others"),
    "[list ": ("but not",),
    "[": ("why", "instead", "excused by", "unless"),
}
"""The fields of each kind of section, by how its heading begins."""


def parsed(text: str) -> Language:
    """What a list says.

    Raises:
        ValueError: it is not written as this module's first lines say.
    """
    vocabulary = Vocabulary()
    phrases: list[Phrase] = []
    first, *rest = _sections(text)
    bounds = Bounds(frozenset(first.items("fillers")), _any_of(vocabulary, first.items("stops")))
    for section in rest:
        if section.heading.startswith("list "):
            entries = [entry.strip() for line in section.lines for entry in line.split(",")]
            name = section.heading.removeprefix("list ")
            vocabulary.add(name, [entry for entry in entries if entry], section.items("but not"))
        else:
            phrases += _phrases(section, vocabulary, bounds)

    def patterns(items: list[str]) -> tuple[Pattern, ...]:
        return tuple(Pattern(item, vocabulary.steps(item), bounds) for item in items)

    return Language(
        tuple(phrases),
        {
            form.strip(): tuple(words.split())
            for form, words in (item.split("=") for item in first.items("short"))
        },
        _any_of(vocabulary, first.items("supposes")),
        _any_of(vocabulary, first.items("denies")),
        patterns(first.items("others")),
    )


def _any_of(vocabulary: Vocabulary, words: list[str]) -> Element:
    return vocabulary.element("/".join(words))


def _sections(text: str) -> Iterator[_Section]:
    section = None
    field = ""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words or words == "#" or words.startswith("# "):
            continue
        if words.startswith("[") and words.endswith("]") and not line.startswith(" "):
            if section:
                yield section
            section, field = _Section(words[1:-1], {}, []), ""
            continue
        if section is None:
            raise ValueError(f"Line {number} stands in no section.")
        name, colon, value = words.partition(":")
        if colon and not line.startswith(" "):
            allowed = next(
                fields
                for kind, fields in _FIELDS.items()
                if f"[{section.heading}]".startswith(kind)
            )
            if name not in allowed:
                raise ValueError(f"Line {number}: a section [{section.heading}] has no `{name}`.")
            field = name
            section.fields[field] = value.strip()
        elif line.startswith(" ") and field and not section.lines:
            section.fields[field] += " " + words
        else:
            section.lines.append(words)
    if section:
        yield section


def _phrases(section: _Section, vocabulary: Vocabulary, bounds: Bounds) -> Iterator[Phrase]:
    unless = tuple(
        Pattern(item, vocabulary.steps(item), bounds) for item in section.items("unless")
    )
    written = [index for index, line in enumerate(section.lines) if line[0] not in "+-"]
    for start, end in zip(written, [*written[1:], len(section.lines)], strict=True):
        phrase, *examples = section.lines[start:end]
        yield Phrase(
            section.heading,
            Pattern(phrase, vocabulary.steps(phrase), bounds),
            section.fields["why"],
            section.fields["instead"],
            tuple(section.items("excused by", "if, not")),
            unless,
            tuple(line[1:].strip() for line in examples if line[0] == "+"),
            tuple(line[1:].strip() for line in examples if line[0] == "-"),
        )
