"""`triage answer`: a sheet comes to its result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.example import EXAMPLE

from triage.cli import main


def test_the_example_of_the_pages_is_walked_by_main(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once with real files, so that the stand-ins above stand in for something."""
    (tmp_path / "knee.yaml").write_text(EXAMPLE)
    (tmp_path / "sheet.yaml").write_text("warning-signs: [cold-foot]\n")
    files = [str(tmp_path / "knee.yaml"), "--answers", str(tmp_path / "sheet.yaml")]
    assert main(["answer", *files, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["level"] == "emergency"
