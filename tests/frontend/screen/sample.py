"""A small questionnaire with one of everything that a screen can show, and ways to start it.

Its texts hold what would be markup elsewhere: ``[0-10]``, ``[/run]``, ``[bold]``.
"""

from datetime import date
from functools import cache
from pathlib import Path

from triage.frontend.sitting import Sitting
from triage.interview.interview import Interview
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire

TODAY = date(2026, 11, 22)

FILE = Path(__file__).with_name("sample.yaml")


@cache
def questionnaire() -> Questionnaire:
    """The questionnaire of `sample.yaml`, read once."""
    loaded = RuleFile.open(FILE)
    assert loaded.questionnaire is not None, loaded.problems
    return loaded.questionnaire


def edited(*changes: tuple[str, str]) -> Questionnaire:
    """The questionnaire with other words in some places of its file."""
    text = FILE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in the sample"
        text = text.replace(old, new)
    loaded = RuleFile(text, FILE.name)
    assert loaded.questionnaire is not None, loaded.problems
    return loaded.questionnaire


def begin(**answers: object) -> Interview:
    """An interview as far as ``answers`` lead (``_`` stands for ``-`` in ids)."""
    return Interview.replay(
        questionnaire(), {id.replace("_", "-"): given for id, given in answers.items()}
    )


def finished(**changes: object) -> Interview:
    """An interview that is over: self-care, or what ``changes`` make of it."""
    answers = {"signs": [], "swelling": "no", "pain": 2, "weeks": 3, "changed": "more", **changes}
    return begin(**answers)


def not_saving(path: Path, sitting: Sitting) -> str:
    """Stand in for saving where nothing is to be saved."""
    raise AssertionError(f"{path} was not to be saved")
