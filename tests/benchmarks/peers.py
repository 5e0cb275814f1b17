"""Work beside a peer: run in turn, in one go, so that the machine's mood hits both."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROUNDS = 9


class Figures(NamedTuple):
    """Medians over the rounds: seconds of processor time, and the peak memory in MiB."""

    seconds: float
    memory: float


def environment() -> dict[str, str]:
    """What users have: bytecode is kept, and nothing of ours changes how Textual draws."""
    hidden = ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "ACCESSIBLE")
    return {
        name: value
        for name, value in os.environ.items()
        if name not in hidden and not name.startswith("TEXTUAL")
    } | {"TERM": "xterm-256color"}


# The peak memory of a process counts what it was before it became the command: so that is a bare
# Python, and not the one that runs the tests.
RUNNER = """
import os, sys
nothing = os.open(os.devnull, os.O_WRONLY)
actions = [(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, used = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def run(command: Sequence[str]) -> tuple[int, Figures]:
    """Run a command to its end, its output thrown away: exit code and figures."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", RUNNER, *command],
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    code, seconds, memory = done.stdout.split()
    return int(code), Figures(float(seconds), int(memory) / 1024)


def in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int = ROUNDS, codes: Sequence[int] = (0,)
) -> dict[str, Figures]:
    """Run the commands in turn, after one round that does not count.

    Raises:
        AssertionError: a command ended with an exit code that is not in ``codes``.
    """
    measured: dict[str, list[Figures]] = {name: [] for name in commands}
    for counted in range(-1, rounds):
        for name, command in commands.items():
            code, figures = run(command)
            assert code in codes, f"{name} ended with {code}: {' '.join(command)}"
            if counted >= 0:
                measured[name].append(figures)
    return {
        name: Figures(*(statistics.median(values) for values in zip(*all_of_it, strict=True)))
        for name, all_of_it in measured.items()
    }


def median_ratio(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> float:
    """The median, over the rounds, of what ours takes as a multiple of what the peer takes."""
    ours()
    peer()
    return statistics.median(ours() / peer() for _ in range(rounds))


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of some work, without a look for garbage, as the commands do it."""
    gc.disable()
    begun = time.process_time()
    work()
    taken = time.process_time() - begun
    gc.enable()
    return taken


def count_up() -> int:
    """The peer of the proofs: plain Python at work, half a second of it on a machine of 2023."""
    total = 0
    for number in range(10_000_000):
        total += number
    return total


def tool(name: str) -> str:
    """The path of a command that is installed beside this Python."""
    return str(Path(sys.executable).with_name(name))
