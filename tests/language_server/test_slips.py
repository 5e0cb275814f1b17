"""Files with one slip each: the editor marks what `triage validate` finds, where it finds it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from helpers.slips import read_slips
from language_server.conftest import Client, Editor
from lsprotocol import types

from triage.problems import Problem
from triage.rulefile import RuleFile

LEAST = 100


def marked(text: str, problem: Problem) -> tuple[str, types.Range]:
    """The code of a problem and its place, as an editor counts: from 0, in units of UTF-16."""
    lines = text.replace("\r\n", "\n").split("\n")
    place = problem.place
    ends = [
        types.Position(line - 1, len(lines[line - 1][: column - 1].encode("utf-16-le")) // 2)
        for line, column in ((place.line, place.column), (place.end_line, place.end_column))
    ]
    return problem.code, types.Range(*ends)


async def test_the_editor_marks_each_slip_where_validate_does(
    client: Client, tmp_path: Path
) -> None:
    """From its first sign to its last, a hundred times and more."""
    found = [slip for family in read_slips("slips.yaml").values() for slip in family]
    assert len(found) >= LEAST
    editor = Editor(client, tmp_path / "file.yaml")
    editor.open("")
    for slip in found:
        editor.write(slip.text)
        told = [(each.code, each.range) for each in await editor.problems()]
        problems = RuleFile(slip.text, "file.yaml", date.today()).problems
        assert told == [marked(slip.text, problem) for problem in problems], slip.wrong
