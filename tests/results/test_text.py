"""The address of a source: it stands behind the source, whole, and can be copied or followed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from triage.interview.interview import Interview
from triage.results.saving import content_of
from triage.results.summary import Summary, summarize
from triage.results.text import as_markdown, as_text
from triage.rules.build import build

TODAY = date(2026, 11, 22)
ADDRESS = (
    "https://example.org/a_long-address/of-a-book/that-fits-in-no-line-of-a-terminal?edition=2"
)


@pytest.fixture
def finished(small: dict[str, Any]) -> Interview:
    """A finished interview; its one source has an address."""
    small["sources"]["book"]["url"] = ADDRESS
    return Interview.replay(build(small), {"signs": ("tired",), "leg": "no", "pain": 3})


@pytest.fixture
def summary(finished: Interview) -> Summary:
    """What comes of it."""
    assert finished.result is not None
    return summarize(finished.questionnaire, finished.result, TODAY)


def test_a_source_is_named_with_its_address(summary: Summary) -> None:
    """Once, in the list of sources, and every reason cites it by its number there."""
    told = f"A book, A publisher, 2020 <{ADDRESS}>"
    lines = {one.id: [line.text for line in one.lines] for one in summary.sections}
    assert all(line.endswith(" [1]") for line in lines["why"])
    assert lines["about"][-1] == f"[1] {told}"


@pytest.mark.parametrize("width", [40, 78])
def test_an_address_is_never_broken(summary: Summary, width: int) -> None:
    """It would be another one when it is copied; all other words keep to the width."""
    lines = as_text(summary, width).splitlines()
    assert any(f"<{ADDRESS}>" in line for line in lines)
    assert all(len(line) <= width for line in lines if ADDRESS not in line)


def test_an_address_is_a_link_in_markdown(summary: Summary) -> None:
    """None of its characters is escaped."""
    assert as_markdown(summary, "A title").endswith(f" A book, A publisher, 2020 <{ADDRESS}>\n")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "a shelf in the library", "x><b>y"])
def test_what_is_no_web_address_is_no_link(small: dict[str, Any], url: str) -> None:
    """It stands there as the file has it."""
    small["sources"]["book"]["url"] = url
    interview = Interview.replay(build(small), {"signs": ("tired",), "leg": "no", "pain": 3})
    assert interview.result is not None
    told = as_markdown(summarize(interview.questionnaire, interview.result, TODAY), "A title")
    assert "2020 \\<" in told


@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_a_saved_file_has_the_address(finished: Interview, ending: str) -> None:
    """In one piece."""
    assert f"<{ADDRESS}>" in content_of(finished, ending, TODAY)
