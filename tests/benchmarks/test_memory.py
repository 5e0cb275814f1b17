"""What the app holds in memory after hundreds of pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from generated import chain_of_boxes
from helpers.terminal import Terminal, terminal
from making.writing import dump

pytestmark = pytest.mark.benchmark

QUESTIONS = 30
CHANGES = 500


def memory(screen: Terminal) -> float:
    """What the process holds now, in MiB."""
    asked = ["ps", "-o", "rss=", "-p", str(screen.pid)]
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout) / 1024


def test_memory_levels_off(tmp_path: Path) -> None:
    """The second half of 500 questions needs no more than the first."""
    rules = tmp_path / "generated.yaml"
    rules.write_text(dump(chain_of_boxes(QUESTIONS, boxes=5)))
    held = []
    with terminal(sys.executable, "-m", "triage", "run", str(rules)) as screen:
        screen.wait_for("Generated")
        screen.send("\r")
        screen.wait_for("number0here")
        place, step = 0, 1
        for change in range(1, CHANGES + 1):
            screen.send("1\r" if step > 0 and change < QUESTIONS else "\r" if step > 0 else "b")
            place += step
            screen.wait_for(f"number{place}here")
            if place in (0, QUESTIONS - 1):
                step = -step
            if change % (CHANGES // 5) == 0:
                held.append(memory(screen))
    print(f"\n{' '.join(f'{one:.1f}' for one in held)} MiB after 100, 200 ... {CHANGES} questions")
    assert held[-1] <= 1.05 * held[len(held) // 2]
