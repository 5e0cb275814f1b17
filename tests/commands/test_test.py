"""`triage test`, as it is typed: the reports it makes, and what `--mutate` adds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.example import EXAMPLE
from helpers.knee import CASES, example, judged

from triage.cli import main
from triage.commands import test as command
from triage.reports.forms import FORMATS


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("knee.yaml").write_text(EXAMPLE)
    Path("knee.cases.yaml").write_text(CASES)


@pytest.mark.usefixtures("_folder")
def test_it_makes_every_report_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """People read the text, CI servers the files, each in its place."""
    Path("knee.cases.yaml").write_text(CASES.replace("self-care", "emergency"))
    files = [f"{form}:{form}.out" for form in FORMATS]
    options = [part for file in files for part in ("--format", file)]
    assert main(["test", ".", *options]) == 1
    assert Path("text.out").read_text() == capsys.readouterr().out
    for form in FORMATS:
        written = Path(f"{form}.out").read_text()
        assert "failed-case" in written
        assert "knee.cases.yaml" in written
    assert main(["test", ".", "--format", "json", "--format", "sarif"]) == 2
    assert "--format sarif:FILE" in capsys.readouterr().err


@pytest.mark.parametrize("file", ["knee.yaml", "./knee.cases.yaml"])
@pytest.mark.usefixtures("_folder")
def test_a_report_is_never_written_over_what_is_read(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither over the cases nor over their rules, whichever was named."""
    before = Path(file).read_text()
    assert main(["test", "knee.yaml", "--format", f"junit:{file}"]) == 2
    said = f"triage: this would overwrite {file}, which is read; name another file\n"
    assert capsys.readouterr().err == said
    assert Path(file).read_text() == before


@pytest.mark.usefixtures("_folder")
def test_the_faults_of_a_rule_file_stand_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    """And not in its cases, which were not run: a line means nothing without its file."""
    Path("knee.yaml").write_text(EXAMPLE.replace("go: pain", "go: pian"))
    assert main(["test", ".", "--format", "json"]) == 1
    rules, cases = json.loads(capsys.readouterr().out)["files"]
    assert (rules["path"], rules["rules"]) == ("./knee.yaml", "./knee.yaml")
    assert {problem["code"] for problem in rules["problems"]} == {"unknown-question"}
    assert (cases["path"], cases["problems"], cases["cases"]) == ("./knee.cases.yaml", [], {})


@pytest.mark.usefixtures("_folder")
def test_cases_that_belong_to_nothing_are_never_passed_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In a folder, too, where others are run."""
    Path("kne.cases.yaml").write_text(CASES)
    assert main(["test", "."]) == 2
    output = capsys.readouterr()
    assert "1 case run: 1 passed, 1 path could not be tested." in output.out
    assert output.err == (
        "triage: ./kne.cases.yaml: there is no rule file kne.yaml beside these cases; "
        "did you mean 'knee.yaml'?\n"
    )


@pytest.mark.usefixtures("_folder")
def test_the_report_says_what_with_its_line_and_a_case_and_the_score(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Changes that nobody would notice are no failure."""
    assert main(["test", "knee.yaml", "--mutate"]) == 0
    output = capsys.readouterr()
    assert (
        "knee.yaml:66:47: nobody would notice if `swelling.a-lot` did not recommend "
        "`see-doctor`\n"
        "A case that notices it, to paste under `cases:`:\n"
        "\n"
        "  notices-6:\n"
        '    story: "Somebody who would notice if `swelling.a-lot` did not recommend '
        '`see-doctor`."\n'
        "    answers:\n"
        "      warning-signs: []\n"
        "      swelling: a-lot\n"
        "      how-long: days\n"
        "      pain: 4\n"
        "    expect:\n"
        "      level: within-days\n"
    ) in output.out
    assert "    expect:\n      never_advise: [squats]\n" in output.out
    assert output.out.endswith(
        "What these cases expect is what comes out of the file as it is. Where the guidance says "
        "otherwise,\nwrite into the case what must come out instead, and mend the file.\n\n"
        "knee.yaml: 17 of 33 changes would be noticed (51.5 %); 3 more would show nobody anything "
        "else.\n\n"
        "Parts of the file that decide nothing: everybody would be told the same, and nobody asked "
        "more, if\n"
        "  knee.yaml:14:14: the level `self-care` were `enough`\n"
        "  knee.yaml:64:11: `swelling.no` led to `pain` instead of `how-long`\n"
        "  knee.yaml:66:14: `swelling.a-lot` led to `pain` instead of `how-long`\n\n"
        "1 case run: 1 passed.\n"
    )
    assert output.err == ""


@pytest.mark.usefixtures("_folder")
def test_the_cases_that_are_shown_do_notice(capsys: pytest.CaptureFixture[str]) -> None:
    """Pasted into the file of cases, they leave nothing unnoticed."""
    assert main(["test", "knee.yaml", "--mutate", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["files"][0]["mutation"]
    assert {key: found[key] for key in ("changes", "noticed", "unchanged", "score")} == {
        "changes": 36,
        "noticed": 17,
        "unchanged": 3,
        "score": 0.5152,
    }
    assert found["deciding_nothing"][1] == {
        "change": "`swelling.no` led to `pain` instead of `how-long`",
        "line": 64,
        "column": 11,
        "path": ["questions", "swelling", "answers", "no"],
    }
    assert len(found["deciding_nothing"]) == 3
    more = CASES + "".join(
        f"  n{number}: {json.dumps({'story': 'One.', 'answers': one['answers']})[:-1]}, "
        f"expect: {json.dumps(one['expect'])}}}\n"
        for number, one in enumerate(found["unnoticed"])
    )
    assert set(judged(example(), more).values()) == {"noticed", "unchanged"}


@pytest.mark.parametrize(
    ("rules", "cases", "said"),
    [
        (EXAMPLE, CASES.replace("self-care", "emergency"), "[failed-case]"),
        (EXAMPLE.replace("[swelling.a-little, ", "[swelling.no, swelling.a-little, "), CASES, "["),
    ],
)
@pytest.mark.usefixtures("_folder")
def test_a_file_with_faults_is_not_changed(
    rules: str, cases: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no telling what is noticed where something is wrong already."""
    Path("knee.yaml").write_text(rules)
    Path("knee.cases.yaml").write_text(cases)
    assert main(["test", "knee.yaml", "--mutate"]) == 1
    output = capsys.readouterr().out
    assert said in output
    assert "would be noticed" not in output


def test_progress_is_shown_on_a_terminal_and_gone_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of it gets into a file."""
    command._progress(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    command._progress(1, 2)
    command._progress(2, 2)
    assert capsys.readouterr().err == "\r1 of 2 changes looked at\r" + " " * 24 + "\r"


def test_help_says_that_the_exit_code_does_not_tell(capsys: pytest.CaptureFixture[str]) -> None:
    """It is what a person looks at, as little a failure as what no case touches."""
    assert main(["test", "--help"]) == 0
    assert "does not count for the exit code" in " ".join(capsys.readouterr().out.split())
