"""`pytest --triage`: rule files as test items, seen from somebody else's project."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from xml.etree import ElementTree

import pytest
from helpers.example import EXAMPLE

from triage.rulefile import RuleFile

pytest_plugins = ["pytester"]

CASES = """\
cases:
  cold-foot:
    story: A cold foot.
    answers: {warning-signs: [cold-foot]}
    expect: {level: emergency}
  mild-pain:
    story: Sore for some days.
    answers: {warning-signs: none, swelling: no, how-long: days, pain: 3}
    expect: {level: self-care}
"""
# Every run inside this process forgets the modules that it was the first to import. A parser
# written in C cannot be imported twice, so it is imported before.
RuleFile(EXAMPLE, "knee.yaml")
import_module("triage.pytest_plugin.items")

# Where the package is installed, pytest finds the plugin by itself, and refuses it a second time.
IS_INSTALLED = any(
    point.value == "triage.pytest_plugin" for point in entry_points(group="pytest11")
)
PLUGIN = () if IS_INSTALLED else ("-p", "triage.pytest_plugin")

FAMILIES = ("reading", "structure", "names", "flow", "paths", "words", "care")


class Project:
    """Somebody's project with a folder of rules."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.rules = pytester.path / "rules"
        self.rules.mkdir()
        self.write(EXAMPLE)
        (self.rules / "knee.cases.yaml").write_text(CASES)

    def write(self, text: str) -> None:
        """Write the rule file."""
        (self.rules / "knee.yaml").write_text(text)

    def run(self, *arguments: str) -> pytest.RunResult:
        """Run pytest with the plugin and nothing else that is installed here."""
        return self.pytester.runpytest_inprocess(
            *PLUGIN, "-p", "no:asyncio", "-p", "no:xdist", "-p", "no:hypothesispytest", *arguments
        )

    def lines(self, *arguments: str) -> list[str]:
        """What is printed."""
        return self.run(*arguments).outlines


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    """A project whose rules and cases are sound."""
    return Project(pytester)


def test_checks_promises_and_cases_are_items_with_readable_ids(project: Project) -> None:
    """In the order of the file."""
    assert [line for line in project.lines("--triage", "rules", "--co", "-q") if "::" in line] == [
        *(f"rules/knee.yaml::check::{family}" for family in FAMILIES),
        "rules/knee.yaml::check::cases:knee.cases.yaml",
        "rules/knee.yaml::promise::warning-signs-are-emergencies",
        "rules/knee.yaml::promise::mild-pain-alone-means-self-care",
        "rules/knee.yaml::case::cold-foot",
        "rules/knee.yaml::case::mild-pain",
    ]


def test_a_sound_file_passes(project: Project) -> None:
    """A folder, a file, its cases, or the same file twice: each item once."""
    for paths in (["rules"], ["rules/knee.yaml"], ["rules/knee.cases.yaml"], ["rules", "rules"]):
        options = [word for path in paths for word in ("--triage", path)]
        project.run(*options).assert_outcomes(passed=12)


def test_the_rules_come_with_the_other_tests(project: Project) -> None:
    """Of those that are named as well, or of the whole folder; a marker leaves them out."""
    project.pytester.makepyfile(test_other="def test_other(): pass")
    project.run("--triage", "rules").assert_outcomes(passed=13)
    project.run("--triage", "rules", "test_other.py").assert_outcomes(passed=13)
    only = project.run("--triage", "rules", "-m", "triage")
    only.assert_outcomes(passed=12, deselected=1)
    project.run("test_other.py").assert_outcomes(passed=1)


def test_yaml_is_left_alone_without_the_option(project: Project) -> None:
    """Nothing is collected, and files that were not meant are not either."""
    assert project.run().ret == pytest.ExitCode.NO_TESTS_COLLECTED
    (project.pytester.path / "other.yaml").write_text("a: 1")
    project.run("--triage", "rules").assert_outcomes(passed=12)


@pytest.mark.parametrize(
    ("arguments", "passed"),
    [
        (["-k", "cold-foot"], 1),
        (["-k", "promise"], 2),
        (["rules/knee.yaml::promise"], 2),
        (["rules/knee.yaml::case::mild-pain"], 1),
    ],
)
def test_items_can_be_chosen(project: Project, arguments: list[str], passed: int) -> None:
    """By words and by id."""
    outcomes = project.run("--triage", "rules", *arguments).parseoutcomes()
    assert outcomes["passed"] == passed


WEAKER = EXAMPLE.replace(
    "out-of-place: {text: The knee looks out of place, recommend: [call-emergency]}",
    "out-of-place: {text: The knee looks out of place, recommend: [see-doctor]}",
)


def test_a_broken_promise_prints_its_counterexample_as_a_case(project: Project) -> None:
    """Pasted into the cases, it fails until the promise is kept."""
    project.write(WEAKER)
    result = project.run("--triage", "rules")
    result.assert_outcomes(passed=11, failed=1)
    printed = "\n".join(result.outlines)
    assert "promise: warning-signs-are-emergencies" in printed
    assert "rules/knee.yaml:90:3: error: The promise `warning-signs-are-emergencies`" in printed
    case = printed[printed.index("  warning-signs-are-emergencies:\n    story:") :]
    case = case[: case.index("\n\n")]
    (project.rules / "knee.cases.yaml").write_text(f"{CASES}{case}\n")
    again = project.run("--triage", "rules", "-k", "case and warning-signs-are-emergencies")
    again.assert_outcomes(failed=1, deselected=12)
    again.stdout.fnmatch_lines(["*expects the level `emergency`, but `within-days` came out*"])
    project.write(EXAMPLE)
    kept = project.run("--triage", "rules", "-k", "case and warning-signs-are-emergencies")
    kept.assert_outcomes(passed=1, deselected=12)


def test_a_failing_case_fails_by_itself(project: Project) -> None:
    """With the excerpt of its file."""
    (project.rules / "knee.cases.yaml").write_text(CASES.replace("self-care", "emergency"))
    result = project.run("--triage", "rules")
    result.assert_outcomes(passed=11, failed=1)
    result.stdout.fnmatch_lines(["*case: mild-pain*", "rules/knee.cases.yaml:9:21: error: Case*"])


def test_what_is_wrong_with_a_person_fails_by_itself(project: Project) -> None:
    """The cases like that person are skipped, the others run."""
    shared = CASES.replace("cases:\n", "people: {sore: {pain: 11}}\ncases:\n", 1).replace(
        "days.\n", "days.\n    like: sore\n"
    )
    (project.rules / "knee.cases.yaml").write_text(shared)
    result = project.run("--triage", "rules")
    result.assert_outcomes(passed=10, failed=1, skipped=1)
    result.stdout.fnmatch_lines(["*knee.cases.yaml:1:23: error: Person `sore`: pain accepts*"])


def test_a_failing_check_fails_by_itself(project: Project) -> None:
    """What stands before others hides them, and says so; what cannot be looked at is skipped."""
    project.write(EXAMPLE.replace("text: Book", "text: You have arthritis. Book").replace(
        "Your answers include something that a doctor should look at.", "You have arthritis."
    ))  # fmt: skip
    result = project.run("--triage", "rules", "-v")
    result.assert_outcomes(passed=11, failed=1)
    result.stdout.fnmatch_lines(["*::check::words FAILED*", "*error:*[[]diagnosis[]]*"])


def test_a_file_that_cannot_be_loaded_passes_for_nothing(project: Project) -> None:
    """Checks that were not made are skipped, and so are the cases."""
    project.write(EXAMPLE.replace("start: warning-signs", "start: warning"))
    result = project.run("--triage", "rules", "-v")
    assert result.parseoutcomes()["failed"] == 1
    assert "passed" not in result.parseoutcomes()
    result.stdout.fnmatch_lines(["*::check::names FAILED*"])


def test_a_file_of_cases_that_cannot_be_read_fails(project: Project) -> None:
    """It has no cases to be named, so its check does."""
    (project.rules / "knee.cases.yaml").write_text("cases: [")
    result = project.run("--triage", "rules")
    result.assert_outcomes(passed=9, failed=1)
    result.stdout.fnmatch_lines(["*check: cases:knee.cases.yaml*", "*[[]syntax[]]*"])


def test_a_warning_is_one_of_pytest(project: Project) -> None:
    """It does not fail, unless warnings do."""
    project.write(
        EXAMPLE.replace("sources:\n  knee-guide", "sources:\n  old: {title: O}\n  knee-guide", 1)
    )
    result = project.run("--triage", "rules")
    result.assert_outcomes(passed=12, warnings=1)
    result.stdout.fnmatch_lines(["*RuleWarning*Nothing cites the source `old`*"])


def test_exit_first_and_last_failed(project: Project) -> None:
    """-x stops; --lf runs what failed and nothing else."""
    project.write(WEAKER)
    project.run("--triage", "rules", "-x").assert_outcomes(passed=8, failed=1)
    again = project.run("--triage", "rules", "--lf")
    assert again.parseoutcomes()["failed"] == 1
    assert "passed" not in again.parseoutcomes()


def test_junit_names_the_items(project: Project) -> None:
    """By file, kind and name."""
    project.run("--triage", "rules", "--junit-xml", "out.xml")
    cases = ElementTree.parse(project.pytester.path / "out.xml").iter("testcase")
    names = {(case.get("classname"), case.get("name")) for case in cases}
    assert ("rules.knee.yaml.promise", "warning-signs-are-emergencies") in names
    assert ("rules.knee.yaml.case", "cold-foot") in names


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nothing", "nothing: there is no such file or folder"),
        ("empty", "empty: there is no rule file"),
        ("-", "not standard input"),
        ("lone.cases.yaml", "there is no rule file lone.yaml beside these cases"),
    ],
)
def test_what_cannot_be_collected_is_an_error(project: Project, path: str, told: str) -> None:
    """It never passes for tested."""
    (project.pytester.path / "empty").mkdir()
    (project.pytester.path / "lone.cases.yaml").write_text(CASES)
    result = project.run("--triage", path)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert told in "\n".join(result.errlines)


def test_workers_share_the_items(project: Project) -> None:
    """With pytest-xdist, each item runs once."""
    result = project.pytester.runpytest_subprocess(
        *PLUGIN, "-p", "no:asyncio", "-n", "1", "--triage", "rules"
    )
    result.assert_outcomes(passed=12)


def test_it_costs_nothing_where_it_is_not_used() -> None:
    """Loading it loads no other module of ours, no YAML and no Hypothesis."""
    source = (
        "import sys, pytest; before = set(sys.modules); import triage.pytest_plugin;"
        "print(sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.strip() == "['triage', 'triage.pytest_plugin']"


def test_the_package_declares_it() -> None:
    """So that pytest finds it in whatever environment the package is installed."""
    project = Path(__file__).parents[2] / "pyproject.toml"
    entry = tomllib.loads(project.read_text())["project"]["entry-points"]["pytest11"]
    assert entry == {"triage": "triage.pytest_plugin"}
    assert hasattr(import_module(entry["triage"]), "pytest_addoption")
