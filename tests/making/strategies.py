"""Hypothesis strategies: whole questionnaires, sound or with one fault.

They shrink towards little, such as one question with one answer.
"""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import reject
from hypothesis import strategies as st

from making.choosing import Chooser
from making.construction import build
from making.faults import CODES, broken_text
from making.mending import mended
from making.questions import Data
from making.writing import dump
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire
from triage.testing.guide import Choose


class BrokenQuestionnaire(NamedTuple):
    """The text of a rule file with one fault, and the code that ``triage validate`` gives it."""

    text: str
    code: str


def rule_data(
    most_paths: int = 500, most_questions: int = 6, *, proved: bool = False
) -> st.SearchStrategy[Data]:
    """The plain data of the rule files that `questionnaire_texts` draws.

    Args:
        most_paths: none has more paths than this (``proved`` may add a few).
        most_questions: none has more questions than this (``proved`` may add one).
        proved: whether ``triage validate`` finds nothing in it. Without it, the file can be loaded,
            but what only the proof can find occurs, such as a promise that is broken.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Data:
        data = build(_drawing(draw), most_paths, most_questions)
        if proved and mended(data) is None:
            reject()
        return data

    return drawn()


def questionnaire_texts(
    most_paths: int = 500, most_questions: int = 6, *, proved: bool = True
) -> st.SearchStrategy[str]:
    """Valid questionnaires of any structure, as the YAML text of their rule files.

    They shrink towards one question with one answer.

    Args:
        most_paths: none has more paths than this (``proved`` may add a few).
        most_questions: none has more questions than this (``proved`` may add one).
        proved: whether ``triage validate`` finds nothing in it. Without it, the file can be loaded,
            but what only the proof can find occurs, such as a promise that is broken.
    """
    return rule_data(most_paths, most_questions, proved=proved).map(dump)


def questionnaires(
    most_paths: int = 500, most_questions: int = 6, *, proved: bool = True
) -> st.SearchStrategy[Questionnaire]:
    """Valid questionnaires of any structure; the arguments are those of `questionnaire_texts`."""
    return questionnaire_texts(most_paths, most_questions, proved=proved).map(_loaded)


def broken_questionnaires(*codes: str) -> st.SearchStrategy[BrokenQuestionnaire]:
    """Rule files with one fault each, and the code that ``triage validate`` reports, and only it.

    Every code is drawn but those of faults that take a very large file (``too-large``,
    ``condition-too-large``, ``not-proved``, ``too-many-questions``), a file that is no text, a
    date, or one wording rather than another.

    Args:
        *codes: only these; all of them by default.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> BrokenQuestionnaire:
        code = draw(st.sampled_from(codes or CODES))
        data = draw(rule_data(proved=True))
        return BrokenQuestionnaire(broken_text(Chooser(_drawing(draw)), data, code), code)

    return drawn()


def _drawing(draw: st.DrawFn) -> Choose:
    return lambda low, high: draw(st.integers(low, high))


def _loaded(text: str) -> Questionnaire:
    questionnaire = RuleFile(text, "random.yaml").questionnaire
    assert questionnaire is not None, "the construction makes valid files only"
    return questionnaire
