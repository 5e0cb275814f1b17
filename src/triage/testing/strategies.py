"""Hypothesis strategies: paths of a questionnaire, and questionnaires, whole or with a fault."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import reject
from hypothesis import strategies as st

from triage.interview.interview import Interview
from triage.problems import Given
from triage.rulefile import load_text
from triage.rules.questionnaire import Questionnaire
from triage.testing.construction import Chooser, Data, build
from triage.testing.faults import CODES, broken_text
from triage.testing.guide import Choose, Guide
from triage.testing.mending import mended
from triage.testing.writing import dump


class BrokenQuestionnaire(NamedTuple):
    """The text of a rule file with one fault, and the code that ``triage validate`` gives it."""

    text: str
    code: str


def interviews(questionnaire: Questionnaire) -> st.SearchStrategy[Interview]:
    """Complete interviews: any path at all, and rare ones as often as common ones.

    Most are drawn towards something: an answer, what makes a rule or a promise apply, or what
    withholds a piece of advice; the other questions are answered mildly or at random. With the
    shipped questionnaire (28 questions, some 10^16 paths) so much of what is in the file was
    reached, beside drawing every answer from all there are and every box as true or false:

    ========  ==========  =======  =====  ===============  ======
    examples  drawn from  answers  rules  recommendations  advice
    ========  ==========  =======  =====  ===============  ======
    100       all alike   7 %      0 %    10 %             2 %
    100       interviews  54 %     31 %   55 %             69 %
    1,000     all alike   14 %     0 %    20 %             2 %
    1,000     interviews  92 %     90 %   100 %            100 %
    ========  ==========  =======  =====  ===============  ======

    Hypothesis repeats itself on purpose, to find what depends on it: a plain random generator
    reaches 77, 62, 75 and 94 % in 100 walks, and everything in 1,000.

    What is found shrinks towards few questions, no boxes, first answers and low numbers, so that
    what stands out in it is what matters.

    Args:
        questionnaire: what is answered.

    Raises:
        TypeError: it is no questionnaire.
    """
    check_questionnaire(questionnaire)
    guide = Guide(questionnaire)

    @st.composite
    def complete(draw: st.DrawFn) -> Interview:
        return guide.walk(_drawing(draw))

    return complete()


def sheets(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, Given]]:
    """The answer sheets of `interviews`: answers by question id, in the order asked.

    Args:
        questionnaire: what is answered.

    Raises:
        TypeError: it is no questionnaire.
    """
    return interviews(questionnaire).map(lambda interview: interview.answers)


def check_questionnaire(questionnaire: object) -> None:
    """Refuse what is no questionnaire, such as the path of its rule file.

    Raises:
        TypeError: it is none.
    """
    __tracebackhide__ = True
    if not isinstance(questionnaire, Questionnaire):
        raise TypeError(
            f"this takes a questionnaire, not {questionnaire!r}: "
            "load_rules(PATH) makes one of a rule file"
        )


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
    questionnaire = load_text(text, "random.yaml").questionnaire
    assert questionnaire is not None, "the construction makes valid files only"
    return questionnaire
