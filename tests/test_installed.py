"""The package as its users get it: built, installed in an empty environment, used elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.terminal import terminal

from triage.interview.answers import in_words
from triage.interview.interview import Interview
from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.rules.questionnaire import Questionnaire
from triage.tongue.tongue import ENGLISH

pytestmark = pytest.mark.installed

ROOT = Path(__file__).parent.parent
NEEDED = (
    "frontend/screen/triage.tcss",
    "schema.json",
    "cases.schema.json",
    "rules/shipped.json",
    "rules/shipped.es.json",
    "rules/runner-low-back-pain.es.po",
    "tongue/es.mo",
    "py.typed",
)


@pytest.fixture(scope="module")
def bin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of the environment are, into which the built wheel was installed."""
    folder = tmp_path_factory.mktemp("installed")
    built = [sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(ROOT)]
    subprocess.run(built, check=True, capture_output=True)
    venv.create(folder / "env", with_pip=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    pip = [str(folder / "env/bin/pip"), "install", "--quiet", str(wheel)]
    subprocess.run(pip, check=True)
    return folder / "env/bin"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A working directory outside the checkout."""
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


def run(bin: Path, *arguments: str, input: str = "") -> subprocess.CompletedProcess[str]:
    """Run the installed command."""
    return subprocess.run(
        [bin / "triage", *arguments], capture_output=True, text=True, check=False, input=input
    )


def test_everything_it_needs_is_in_the_wheel(bin: Path, elsewhere: Path) -> None:
    """The stylesheet, the schemas, the shipped rules, and their proved data."""
    where = (
        "import triage.rules.shipped as s, os; "
        "print(os.path.dirname(os.path.dirname(s.__file__))); print(s.file())"
    )
    done = subprocess.run([bin / "python", "-c", where], capture_output=True, text=True, check=True)
    package, rules = done.stdout.split()
    assert not package.startswith(str(ROOT))
    assert [name for name in NEEDED if not Path(package, name).is_file()] == []
    assert Path(rules).read_bytes() == Path(shipped.file()).read_bytes()


def test_the_shipped_questionnaire_opens_without_being_proved_again(
    bin: Path, elsewhere: Path
) -> None:
    """Only what answering needs is loaded."""
    (elsewhere / "sheet.json").write_text("{}")
    code = (
        "import sys; from triage.cli import main; main(['answer', '--answers', 'sheet.json']);"
        "print([m for m in ('yaml', 'jsonschema_rs', 'triage.proof', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([bin / "python", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_commands_work_from_anywhere(bin: Path, elsewhere: Path) -> None:
    """Version, schema, proof, a sheet."""
    assert run(bin, "--version").stdout.startswith("triage 0.")
    assert json.loads(run(bin, "schema").stdout)["$schema"].endswith("2020-12/schema")
    validated = run(bin, "validate", "--strict")
    assert validated.returncode == 0, validated.stdout
    assert "each ends in a recommendation" in validated.stdout
    tested = run(bin, "test")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    done = run(bin, "answer", "--answers", "-", "--format", "json", input="nerve-signs: [bowel]")
    assert json.loads(done.stdout)["level"] == "emergency"


def calmest_way(questionnaire: Questionnaire) -> Interview:
    """A person without warning signs who ran more than before."""
    interview = Interview.begin(questionnaire)
    while (question := interview.current) is not None:
        wanted: object = {"age": 30, "pain-now": 2, "training": "more"}.get(question.id)
        if wanted is None:
            wanted = [] if question.kind == "any" else next(iter(question.answers))
        interview = interview.answer(wanted)
    return interview


@pytest.mark.parametrize(("columns", "lines"), [(40, 12), (80, 24), (200, 60)])
def test_a_person_is_walked_from_start_to_recommendation(
    bin: Path, elsewhere: Path, columns: int, lines: int
) -> None:
    """On a real terminal, key by key, and what to do stays on the normal screen."""
    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    expected = calmest_way(questionnaire)
    assert expected.result is not None
    assert expected.result.level.id == "self-care"
    with terminal(str(bin / "triage"), size=(columns, lines)) as screen:
        screen.wait_for("Lower back pain")
        screen.send("\r")
        for place, (question, given) in enumerate(expected.path, 1):
            screen.wait_for(f"Question {place},")
            if isinstance(given, int):
                keys = str(given)
            else:
                ids = list(question.answers)
                keys = str(ids.index(given) + 1 if isinstance(given, str) else 0)
            assert in_words(question, given, ENGLISH)
            screen.send(f"{keys}\r")
        screen.wait_for("Check your answers")
        screen.send("\r")
        screen.wait_for(expected.result.level.title)
        screen.send("q")
        screen.wait_for("Leave?")
        screen.send("y")
        assert screen.wait_for_end() == 0
    assert expected.result.recommendations[0].title in screen.left
    assert "Your answers" not in screen.left


def test_an_emergency_takes_one_question(bin: Path, elsewhere: Path) -> None:
    """The first screen, one key, Enter: what to do now, and whom to call."""
    with terminal(str(bin / "triage")) as screen:
        screen.wait_for("Lower back pain")
        screen.send("\r")
        screen.wait_for("Question 1,")
        screen.send("1\r")
        screen.wait_for("Get emergency help now")
        screen.wait_for("Call your emergency number", "999", "911")


def test_pytest_finds_the_plugin_once_the_extra_is_there(bin: Path, elsewhere: Path) -> None:
    """The entry point is in the wheel: rule files become tests with nothing else to set up."""
    (wheel,) = (bin.parent.parent / "dist").glob("*.whl")
    subprocess.run([bin / "pip", "install", "--quiet", f"{wheel}[testing]"], check=True)
    run(bin, "new", "knee")
    done = subprocess.run(
        [bin / "python", "-m", "pytest", "-q", "--triage", "knee.yaml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
