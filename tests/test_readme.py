"""The README: its commands print what it says, its Python runs, its files are there.

``UPDATE_README=1`` writes what the commands print into it. A line ``…`` stands for lines left out.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from triage.interview.interview import Interview
from triage.rulefile import RuleFile
from triage.rules import shipped

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "tests" / "files" / "readme" / "first-question.svg"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MOST_LINES = 30
LEFT_OUT = "…"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the rules, and a ``triage`` on the path of its shell."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "rules", folder / "rules")
    command = folder / "bin" / "triage"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m triage "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return folder


def typed(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines that are to come out."""
    commands: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append((line.removeprefix("$ "), []))
        else:
            commands[-1][1].append(line)
    return commands


def printed(command: str, checkout: Path) -> list[str]:
    """What a command prints, on either stream."""
    environment = {**os.environ, "PATH": f"{checkout / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=checkout,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


def agrees(expected: list[str], lines: list[str]) -> bool:
    """Whether the lines are those expected, where ``…`` stands for any number of lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + r"\n" for line in expected
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None


BLOCKS = CONSOLE.findall(README.read_text(encoding="utf-8"))


@pytest.mark.skipif(bool(os.environ.get("UPDATE_README")), reason="it is being written")
@pytest.mark.parametrize("block", BLOCKS, ids=[block.split("\n", 1)[0][2:50] for block in BLOCKS])
def test_commands_print_what_the_readme_says(block: str, checkout: Path) -> None:
    """Every line, in a checkout of its own."""
    for command, expected in typed(block):
        lines = printed(command, checkout)
        assert agrees(expected, lines), "\n".join(lines)


@pytest.mark.skipif(not os.environ.get("UPDATE_README"), reason="UPDATE_README is not set")
def test_write_what_commands_print_into_the_readme(checkout: Path) -> None:
    """Long outputs are cut after a while; look at what is written before it is kept."""

    def rewritten(match: re.Match[str]) -> str:
        lines = []
        for command, _ in typed(match[1]):
            out = printed(command, checkout)
            if len(out) > MOST_LINES:
                out = [*out[: MOST_LINES - 4], LEFT_OUT, *out[-3:]]
            lines += [f"$ {command}", *out]
        return "```console\n" + "\n".join(lines) + "\n```"

    README.write_text(CONSOLE.sub(rewritten, README.read_text(encoding="utf-8")), encoding="utf-8")


async def drawn() -> str:
    """The first question as the app draws it, as SVG."""
    from triage.frontend.screen.app import TriageApp

    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    app = TriageApp(
        Interview.begin(questionnaire), today=date(2026, 11, 22), save=lambda path, _: path
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        return app.export_screenshot(title="triage")


def words_in(svg: str) -> str:
    """What a picture says, whatever version of Textual drew it."""
    return " ".join(html.unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)", svg))).split())


async def test_the_picture_is_what_the_app_draws() -> None:
    """The first question of the shipped questionnaire."""
    svg = await drawn()
    if os.environ.get("UPDATE_README"):
        PICTURE.write_text(svg, encoding="utf-8")
    assert "private parts" in words_in(svg)
    assert words_in(PICTURE.read_text(encoding="utf-8")) == words_in(svg)


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands there, from the checkout."""
    monkeypatch.chdir(ROOT)
    for block in re.findall(r"^```python\n(.*?)^```$", README.read_text(), re.M | re.S):
        names: dict[str, Any] = {}
        exec(compile(block, "README.md", "exec"), names)
        for name, test in names.items():
            if name.startswith("test_"):
                test()


def gates() -> dict[str, list[str]]:
    """By where they are, the commands that a team's hooks and CI run, as they are typed."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.M | re.S)
    found = {
        f"snippet {at}": re.findall(r"- (?:run: )?(triage (?!page).+)", block)
        for at, block in enumerate(blocks)
    }
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    found["hooks"] = [" ".join([hook["entry"], *hook["args"]]) for hook in hooks]
    return {where: commands for where, commands in found.items() if commands}


def test_hooks_and_ci_are_one_gate(checkout: Path) -> None:
    """What one lets through, none stops; and what a CI server is to read is written."""
    gate = [{"triage", "validate", "rules", "--strict"}, {"triage", "test", "rules"}]
    assert len(gates()) == 5
    for commands in gates().values():
        without_formats = [re.sub(r" --format \S+", "", command) for command in commands]
        assert [set(command.split()) for command in without_formats] == gate
        for command in commands:
            assert printed(f"{command} >/dev/null && echo passed", checkout) == ["passed"]
            for file in re.findall(r"--format \w+:(\S+)", command):
                assert (checkout / file).stat().st_size > 0


def test_no_page_is_put_on_a_server_before_the_gate(checkout: Path) -> None:
    """Each snippet that makes one does so last, and it is made."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.M | re.S)
    making = [block for block in blocks if "triage page" in block]
    assert len(making) == 2
    (checkout / "public").mkdir(exist_ok=True)
    for block in making:
        *gate, page = re.findall(r"- (?:run: )?(triage .+)", block)
        assert [command.split()[1] for command in gate] == ["validate", "test"]
        assert printed(f"{page} && cat public/index.html", checkout)[0] == "<!doctype html>"


def test_the_files_that_the_readme_names_are_there() -> None:
    """Links and pictures lead somewhere."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
