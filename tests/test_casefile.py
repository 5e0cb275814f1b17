"""Cases: what they expect is held against what comes out, and what no case touches is named."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from helpers.example import EXAMPLE, merged

from triage.casefile import CaseFile, Outcome, Share
from triage.cli import main
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire

MILD = "{warning-signs: none, swelling: no, how-long: days, pain: 3}"


@pytest.fixture(scope="module")
def knee() -> Questionnaire:
    """The example questionnaire."""
    questionnaire = RuleFile(EXAMPLE, "example.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire


def case(expect: str, answers: str = MILD) -> str:
    """A file with one case."""
    return f"cases:\n  one:\n    story: A person.\n    answers: {answers}\n    expect: {expect}\n"


def codes(tested: Outcome) -> list[str]:
    """The codes of what is wrong."""
    return [problem.code for problem in tested.problems]


@pytest.mark.parametrize(
    "expect",
    [
        "{level: self-care}",
        "{recommend: [look-after-it]}",
        "{never_recommend: [see-doctor, call-emergency]}",
        "{advise: [cold-pack, squats]}",
        "{level: self-care, recommend: [look-after-it], advise: [squats]}",
    ],
)
def test_a_case_passes_when_everything_expected_comes_out(expect: str, knee: Questionnaire) -> None:
    """All keys of an expectation hold together."""
    tested = CaseFile(case(expect), "c", knee).outcome
    assert tested.problems == ()
    assert tested.passed == {"one": True}


@pytest.mark.parametrize(
    ("answers", "expect", "said", "came"),
    [
        (MILD, "{level: emergency}", "expects the level `emergency`, but `self-care` came out",
         "`look-after-it` came of `pain.mild`."),
        (MILD, "{recommend: [see-doctor]}", "expects `see-doctor`, which is not shown",
         "Shown: `look-after-it`."),
        (MILD, "{never_recommend: [look-after-it]}", "expects that `look-after-it` is not shown",
         "`look-after-it` came of `pain.mild`."),
        (MILD, "{never_advise: [squats]}", "expects that `squats` is not shown",
         "It came with `look-after-it`."),
        ("{warning-signs: [cold-foot, out-of-place]}", "{advise: [squats]}",
         "expects `squats`, which is not shown", "None is shown."),
        ("{warning-signs: [cold-foot, out-of-place]}", "{level: self-care}",
         "but `emergency` came out",
         "`call-emergency` came of `warning-signs.out-of-place` and of `warning-signs.cold-foot`."),
        (MILD.replace("swelling: no", "swelling: a-little").replace("days", "weeks"),
         "{level: self-care}", "but `within-days` came out",
         "`see-doctor` came of the rule `swollen-for-weeks`."),
    ],
)  # fmt: skip
def test_a_failed_expectation_says_what_came_instead(
    answers: str, expect: str, said: str, came: str, knee: Questionnaire
) -> None:
    """And of which answer or rule it came."""
    tested = CaseFile(case(expect, answers), "c", knee).outcome
    (problem,) = tested.problems
    assert problem.code == "failed-case"
    assert said in problem.message
    assert problem.hint == came
    assert tested.passed == {"one": False}


def test_each_failed_expectation_stands_at_its_place(knee: Questionnaire) -> None:
    """One problem for each name, at that name."""
    file = CaseFile(case("{advise: [squats], recommend: [see-doctor, call-emergency]}"), "c", knee)
    tested = file.outcome
    assert [problem.keys for problem in tested.problems] == [
        ("cases", "one", "expect", "recommend", 0),
        ("cases", "one", "expect", "recommend", 1),
    ]
    line = file.text.splitlines()[4]
    assert [line[one.place.column - 1 : one.place.end_column - 1] for one in tested.problems] == [
        "see-doctor",
        "call-emergency",
    ]


@pytest.mark.parametrize(
    ("text", "found", "hint"),
    [
        (case("{level: self-car}"), "unknown-level", "`self-care`"),
        (case("{recommend: [see-docter]}"), "unknown-recommendation", "`see-doctor`"),
        (case("{never_recommend: [see-docter]}"), "unknown-recommendation", "`see-doctor`"),
        (case("{advise: [squat]}"), "unknown-advice", "`squats`"),
        (case("{never_advise: [squat]}"), "unknown-advice", "`squats`"),
        (case("{level: self-care}", "{warning-sign: none}"), "unknown-question", "`warning-signs`"),
        (case("{level: self-care}", MILD.replace("days", "day")), "wrong-answer", None),
        (case("{level: self-care}", MILD.replace("3", "11")), "wrong-answer", None),
        (case("{level: self-care}", MILD.replace("3", "'3'")), "wrong-answer", None),
        (case("{level: self-care}", "{warning-signs: [none, cold-foot]}"), "wrong-answer", None),
        (case("{level: self-care}", "{warning-signs: none}"), "incomplete-case", "a-little"),
        (case("{level: self-care}", "{}"), "incomplete-case", "cold-foot"),
        (case("{}"), "empty-mapping", None),
        (case("{levle: self-care}"), "unknown-field", "`level`"),
        ("cases: [\n", "syntax", None),
    ],
)
def test_cases_are_checked_themselves(
    text: str, found: str, hint: str | None, knee: Questionnaire
) -> None:
    """A misspelt name in a case must not make it pass."""
    tested = CaseFile(text, "c", knee).outcome
    assert codes(tested) == [found]
    assert not any(tested.passed.values())
    if hint is not None:
        assert hint in (tested.problems[0].hint or "")


def test_an_answer_that_is_not_used_is_a_warning(knee: Questionnaire) -> None:
    """The case may still pass."""
    text = case("{level: emergency}", "{warning-signs: [cold-foot], pain: 3, swelling: no}")
    tested = CaseFile(text, "c", knee).outcome
    assert [(one.code, one.severity) for one in tested.problems] == [
        ("unused-answer", "warning"),
        ("unused-answer", "warning"),
    ]
    assert tested.passed == {"one": True}


def test_one_bad_case_does_not_stop_the_others(knee: Questionnaire) -> None:
    """Each is run by itself."""
    text = f"""\
cases:
  bad: {{story: A, answers: {{pain: many}}, expect: {{level: self-care}}}}
  failing: {{story: A, answers: {MILD}, expect: {{level: emergency}}}}
  good: {{story: A, answers: {MILD}, expect: {{level: self-care}}}}
"""
    tested = CaseFile(text, "c", knee).outcome
    assert tested.passed == {"bad": False, "failing": False, "good": True}
    assert codes(tested) == ["wrong-answer", "failed-case"]


def test_coverage_names_what_no_case_touches(knee: Questionnaire) -> None:
    """In the order of the file; a failed case touches, too."""
    tested = CaseFile(case("{level: emergency}"), "c", knee).outcome
    assert tested.coverage == {
        "answers": Share(
            4,
            10,
            (
                "warning-signs.out-of-place",
                "warning-signs.cold-foot",
                *("swelling.a-little", "swelling.a-lot", "how-long.weeks", "pain.strong"),
            ),
        ),
        "rules": Share(0, 1, ("swollen-for-weeks",)),
        "recommendations": Share(1, 3, ("call-emergency", "see-doctor")),
        "advice": Share(2, 2, ()),
    }


def test_coverage_counts_rules_that_fire(knee: Questionnaire) -> None:
    """Whether or not another answer had said the same."""
    answers = "{warning-signs: [], swelling: a-little, how-long: weeks, pain: 9}"
    tested = CaseFile(case("{level: within-days}", answers), "c", knee).outcome
    assert tested.coverage["rules"] == Share(1, 1, ())
    assert tested.coverage["advice"] == Share(1, 2, ("squats",))


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch, knee: Questionnaire) -> None:
    """Its content is read once, and reports call it by what it is."""
    typed = io.BytesIO(case("{level: emergency}").encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed))
    file = CaseFile.open("-", knee)
    assert file.name == "<stdin>"
    assert file.document is not None
    assert file.document.name == "<stdin>"
    assert list(file.data) == ["one"]
    assert codes(file.outcome) == ["failed-case"]


@pytest.mark.parametrize("text", [case("{level: emergency}"), case("{}"), "cases: [\n"])
def test_each_thing_is_worked_out_once(text: str, knee: Questionnaire) -> None:
    """Whoever asks again is given the same."""
    file = CaseFile(text, "c", knee)
    for name in ("document", "text", "faults", "problems", "outcome"):
        assert getattr(file, name) is getattr(file, name), name


def test_cases_are_not_run_without_a_questionnaire() -> None:
    """They can be read, and what is wrong with them alone is known."""
    file = CaseFile(case("{level: nowhere}"), "c")
    assert file.problems == ()
    assert file.data["one"]["story"] == "A person."
    with pytest.raises(ValueError, match="c: cases are run against a questionnaire"):
        file.outcome  # noqa: B018


def test_what_keeps_cases_from_being_run_is_known_without_running_them(
    knee: Questionnaire,
) -> None:
    """That they expect the wrong thing is not: it comes out when they are run."""
    text = f"""\
cases:
  failing: {{story: A, answers: {MILD}, expect: {{level: emergency}}}}
  late: {{story: A, answers: {{pain: many}}, expect: {{level: self-care}}}}
  misspelt: {{story: A, answers: {MILD}, expect: {{level: self-car}}}}
"""
    file = CaseFile(text, "c", knee)
    assert file.faults == ()
    assert [(one.code, one.place.line) for one in file.problems] == [
        ("wrong-answer", 3),
        ("unknown-level", 4),
    ]
    assert codes(file.outcome) == ["failed-case", "wrong-answer", "unknown-level"]
    assert file.outcome.passed == {"failing": False, "late": False, "misspelt": False}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (case("{}").encode(), case("{}")),
        (b"\xef\xbb\xbfcases: [\n", "cases: [\n"),
        (b"cases: \xff\n", "cases: \ufffd\n"),
    ],
)
def test_of_a_file_with_a_fault_no_case_is_run(
    content: bytes, text: str, knee: Questionnaire
) -> None:
    """Nothing is said to have passed or to be touched; an excerpt can be shown."""
    file = CaseFile(content, "c", knee)
    assert file.document is None
    assert file.data == {}
    assert file.problems == file.faults != ()
    assert file.outcome == Outcome(file.faults, {}, {})
    assert file.text == text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a questionnaire and its cases."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/knee.yaml").write_text(EXAMPLE)
    (tmp_path / "rules/knee.cases.yaml").write_text(case("{level: self-care}"))
    return tmp_path


PASSED = """\
{path}: 1 case, 1 passed
  answers: 4 of 10 touched
    not by any case: warning-signs.out-of-place, warning-signs.cold-foot,
      swelling.a-little, swelling.a-lot, how-long.weeks, pain.strong
  rules: 0 of 1 touched
    not by any case: swollen-for-weeks
  recommendations: 1 of 3 touched
    not by any case: call-emergency, see-doctor
  advice: 2 of 2 touched

1 case run: 1 passed.
"""


@pytest.mark.parametrize(
    "paths",
    [
        ["rules/knee.yaml"],
        ["rules/knee.cases.yaml"],
        ["rules"],
        ["rules", "rules/knee.yaml", "./rules/knee.cases.yaml"],
    ],
)
@pytest.mark.usefixtures("folder")
def test_cases_are_found_from_any_side(
    paths: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """By rule file, by cases or by folder; each file runs once."""
    assert main(["test", *paths]) == 0
    output = capsys.readouterr()
    assert output.out == PASSED.format(path="rules/knee.cases.yaml")
    assert output.err == ""


@pytest.mark.usefixtures("folder")
def test_a_failed_case_is_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    """With its place in the file of cases."""
    Path("rules/knee.cases.yaml").write_text(case("{level: emergency}"))
    assert main(["test", "rules"]) == 1
    output = capsys.readouterr().out
    assert output.startswith("rules/knee.cases.yaml:5:21: error: Case `one` expects the level")
    assert "  5 |     expect: {level: emergency}\n    |                     ^^^^^^^^^\n" in output
    assert output.endswith("1 case run: 0 passed, 1 failed.\n")


@pytest.mark.usefixtures("folder")
def test_a_rule_file_with_errors_is_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    """Its problems are shown, and the exit code is 1."""
    Path("rules/knee.yaml").write_text(EXAMPLE.replace("go: pain", "go: pian"))
    assert main(["test", "rules"]) == 1
    output = capsys.readouterr().out
    assert "rules/knee.yaml:" in output
    assert "not run, because its rule file has errors" in output
    assert output.endswith("0 cases run: 0 passed, 1 file could not be run.\n")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("rules/gone.yaml", "no such file"),
        ("alone.yaml", "there are no cases alone.cases.yaml beside it"),
        ("lost.cases.yaml", "there is no rule file lost.yaml beside these cases"),
        ("empty", "there is no rule file"),
        ("-", "cases stand beside their rule file"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_nothing_to_run_is_exit_2(path: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It never looks green; the others run all the same."""
    Path("empty").mkdir()
    Path("alone.yaml").write_text(EXAMPLE)
    Path("lost.cases.yaml").write_text(case("{level: self-care}"))
    assert main(["test", path]) == 2
    assert said in capsys.readouterr().err
    assert main(["test", path, "rules"]) == 2
    assert "1 case run: 1 passed" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_json_has_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Problems, verdicts and coverage; a path that could not be tested as well."""
    assert main(["test", "rules", "gone", "--format", "json"]) == 2
    data = json.loads(capsys.readouterr().out)
    assert data["version"] == 1
    tested, gone = data["files"]
    assert list(tested) == list(gone) == ["path", "rules", "problems", "cases", "coverage"]
    assert tested["path"] == "rules/knee.cases.yaml"
    assert tested["rules"] == "rules/knee.yaml"
    assert tested["cases"] == {"one": True}
    assert tested["coverage"]["rules"] == {
        "touched": 0,
        "total": 1,
        "untouched": ["swollen-for-weeks"],
    }
    assert gone["problems"][0]["code"] == "unreadable"


RENAMED = """\
levels: {self-care: {was: [calm]}}
advice: {cold-pack: {was: [ice]}}
recommendations: {look-after-it: {was: [rest]}}
questions: {swelling: {was: [oedema]}, how-long: {answers: {days: {was: [short]}}}}
"""


@pytest.mark.parametrize(
    ("expect", "answers", "code", "told"),
    [
        (
            "{level: self-care}",
            MILD.replace("swelling", "oedema"),
            "unknown-question",
            "Case `one` names the question `oedema`, which is called `swelling` now.",
        ),
        (
            "{level: self-care}",
            MILD.replace("days", "short"),
            "wrong-answer",
            "Case `one`: how-long calls the answer 'short' 'days' now; write days.",
        ),
        (
            "{level: calm}",
            MILD,
            "unknown-level",
            "Case `one` names the level `calm`, which is called `self-care` now.",
        ),
        (
            "{never_recommend: [rest]}",
            MILD,
            "unknown-recommendation",
            "Case `one` names the recommendation `rest`, which is called `look-after-it` now.",
        ),
        (
            "{advise: [ice]}",
            MILD,
            "unknown-advice",
            "Case `one` names the advice `ice`, which is called `cold-pack` now.",
        ),
    ],
)
def test_a_case_with_an_id_of_before_is_told_the_one_of_today(
    expect: str, answers: str, code: str, told: str
) -> None:
    """A case is kept by hand, so it says what is meant now."""
    questionnaire = RuleFile(merged(RENAMED), "example.yaml").questionnaire
    assert questionnaire is not None
    (problem,) = CaseFile(case(expect, answers), "c", questionnaire).outcome.problems
    assert (problem.code, problem.message) == (code, told)
