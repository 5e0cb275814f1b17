"""The report for code hosts."""

from __future__ import annotations

import json

import jsonschema
import pytest

from reports.samples import FILES, REPORTS, TAB, rendered
from triage.reports.report import Checked, Report

# The official schema, as @microsoft/jest-sarif 1.0.0-beta.0 (MIT licence) ships it.
SARIF_SCHEMA = json.loads((FILES / "sarif-2.1.0-rtm.5.json").read_text())


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_is_valid(name: str) -> None:
    """By the official schema, and each result points at its own rule."""
    log = json.loads(rendered("sarif", REPORTS[name]))
    jsonschema.Draft4Validator(SARIF_SCHEMA).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["help"]["text"]
    assert run["invocations"][0]["executionSuccessful"] == (not REPORTS[name].failures)
    assert len({rule["id"] for rule in rules}) == len(rules)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("rules/a.yaml", "rules/a.yaml"),
        ("./rules/../rules/a b.yaml", "rules/a%20b.yaml"),
        ("/project/rules/ä.yaml", "rules/%C3%A4.yaml"),
        ("/else/where.yaml", "file:///else/where.yaml"),
        ("/project-b/a.yaml", "file:///project-b/a.yaml"),
        ("<stdin>", "stdin"),
        ("a\udcff.yaml", "a%FF.yaml"),
    ],
)
def test_sarif_paths_are_relative_uris(path: str, uri: str) -> None:
    """Code hosts match them with the files of a change."""
    log = json.loads(rendered("sarif", Report((Checked(path, "", (TAB,)),))))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == uri
