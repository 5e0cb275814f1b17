"""`triage validate` as it is called: which files it finds, what it prints where, how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from helpers.example import EXAMPLE, merged

from triage.cli import main
from triage.reports.forms import FORMATS

WARNED = merged("sources: {unused: {title: Nothing cites it}}")
WRONG = merged("title: You have sciatica")
BROKEN = merged("promises: {mild-pain-alone-means-self-care: {recommend: [see-doctor]}}")
NOT_YAML = "title: [\n"
CASES = """\
cases:
  mild:
    story: Sore for some days.
    answers: {warning-signs: none, swelling: no, how-long: days, pain: 3}
    expect: {level: self-care}
"""
SARIF_SCHEMA = json.loads(
    (Path(__file__).parents[1] / "files" / "sarif-2.1.0-rtm.5.json").read_text()
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> str:
    """Write a file, with the folders it needs."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)
    return path


def last_line(text: str) -> str:
    """The line in which a report says what was checked."""
    return text.splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "strict", "code"),
    [
        (EXAMPLE, False, 0),
        (EXAMPLE, True, 0),
        (WARNED, False, 0),
        (WARNED, True, 1),
        (WRONG, False, 1),
        (BROKEN, False, 1),
        (NOT_YAML, False, 1),
        ("", False, 1),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_exit_code_says_whether_there_are_problems(
    text: str, strict: bool, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors always count, warnings with --strict."""
    write("a.yaml", text)
    write("a.cases.yaml", CASES)
    assert main(["validate", "a.yaml", *(["--strict"] if strict else [])]) == code
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("folder")
def test_a_proved_file_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """With the number of paths and promises."""
    write("a.yaml", EXAMPLE)
    assert main(["validate", "a.yaml"]) == 0
    assert capsys.readouterr().out == (
        "1 file checked: proved, 15 paths, each ends in a recommendation; 2 promises kept.\n"
    )


@pytest.mark.usefixtures("folder")
def test_a_broken_promise_comes_with_answers_that_replay(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The sheet in the report can be pasted into a file and answered."""
    write("a.yaml", BROKEN)
    assert main(["validate", "a.yaml"]) == 1
    output = capsys.readouterr().out
    sheet = output.split("An answer sheet that leads there:\n")[1].split("\n\n")[0]
    assert "swelling: no\n" in sheet
    assert main(["validate", "a.yaml", "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["files"][0]["problems"]
    assert problem["counterexample"]["swelling"] == "no"
    write("good.yaml", EXAMPLE)
    write("sheet.yaml", sheet)
    assert main(["answer", "good.yaml", "--answers", "sheet.yaml", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["recommendations"] == ["look-after-it"]


@pytest.mark.usefixtures("folder")
def test_folders_are_searched(capsys: pytest.CaptureFixture[str]) -> None:
    """Every *.yaml and *.yml below, each once, in a stable order; nothing hidden."""
    for path in ("rules/b.yaml", "rules/a.yml", "rules/deep/er/c.yaml", "rules/deep/x.YAML"):
        write(path, EXAMPLE)
    for path in ("rules/.hidden.yaml", "rules/.git/x.yaml", "rules/notes.txt", "rules/b.yaml.bak"):
        write(path, NOT_YAML)
    assert main(["validate", "rules", "rules/b.yaml", "./rules/a.yml", "--format", "json"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [file["path"] for file in files] == [
        *("rules/a.yml", "rules/b.yaml", "rules/deep/x.YAML", "rules/deep/er/c.yaml")
    ]


@pytest.mark.usefixtures("folder")
def test_any_file_that_is_named_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever its ending, and although it is hidden."""
    write(".rules.txt", WRONG)
    assert main(["validate", ".rules.txt", "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith(".rules.txt:3:8: error diagnosis ")


@pytest.mark.parametrize("path", ["gone.yaml", "empty", ".", "good.yaml/x", "a\0b", ""])
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_checked_never_looks_green(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 and a sentence; the others are checked and reported all the same."""
    Path("empty").mkdir()
    write(".good.yaml", EXAMPLE)
    assert main(["validate", path]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["validate", path, ".good.yaml"]) == 2
    output = capsys.readouterr()
    assert output.out.startswith("1 file checked: proved")
    assert "1 path could not be checked" in output.out
    assert output.err.startswith("triage: ")


@pytest.mark.usefixtures("folder")
def test_a_misspelt_path_gets_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Most missing files are typing errors."""
    write("rules/knee.yaml", EXAMPLE)
    assert main(["validate", "rules/kne.yaml"]) == 2
    assert "did you mean 'knee.yaml'?" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.usefixtures("folder")
def test_an_unreadable_file_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    """It is exit 2, with the reason."""
    Path(write("a.yaml", EXAMPLE)).chmod(0)
    write("b.yaml", WRONG)
    assert main(["validate", "."]) == 2
    output = capsys.readouterr()
    assert "permission" in output.err.lower()
    assert "b.yaml" in output.out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["validate", "test"])
def test_the_name_of_a_file_gives_the_terminal_no_orders(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever reads a log of the run obeys no line that a file's name makes."""
    name = "x\n::stop-commands::t\x1b[31m.yaml"
    os.symlink("/nowhere", name)
    write("x\n::stop-commands::t\x1b[31m.cases.yaml", CASES)
    assert main([command, "."]) == 2
    output = capsys.readouterr()
    assert "is a link that leads nowhere" in output.err
    for line in (output.out + output.err).splitlines():
        assert not line.startswith("::")
        assert "\x1b" not in line
    assert main(["validate", ".", "--format", "github"]) == 2
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("named", ["a.yaml", "./a.yaml", "link.yaml"])
def test_a_report_is_never_written_over_what_is_checked(
    named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rules are still there, and nothing was written."""
    write("a.yaml", EXAMPLE)
    os.symlink("a.yaml", "link.yaml")
    assert main(["validate", "a.yaml", "--format", f"json:{named}"]) == 2
    output = capsys.readouterr()
    assert output.err == f"triage: this would overwrite {named}, which is read; name another file\n"
    assert output.out == ""
    assert Path("a.yaml").read_text() == EXAMPLE


@pytest.mark.usefixtures("folder")
def test_a_report_is_never_written_over_the_rules_of_checked_cases() -> None:
    """They are read as well."""
    write("a.yaml", EXAMPLE)
    write("a.cases.yaml", CASES)
    assert main(["validate", "a.cases.yaml", "--format", "json:a.yaml"]) == 2
    assert Path("a.yaml").read_text() == EXAMPLE


@pytest.mark.usefixtures("folder")
def test_a_device_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Reading /dev/zero would never end."""
    assert main(["validate", "/dev/zero"]) == 2
    assert "/dev/zero" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_one_bad_file_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    """All files are reported in one run."""
    for name, text in (("a", NOT_YAML), ("b", WRONG), ("c", EXAMPLE), ("d", WARNED)):
        write(f"{name}.yaml", text)
    assert main(["validate", "."]) == 1
    output = capsys.readouterr().out
    assert last_line(output) == "4 files checked: 2 errors, 1 warning."
    assert "./c.yaml: proved, 15 paths" in output


@pytest.mark.usefixtures("folder")
def test_conditions_that_only_name_another_may_be_chained_at_any_length(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Such a name is not nested in the other; and no file hides what is wrong with the one next."""
    chain = "".join(f"  c{at}: c{at - 1}\n" for at in range(1, 3000))
    write("a.yaml", WRONG)
    write(
        "b.yaml",
        merged(
            f"conditions:\n  c0: [pain.mild]\n{chain}"
            "promises: {chained: {when: c2999, level: {at_least: self-care}}}"
        ),
    )
    assert main(["validate", ".", "--format", "concise"]) == 1
    output = capsys.readouterr()
    assert output.err == ""
    assert {line.split(":")[0] for line in output.out.splitlines()[:-1]} == {"./a.yaml"}


@pytest.mark.usefixtures("folder")
def test_a_long_list_that_is_refused_is_read_through_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """To compare each of its items with each other would take hours."""
    items = ", ".join(f"{{a: {at}}}" for at in range(9_000))
    write("a.yaml", f"sources: [{items}]\nrules: {{a: {{recommend: [{items}, {{a: 7}}]}}}}\n")
    assert main(["validate", "a.yaml", "--format", "concise"]) == 1
    assert "listed-twice" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_all_problems_of_a_file_come_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    """A fault of one family does not hide those of another."""
    text = merged("notice: You have sciatica\nstart: warning-sign\nreviwed: 2026-01-01")
    write("a.yaml", text)
    assert main(["validate", "a.yaml", "--format", "concise"]) == 1
    codes = [line.split()[2] for line in capsys.readouterr().out.splitlines()[:-1]]
    assert set(codes) >= {"diagnosis", "unknown-question", "unknown-field"}


@pytest.mark.usefixtures("folder")
def test_cases_are_checked_as_cases(capsys: pytest.CaptureFixture[str]) -> None:
    """Their structure and, with their rule file beside them, their names."""
    write("knee.yaml", EXAMPLE)
    write("knee.cases.yaml", CASES)
    assert main(["validate", "."]) == 0
    write("knee.cases.yaml", CASES.replace("swelling: no", "sweling: no"))
    assert main(["validate", ".", "--format", "concise"]) == 1
    assert "unknown-question" in capsys.readouterr().out
    write("knee.cases.yaml", "cases: {}\n")
    assert main(["validate", "."]) == 1


@pytest.mark.parametrize("named", [".", "kne.cases.yaml"])
@pytest.mark.usefixtures("folder")
def test_cases_without_a_rule_file_are_an_error(
    named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody runs them, so nobody would learn that they fail; most often a name is misspelt."""
    write("knee.yaml", EXAMPLE)
    write("kne.cases.yaml", CASES)
    assert main(["validate", named]) == 1
    output = capsys.readouterr().out
    assert "There is no rule file kne.yaml beside these cases. [cases-without-rules]" in output
    assert "If they belong to knee.yaml, rename this file to knee.cases.yaml." in output
    Path("kne.cases.yaml").rename("knee.cases.yaml")
    assert main(["validate", "."]) == 0


@pytest.mark.usefixtures("folder")
def test_a_rule_file_without_cases_is_an_error_for_a_gate_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """While it is written it may have none; what comes from no file has nothing beside it."""
    write("knee.yaml", EXAMPLE)
    assert main(["validate", "."]) == 0
    capsys.readouterr()
    assert main(["validate", ".", "--strict"]) == 1
    assert "There are no cases knee.cases.yaml beside" in capsys.readouterr().out
    write("knee.cases.yml", CASES)
    assert main(["validate", ".", "--strict"]) == 0
    assert triage("validate", "-", "--strict", stdin=EXAMPLE)[0] == 0


def triage(*arguments: str, stdin: str = "", **environment: str) -> tuple[int, str, str]:
    """Run the command in a process of its own: exit code, output, errors."""
    done = subprocess.run(
        [sys.executable, "-m", "triage", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.usefixtures("folder")
def test_a_dash_is_standard_input() -> None:
    """Its problems are those of <stdin>."""
    code, output, errors = triage("validate", "-", "--format", "concise", stdin=WRONG)
    assert (code, errors) == (1, "")
    assert output.startswith("<stdin>:3:8: error diagnosis ")


@pytest.mark.usefixtures("folder")
def test_a_closed_pipe_is_quiet() -> None:
    """`triage validate | head -1` prints no traceback."""
    write("a.yaml", WRONG)
    process = subprocess.Popen(
        [sys.executable, "-m", "triage", "validate", *["a.yaml"] * 2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert errors == b""


@pytest.mark.usefixtures("folder")
def test_output_is_the_same_under_any_hash_seed() -> None:
    """For every format."""
    write("a.yaml", WRONG.replace("go: swelling", "go: sweling"))
    write("b.yaml", BROKEN)
    write("c.yaml", NOT_YAML)
    files = [f"{form}:{form}.out" for form in FORMATS]
    options = [part for file in files for part in ("--format", file)]

    def outputs(seed: str) -> list[str]:
        code, output, _ = triage("validate", ".", *options, PYTHONHASHSEED=seed)
        assert code == 1
        return [output, *(Path(file.split(":")[1]).read_text() for file in files)]

    assert outputs("1") == outputs("2")


@pytest.mark.usefixtures("folder")
def test_validate_never_imports_textual() -> None:
    """It must start fast, and run where there is no terminal at all."""
    write("a.yaml", BROKEN)
    script = (
        "import sys; from triage.cli import main; main(['validate', 'a.yaml']); "
        "sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.usefixtures("folder")
def test_several_reports_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """People read the text, programs the files."""
    write("a.yaml", WRONG)
    formats = ["--format", "sarif:out.sarif", "--format", "json:out.json"]
    assert main(["validate", "a.yaml", *formats]) == 1
    assert last_line(capsys.readouterr().out) == "1 file checked: 1 error."
    assert json.loads(Path("out.json").read_text())["files"][0]["path"] == "a.yaml"
    assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"
    assert main(["validate", "a.yaml", "--format", "concise", *formats]) == 1
    assert capsys.readouterr().out.startswith("a.yaml:3:8: error")


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        (["jsn"], "did you mean 'json'?"),
        (["json:"], "json:FILE"),
        (["json", "sarif"], "--format sarif:FILE"),
        (["json:out", "sarif:out"], "the same file: out"),
        (["json:out", "junit:./out"], "the same file: ./out"),
        (["json:gone/out"], "cannot be written to gone/out: No such file or directory"),
        (["json:."], "cannot be written to ."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_reports_that_cannot_be_made(
    formats: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One clear sentence, exit 2."""
    write("a.yaml", WRONG)
    options = [part for form in formats for part in ("--format", form)]
    assert main(["validate", "a.yaml", *options]) == 2
    errors = capsys.readouterr().err
    assert said in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    "name", ["wrong.yaml", "not.yaml", "gone.yaml", "broken.yaml", "good.yaml", "."]
)
@pytest.mark.usefixtures("folder")
def test_sarif_is_valid_whatever_happens(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Parse failures and missing files too; nothing else goes to standard output."""
    texts = {"wrong": WRONG, "not": NOT_YAML, "broken": BROKEN, "good": EXAMPLE, "warned": WARNED}
    for stem, text in texts.items():
        write(f"{stem}.yaml", text)
    main(["validate", name, "--format", "sarif"])
    log = json.loads(capsys.readouterr().out)
    jsonschema.Draft4Validator(SARIF_SCHEMA).validate(log)
    run = log["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert run["invocations"][0]["executionSuccessful"] == (name != "gone.yaml")


@pytest.mark.parametrize(
    ("terminal", "no_color", "coloured"),
    [(True, None, True), (True, "", True), (True, "1", False), (False, None, False)],
)
@pytest.mark.usefixtures("folder")
def test_colour_is_for_terminals_that_want_it(
    terminal: bool,
    no_color: str | None,
    coloured: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Never in a pipe, never against NO_COLOR (which counts when it is not empty)."""
    write("a.yaml", WRONG)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    main(["validate", "a.yaml", "--format", "text", "--format", "concise:out.txt"])
    assert ("\x1b[" in capsys.readouterr().out) == coloured
    assert "\x1b" not in Path("out.txt").read_text()


@pytest.mark.usefixtures("folder")
def test_file_names_cannot_play_with_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A name may hold escape codes and line ends; a report shows signs in their place."""
    name = "a\x1b[31m\x9b32m\n::error::x.yaml"
    write(name, WRONG)
    for form in FORMATS:
        assert main(["validate", name, "--format", form]) == 1
        output = capsys.readouterr().out
        assert "\x1b" not in output
        assert "\x9b" not in output
        assert "\n::error::x" not in output
