"""What becomes of a change: it is noticed, or it is not, or it makes no difference.

Each is judged twice: by `Judge`, which trusts the checks, the proof and the comparison over all
paths, and by the oracle, which walks every path.
"""

from __future__ import annotations

from typing import Any

import pytest
from helpers import oracle
from helpers.agreement import written_down
from helpers.knee import example, judged
from helpers.small_changes import SEEDS, completed, differing, outcome, samples
from making.writing import dump

from triage.casefile import CaseFile
from triage.mutation import Judge
from triage.mutation.judging import said_of_paths
from triage.rulefile import questionnaire_of
from triage.rules.build import build

HOW_MANY_CASES = 2


def cases_of(data: dict[str, Any], sheets: list[oracle.Sheet]) -> CaseFile:
    """Those paths as cases that expect all that comes out, as the oracle has it."""
    cases = {}
    for number, sheet in enumerate(sheets):
        walk = oracle.walk(data, sheet)
        expect = {
            "level": walk.level,
            "recommend": [*walk.recommendations],
            "never_recommend": [*(set(data["recommendations"]) - {*walk.recommendations})],
            "advise": [*walk.advice],
            "never_advise": [*(set(data.get("advice", {})) - {*walk.advice})],
        }
        cases[f"case-{number}"] = {
            "story": "Somebody.",
            "answers": sheet,
            "expect": {key: value for key, value in expect.items() if value},
        }
    return CaseFile(dump({"cases": cases}), "cases.yaml")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_change_is_reported_or_breaks_a_case_or_makes_no_difference(seed: int) -> None:
    """And of those that nothing noticed, the answers that came with them make the difference."""
    verdicts = set()
    for rng, data, changes in samples(seed):
        paths = [sheet for sheet, _ in oracle.paths(data)]
        sheets = rng.sample(paths, min(HOW_MANY_CASES, len(paths)))
        judge = Judge(data, cases_of(data, sheets))
        said = said_of_paths(build(data), data)
        for change in changes:
            judged = judge.judge(change)
            verdicts.add(judged.verdict)
            questionnaire = questionnaire_of(change.data)
            # Who has let a warning stand does not look at others.
            is_strict = all(found.severity == "error" for found in said)
            is_reported = questionnaire is None or any(
                is_strict or found.severity == "error"
                for found in said_of_paths(questionnaire, change.data) - said
            )
            breaks_case = questionnaire is not None and any(
                outcome(data, sheet) != outcome(change.data, completed(change.data, sheet))
                for sheet in sheets
            )
            assert (judged.verdict == "noticed") == (is_reported or breaks_case), change.what
            if judged.verdict == "noticed":
                continue
            differs = bool(differing(data, change.data))
            assert (judged.verdict == "unnoticed") == differs, change.what
            assert (judged.difference is not None) == differs, change.what
            if judged.difference is not None:
                sheet = written_down(judged.difference.answers)
                assert oracle.walk(data, sheet).missing is None
                after = outcome(change.data, completed(change.data, sheet))
                assert outcome(data, sheet) != after, change.what
    assert verdicts == {"noticed", "unnoticed", "unchanged"}


def test_changes_are_noticed_by_checks_the_proof_and_cases() -> None:
    """Whichever it is."""
    verdicts = judged(example())
    assert verdicts["`warning-signs` led to `how-long` instead of `swelling`"] == "noticed"
    assert verdicts["`look-after-it` were at level `within-days` instead of `self-care`"] == (
        "noticed"
    )
    assert verdicts["`swelling.a-lot` did not recommend `see-doctor`"] == "unnoticed"


def test_a_change_that_shows_nobody_anything_else_is_not_counted() -> None:
    """Decided over all paths, so that nobody looks for a case that cannot exist."""
    data = example()
    data["questions"]["pain"]["answers"]["strong"]["recommend"] = ["see-doctor"]
    verdicts = judged(data)
    assert verdicts["`pain.strong` did not recommend `see-doctor`"] == "unchanged"


def test_a_case_that_is_merely_warned_notices_nothing() -> None:
    """No command fails because an answer is not asked for any more."""
    verdicts = judged(example())
    assert verdicts["`swelling.no` led to `pain` instead of `how-long`"] == "unchanged"


def chain() -> dict[str, Any]:
    """The example with an emergency sign that is the tenth question on the longest path.

    Of `left` and `right` only one is asked, so it is the eleventh if `left` is asked of everybody.
    """
    data = example()
    questions = data["questions"]
    yes = {"no": {"text": "No"}, "yes": {"text": "Yes"}}
    late = {"no": {"text": "No"}, "yes": {"text": "Yes", "recommend": ["call-emergency"]}}
    names = ["side", "left", "right", *(f"more-{number}" for number in range(4)), "late"]
    for name, following in zip(names, [*names[1:], "pain"], strict=True):
        answers = late if name == "late" else yes
        questions[name] = {"ask": "Is it?", "answers": answers, "go": following}
    questions["how-long"]["go"] = "side"
    questions["left"]["ask_if"] = ["side.yes"]
    questions["right"]["ask_if"] = ["side.no"]
    return data


@pytest.mark.parametrize(("later", "verdict"), [(False, "noticed"), (True, "unchanged")])
def test_a_warning_of_the_proof_counts_where_there_was_none(later: bool, verdict: str) -> None:
    """Since `triage validate --strict` fails on it; but it has failed before if there was one."""
    data = chain()
    if later:
        questions = data["questions"]
        answers = questions["late"]["answers"]
        questions["late"]["go"] = "later"
        questions["later"] = {"ask": "Is it?", "answers": answers, "go": "pain"}
    judge = Judge(data, None)
    (change,) = (one for one in judge.changes if one.what == "`left` were asked of everybody")
    assert judge.judge(change).verdict == verdict
