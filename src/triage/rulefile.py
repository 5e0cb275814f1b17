"""The one door to a rule file: its text, data, questionnaire, problems and proof.

Each is worked out when it is asked for, and once. Everything that is checked runs on one file, so
that all its problems come in one run; each check passes over what an earlier one has complained
about. Only a file without a fault becomes a `Questionnaire`.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from triage.checks.scales import gathered, spread
from triage.checks.structure import structure
from triage.problems import Problem, in_order, stops
from triage.reading.content import Content
from triage.reading.document import Document, read
from triage.reading.files import name_of, read_bytes, text_of
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire

if TYPE_CHECKING:
    from triage.proof import Proof


class RuleFile:
    """One rule file, whose content is at hand.

    Pure: the content, the name to call it by and today's date come from the caller.

    Attributes:
        name: what reports call it.

    Raises:
        CommandError: from every property, where PyYAML was installed without libyaml.
    """

    def __init__(self, content: bytes | str, name: str, today: date | None = None) -> None:
        """Take a file in.

        Args:
            content: the bytes of the file, or its text.
            name: what reports call it.
            today: the day that the review date is compared with; None leaves that out.
        """
        self.name = name
        self._content = content
        self._today = today

    @classmethod
    def open(cls, file: str | os.PathLike[str], today: date | None = None) -> RuleFile:
        """The rule file at ``file``, or on standard input for ``-``.

        Raises:
            CommandError: there is no such file, it is no file, or it may not be read.
        """
        return cls(read_bytes(file), name_of(file), today)

    @property
    def document(self) -> Document | None:
        """Its data with places; None where it cannot be read as YAML at all."""
        return self._read[0]

    @cached_property
    def text(self) -> str:
        """Its content, for excerpts, whatever is wrong with it."""
        return text_of(self._content) if self.document is None else self.document.text

    @cached_property
    def faults(self) -> tuple[Problem, ...]:
        """What reading it found, its structure, names and flow; in the order of the file.

        Where one of them is an error, there is no questionnaire.
        """
        document, found = self._read
        problems = list(found)
        if document is not None:
            problems += document.places.problems(structure(document.content, found))
        return tuple(in_order(problems))

    @cached_property
    def questionnaire(self) -> Questionnaire | None:
        """What it says; None where it has a fault that is an error."""
        if self.document is None or stops(self.faults):
            return None
        return build(self.document.data)

    @property
    def proof(self) -> Proof | None:
        """What is true of all its paths; None without a questionnaire or over the work limit."""
        return self._proved[0]

    @property
    def broken(self) -> tuple[Problem, ...]:
        """What the proof found wrong; in no order."""
        return self._proved[1]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, as `triage validate` shows it; in the order of the file."""
        # Imported here: a picture or a case needs a questionnaire without a fault, and no more.
        from triage.checks import care, commas, leftovers, lengths, same_text, signed, words

        document = self.document
        if document is None:
            return self.faults
        says, scales = spread(document.content)
        findings = [
            *words.check(says),
            *lengths.check(says),
            *commas.check(document),
            *leftovers.check(says),
            *same_text.check(says),
        ]
        if self.questionnaire is not None:
            findings += care.check(document.content, self._today)
            findings += signed.check(document.content)
        found = document.places.problems(gathered(findings, scales))
        return tuple(in_order([*self.faults, *found, *self.broken]))

    @property
    def has_errors(self) -> bool:
        """Whether any of its problems is an error."""
        return stops(self.problems)

    @cached_property
    def _read(self) -> tuple[Document | None, list[Problem]]:
        return read(self._content, self.name)

    @cached_property
    def _proved(self) -> tuple[Proof | None, tuple[Problem, ...]]:
        if self.document is None or self.questionnaire is None:
            return None, ()
        from triage.checks import proved  # imported here for the reason above

        says, scales = spread(self.document.content)
        proof, findings = proved.check(self.questionnaire, says.data)
        return proof, tuple(self.document.places.problems(gathered(findings, scales)))


def questionnaire_of(data: dict[str, Any]) -> Questionnaire | None:
    """What data says that stands in no file; None where a file with it would have an error."""
    return None if stops(structure(Content(data))) else build(data)


def load(file: str | os.PathLike[str]) -> RuleFile:
    """The rule file at ``file``, or on standard input for ``-``.

    Its `questionnaire` is None where it has errors; `faults` then says which. It is neither proved
    nor checked any further than that before somebody asks for its `problems`.

    Raises:
        CommandError: there is no such file, it is no file, or it may not be read.
    """
    return RuleFile.open(file)


def check(file: str | os.PathLike[str], today: date | None = None) -> tuple[Problem, ...]:
    """Everything that ``triage validate`` finds wrong with a rule file, in the order of the file.

    Args:
        file: where it is; ``-`` stands for standard input.
        today: the day that the review date is compared with; None leaves that out.

    Raises:
        CommandError: there is no such file, it is no file, or it may not be read.
    """
    return RuleFile.open(file, today).problems
