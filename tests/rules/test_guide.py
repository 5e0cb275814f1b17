"""`rules/README.md` builds a questionnaire step by step, and every step of it is run here."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polib
import pytest

from rules import shipped
from triage.casefile import CaseFile
from triage.cli import main
from triage.commands.languages import open_in
from triage.interview.interview import Interview
from triage.results import text
from triage.results.summary import summarize
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire

GUIDE = shipped.RULES / "README.md"
NAME = "blister.yaml"

File = dict[str, dict[str, list[str]]]
"""A rule file by section and entry; a section's own line stands under the empty name."""


class Block(NamedTuple):
    """A fenced block of the guide: its language, the word that follows it, and its text."""

    language: str
    mark: str
    text: str


@cache
def blocks() -> tuple[Block, ...]:
    """The fenced blocks of the guide, in order."""
    found = re.findall(r"^```(\w+) ?(\w*)\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S)
    return tuple(Block(*block) for block in found)


def marked(mark: str, language: str = "yaml") -> list[Block]:
    """The blocks of that language and mark."""
    return [block for block in blocks() if (block.language, block.mark) == (language, mark)]


def parts(text: str) -> File:
    """A file or snippet as its sections, and each section as its entries, word for word."""
    sections: File = {}
    section = entry = ""
    for line in text.splitlines():
        if line and not line.startswith(" "):
            section, entry = line.partition(":")[0], ""
            sections[section] = {"": [line]}
        elif line.startswith("  ") and not line.startswith("   "):
            entry = line.partition(":")[0]
            sections[section][entry] = [line]
        elif line:
            sections[section][entry].append(line)
    return sections


def with_snippet(file: File, snippet: File) -> File:
    """The file after a snippet, as the guide says: add what is new, replace what has that name."""
    merged = dict(file)
    for section, entries in snippet.items():
        merged[section] = entries if section == "levels" else {**merged.get(section, {}), **entries}
    return merged


@cache
def stages() -> tuple[File, ...]:
    """The file after each step."""
    made: list[File] = []
    for block in marked(""):
        made.append(with_snippet(made[-1] if made else {}, parts(block.text)))
    return tuple(made)


def checked(file: File) -> RuleFile:
    """The file, checked and proved."""
    return RuleFile(as_text(file), NAME)


def as_text(file: File) -> str:
    """The file as a reader would have it, an empty line between its sections."""
    return "\n".join(
        "".join(f"{line}\n" for lines in entries.values() for line in lines)
        for entries in file.values()
    )


def between() -> str:
    """The file with the promise that was broken, and the line that mends it."""
    (broken,), (better,) = marked("broken"), marked("mended")
    line = better.text.rstrip("\n")
    key = line.partition(":")[0]
    text = as_text(with_snippet(stages()[-1], parts(broken.text)))
    mended_text, count = re.subn(rf"^{key}:.*$", line, text, flags=re.M)
    assert count == 1
    return mended_text


def mended() -> File:
    """The file at the end of the guide, without the rule that can no longer fire."""
    file = parts(between())
    return {key: value for key, value in file.items() if key not in {"rules", "conditions"}}


@cache
def scored() -> tuple[File, ...]:
    """The mended file after each step of the score."""
    made = [mended()]
    for block in marked("score"):
        made.append(with_snippet(made[-1], parts(block.text)))
    return tuple(made[1:])


def questionnaire_of(file: File) -> Questionnaire:
    """The questionnaire that a valid file holds."""
    found = checked(file).questionnaire
    assert found is not None
    return found


@pytest.mark.parametrize("step", range(1, 8))
def test_each_step_is_a_questionnaire_that_is_proved(step: int) -> None:
    """No problem of any kind, a warning included."""
    assert len(stages()) == 7
    assert checked(stages()[step - 1]).problems == ()


def test_the_first_step_is_what_the_guide_says_it_is() -> None:
    """The count in the transcript is the real one."""
    (transcript,) = marked("", "console")
    proof = checked(stages()[0]).proof
    assert proof is not None
    assert f"proved, {proof.paths} paths" in transcript.text


def test_the_broken_promise_is_reported_as_the_guide_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same words, lines and counterexample."""
    (broken,), (shown,) = marked("broken"), marked("", "text")
    file = with_snippet(stages()[-1], parts(broken.text))
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(as_text(file), encoding="utf-8")
    assert main(["validate", NAME]) == 1
    assert capsys.readouterr().out.strip() == shown.text.strip()


def test_the_mended_file_is_proved_once_the_idle_rule_is_gone() -> None:
    """The guide says which message comes in between."""
    said = [problem.message for problem in RuleFile(between(), NAME).problems]
    assert len(said) == 1
    assert "numb-and-strong" in said[0]
    assert checked(mended()).problems == ()


def test_the_cases_pass_before_and_after_mending() -> None:
    """They are about what does not change."""
    (cases,) = marked("cases")
    for file in (stages()[-1], mended()):
        found = CaseFile(cases.text, "blister.cases.yaml", questionnaire_of(file)).outcome
        assert found.problems == ()
        assert all(found.passed.values())


def test_each_step_of_the_score_is_proved() -> None:
    """No problem of any kind; the cases still pass."""
    (cases,) = marked("cases")
    (answers,) = re.findall(r"`well` gets `(.+)`", GUIDE.read_text("utf-8"))
    with_answers = cases.text.replace("pain: 2}", f"pain: 2, {answers}}}")
    for file in scored():
        assert checked(file).problems == ()
        found = CaseFile(with_answers, "blister.cases.yaml", questionnaire_of(file)).outcome
        assert found.problems == ()


def test_the_score_is_shown_and_decides_as_the_guide_says() -> None:
    """Three points are only shown, with a fourth it is a pharmacist's."""
    shown, decides = map(questionnaire_of, scored())
    plain = {"health": [], "redness": "no", "pain": 2}
    three = {**plain, "walking": "a-lot", "standing": "a-little", "sleeping": "not-at-all"}
    four = {**three, "sleeping": "a-little"}
    result = Interview.replay(shown, three).result
    assert result is not None
    told = text.as_text(summarize(shown, result, date(2026, 11, 25)))
    assert "Trouble in daily life: 3 of 6" in told
    assert "`Trouble in daily life: 3 of 6`" in GUIDE.read_text("utf-8")
    for questionnaire, sheet, level in [
        (shown, four, "self-care"),
        (decides, three, "self-care"),
        (decides, four, "this-week"),
    ]:
        result = Interview.replay(questionnaire, sheet).result
        assert result is not None
        assert result.level.id == level


def test_every_snippet_is_run() -> None:
    """No fenced block of YAML stays outside the tests, and none has an unknown mark."""
    assert {block.mark for block in blocks() if block.language == "yaml"} == {
        *("", "broken", "mended", "cases", "score"),
    }
    assert {block.language for block in blocks()} == {"yaml", "console", "text", "po"}


def test_what_the_guide_says_of_the_shipped_file_is_so() -> None:
    """It names answers, comments and commands that exist."""
    text = GUIDE.read_text("utf-8")
    for number in re.findall(r"`?\(?# ?(C\d+):?`", text):
        assert f"# {number}:" in shipped.rule_text()
    for number in re.findall(r"\((C\d+)\)", text):
        assert f"# {number}:" in shipped.rule_text(), number
    assert "# excluded: G21 - " in shipped.rule_text()
    assert len(text.splitlines()) <= 475


def test_a_translation_begins_as_the_guide_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same count, and the same entry; once all is said, it is offered."""
    (transcript,), (entry,) = marked("translate", "console"), marked("entry", "po")
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(as_text(mended()), encoding="utf-8")
    command, said = transcript.text.splitlines()
    assert main(command.removeprefix("$ triage ").split()) == 0
    assert capsys.readouterr().out.strip() == said
    translation = tmp_path / "blister.es.po"
    assert entry.text in translation.read_text("utf-8")
    whole = polib.pofile(str(translation))
    for each in whole:
        each.msgstr = f"\N{INVERTED EXCLAMATION MARK}{each.msgid}"
    whole.save()
    assert open_in(NAME, "es") is not None
