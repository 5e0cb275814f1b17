"""Proves the shipped questionnaire when a wheel is built, and packs its data beside it.

A wheel whose questionnaire has a problem is not built. That is why the installed commands may open
the packed data without proving it again. The catalogues of sentences are compiled on the way.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKED = "src/triage/rules"
CATALOGUES = "src/triage/tongue"


class ProvedQuestionnaire(BuildHookInterface[Any]):
    """The build hook; hatchling finds it by its base class."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the packed data, or stop the build with the problems that were found."""
        sys.path.insert(0, str(Path(self.root, "src")))
        from triage.rulefile import RuleFile
        from triage.rules import shipped

        rule_file = Path(shipped.file())
        content = rule_file.read_bytes()
        rules = RuleFile(content, rule_file.name)
        if rules.document is None or rules.has_errors:
            messages = [problem.message for problem in rules.problems]
            raise ValueError(f"{rule_file} is not proved: {messages}")
        self._write(shipped.packed_name(), shipped.packed(rules.document.data, content), build_data)
        self._translate(rules, content, build_data)
        self._compile(build_data)

    def _write(self, name: str, packed: str, build_data: dict[str, Any]) -> None:
        Path(self.root, PACKED, name).write_text(packed, encoding="utf-8")
        build_data["artifacts"].append(f"{PACKED}/{name}")

    def _translate(self, rules: Any, content: bytes, build_data: dict[str, Any]) -> None:
        """Pack each translation and its data, or stop the build with the faults of one."""
        from triage.reading.rule_files import translations_beside
        from triage.rules import shipped
        from triage.translationfile import TranslationFile

        for written in translations_beside(shipped.file()).values():
            translation = TranslationFile.open(written, rules)
            if translation.data is None:
                messages = [problem.message for problem in translation.problems]
                raise ValueError(f"{written} is not whole: {messages}")
            packed = shipped.packed(translation.data, content, Path(written).read_bytes())
            self._write(shipped.packed_name(written), packed, build_data)
            name = Path(written).name
            build_data["force_include"][written] = f"triage/rules/{name}"

    def _compile(self, build_data: dict[str, Any]) -> None:
        """Write the catalogue of each language as gettext reads it."""
        from triage.tongue.catalogue import compiled

        for written in sorted(Path(self.root, CATALOGUES).glob("*.po")):
            made = written.with_suffix(".mo")
            made.write_bytes(compiled(str(written)))
            build_data["artifacts"].append(made.relative_to(self.root).as_posix())
