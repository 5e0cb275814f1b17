"""Which cases are run first: those that a change can touch, so that one of them notices it."""

from __future__ import annotations

from helpers import oracle
from helpers.knee import example
from helpers.small_changes import outcome

from triage.checks.cases import Case
from triage.interview.interview import Interview
from triage.mutation import changes_of
from triage.mutation.nearness import Nearness, traits_of
from triage.rulefile import questionnaire_of
from triage.rules.build import build


def test_a_case_that_notices_a_change_is_among_the_near_ones() -> None:
    """Whatever is changed but when an interview is over, which depends on all of a path."""
    data = example()
    before = build(data)
    begun = Interview.begin(before)
    sheets = [sheet for sheet, _ in oracle.paths(data)]
    traits = [
        traits_of(Case(begun, "c", {"answers": sheet, "expect": {"advise": [*data["advice"]]}}))
        for sheet in sheets
    ]
    far = set()
    for change in changes_of(data):
        after = questionnaire_of(change.data)
        if after is None or change.keys[0] == "levels":
            continue
        near = Nearness(before, after)
        noticing = [
            near.of(case)
            for sheet, case in zip(sheets, traits, strict=True)
            if outcome(data, sheet) != outcome(change.data, sheet)
        ]
        if noticing and not any(noticing):
            far.add(change.what)
    assert not far


def test_a_case_far_from_a_change_is_not_near() -> None:
    """Or all would be run first, in the order of the file."""
    data = example()
    mild = {"warning-signs": [], "swelling": "no", "how-long": "days", "pain": 3}
    begun = Interview.begin(build(data))
    case = traits_of(Case(begun, "c", {"answers": mild, "expect": {"level": "self-care"}}))
    after = {change.what: questionnaire_of(change.data) for change in changes_of(data)}
    noticed = {
        what: Nearness(build(data), changed).of(case)
        for what, changed in after.items()
        if changed is not None
    }
    assert not noticed["`swelling.a-lot` did not recommend `see-doctor`"]
    assert noticed["`look-after-it` were at level `within-days` instead of `self-care`"]
