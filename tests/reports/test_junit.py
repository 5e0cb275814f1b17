"""JUnit XML, against the schema that Jenkins checks it by, and a reader of such files."""

from __future__ import annotations

from collections import Counter

import junitparser
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from reports.samples import BROKEN, FILES, LONG, PROOF, REPORTS, TAB, rendered
from triage.reading.rule_files import Failure
from triage.reports.report import Checked, Report

# As Jenkins' xUnit plugin has it (MIT licence), and pytest checks its own by.
SCHEMA = xmlschema.XMLSchema(str(FILES / "junit-10.xsd"))


def suites(report: Report) -> dict[str, junitparser.TestSuite]:
    """The suites of a report, by name, as a reader of such files has them."""
    text = rendered("junit", report)
    SCHEMA.validate(text)
    return {suite.name: suite for suite in junitparser.JUnitXml.fromstring(text.encode())}


def verdicts(suite: junitparser.TestSuite) -> dict[str, str]:
    """By test, its verdict."""
    return {
        test.name: type(test.result[0]).__name__.lower() if test.result else "passed"
        for test in suite
    }


@pytest.mark.parametrize("name", REPORTS)
def test_jenkins_takes_it(name: str) -> None:
    """By its schema; and the counts are those of the tests."""
    report = junitparser.JUnitXml.fromstring(rendered("junit", REPORTS[name]).encode())
    by_name = suites(REPORTS[name])
    assert len(by_name) == len(REPORTS[name].files) + len(REPORTS[name].failures)
    of_all = Counter[str]()
    for suite in by_name.values():
        counts = Counter(verdicts(suite).values())
        assert [suite.tests, suite.failures, suite.errors, suite.skipped] == [
            *(counts.total(), counts["failure"], counts["error"], counts["skipped"])
        ]
        of_all += counts
    assert [report.tests, report.failures, report.errors] == [
        *(of_all.total(), of_all["failure"], of_all["error"])
    ]


def test_checks_and_promises_are_tests() -> None:
    """What passed is told, and what was not looked at is not said to have passed."""
    found = suites(REPORTS["problems"])
    assert verdicts(found["rules/leg, 100%.yaml"]) == {
        "Reading the file": "failure",
        "Its structure": "skipped",
        "Its names": "failure",
        "The way through the questions": "skipped",
        "Every path": "skipped",
        "Its words": "passed",
        "Its care": "skipped",
    }
    assert verdicts(found["rules/promise.yaml"])["promise rest-alone"] == "failure"
    assert verdicts(found["rules/promise.yaml"])["promise signs-are-urgent"] == "passed"
    assert set(verdicts(found["rules/knee.yaml"]).values()) == {"passed"}
    assert verdicts(found["rules/gone.yaml"]) == {"Reading the file": "error"}


def test_a_failure_has_its_place_and_the_answers_that_lead_there() -> None:
    """Whoever reads it in a browser sees what the terminal says."""
    (suite,) = suites(Report((Checked("a.yaml", "", (BROKEN,), PROOF),))).values()
    (failed,) = [test for test in suite if test.result]
    assert failed.result[0].type == "promise-broken"
    assert failed.result[0].message == BROKEN.message
    assert "a.yaml:2:1: error: Promise" in failed.result[0].text
    assert "      signs: [numb, weak]\n" in failed.result[0].text


@pytest.mark.parametrize(("strict", "verdict"), [(False, "passed"), (True, "failure")])
def test_a_warning_fails_where_the_command_does(strict: bool, verdict: str) -> None:
    """Else it stands in the output of its test."""
    (suite,) = suites(Report((Checked("a.yaml", "", (LONG,), PROOF),), strict=strict)).values()
    assert verdicts(suite)["Its words"] == verdict
    (told,) = [test for test in suite if test.name == "Its words"]
    assert "in two lines." in (told.system_out or told.result[0].text)


def test_each_case_is_a_test() -> None:
    """And each file of cases a suite."""
    found = suites(REPORTS["cases"])
    assert verdicts(found["rules/knee.cases.yaml"]) == {
        "the file of cases": "failure",
        "rested": "passed",
        "runs-on": "failure",
        "like-nobody": "skipped",
    }
    assert verdicts(found["rules/leg.cases.yaml"]) == {"the cases": "skipped"}
    assert verdicts(found["rules/leg.yaml"])["Its names"] == "failure"
    assert {test.classname for test in found["rules/knee.cases.yaml"]} == {"rules.knee.cases"}


ANY = st.text(st.characters())


@given(name=ANY, message=ANY, text=ANY)
def test_xml_holds_any_text(name: str, message: str, text: str) -> None:
    """Signs that XML cannot hold have a sign in their place."""
    problem = TAB._replace(message=message, hint=text)
    failure = Failure(name, message)
    report = Report((Checked(name or "a", f"a\nb\n{text}", (problem,)),), (failure,))
    assert 1 <= len(suites(report)) <= 2
