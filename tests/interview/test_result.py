"""What comes out: advice that answers withhold is not in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helpers import oracle
from helpers.agreement import outcome, shipped_data, shipped_walks, written_down
from helpers.random_questionnaires import sheets
from hypothesis import given
from hypothesis import strategies as st
from making.strategies import rule_data

from triage.interview.interview import Interview
from triage.rules.build import build


def withheld(data: oracle.Data, interview: Interview) -> Iterator[str]:
    """The advice that the file withholds from these answers, read off its text."""
    walk = oracle.walk(data, written_down(interview.answers))
    for id, advice in data.get("advice", {}).items():
        unless: Any = advice.get("unless")
        if unless is not None and oracle.holds(
            unless, walk.facts, data.get("conditions", {}), unless=True, sums=walk.sums
        ):
            yield id


def test_withheld_advice_never_appears() -> None:
    """Whoever recommends it; and what is withheld is withheld often enough to be seen."""
    seen = set()
    for interview in shipped_walks():
        hidden = set(withheld(shipped_data(), interview))
        assert not hidden & {one.id for one in outcome(interview).advice}
        seen |= hidden
    assert seen == {id for id, one in shipped_data()["advice"].items() if "unless" in one}


@given(st.data())
def test_withheld_advice_never_appears_anywhere(source: st.DataObject) -> None:
    """Of any questionnaire; and withholding never changes urgency."""
    written = source.draw(rule_data())
    sheet = source.draw(sheets(written))
    interview = Interview.replay(build(written), sheet)
    assert not set(withheld(written, interview)) & {one.id for one in outcome(interview).advice}
    for advice in written.get("advice", {}).values():
        advice.pop("unless", None)
        advice.pop("level", None)
    assert outcome(Interview.replay(build(written), sheet)).level == outcome(interview).level
