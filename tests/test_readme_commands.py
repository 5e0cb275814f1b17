"""The commands in the README print what the README shows.

Each ``console`` block is a session of its own in an empty folder: ``$ triage ...`` and below it what
is printed. A line of three dots stands for lines left out. ``> FILE`` puts the output into a file.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from triage.cli import main

README = Path(__file__).parent.parent / "README.md"
BLOCKS = re.findall(r"^```console\n(.*?)^```", README.read_text(encoding="utf-8"), re.M | re.S)


def sessions(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with what it prints."""
    begun = re.split(r"^\$ ", block, flags=re.M)[1:]
    return [(command, shown) for command, _, shown in (one.partition("\n") for one in begun)]


@pytest.mark.parametrize("block", BLOCKS)
def test_the_readme_shows_what_is_printed(
    block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Command by command."""
    monkeypatch.chdir(tmp_path)
    for command, shown in sessions(block):
        words = shlex.split(command)
        file = words[words.index(">") + 1] if ">" in words else None
        if file is not None:
            words = words[: words.index(">")]
        assert words[0] == "triage", command
        main(words[1:])
        printed = capsys.readouterr().out
        if file is not None:
            (tmp_path / file).write_text(printed, encoding="utf-8")
            printed = ""
        pattern = "".join(
            r"(?:.*\n)*?" if line.strip() in ("...", "…") else re.escape(line) + r"\n"
            for line in shown.splitlines()
        )
        assert re.fullmatch(pattern, printed), f"{command} prints:\n{printed}"
