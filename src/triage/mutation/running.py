"""Judges all changes to a rule file, on every core."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

from triage.casefile import CaseFile
from triage.mutation.changes import Change, changes_of
from triage.mutation.editing import FileData
from triage.mutation.judging import Judge, Judged

_AT_ONCE = 4
"""Changes that a process takes at a time."""

_judge: Judge | None = None
"""What a process of the pool judges with."""


def judge_all(
    data: FileData, cases: str, said: Callable[[int, int], None], jobs: int | None = None
) -> Iterator[tuple[Change, Judged]]:
    """Judge every change to a valid rule file.

    Args:
        data: what the file says.
        cases: the content of its file of cases, which must be free of errors.
        said: is told how many changes have been judged, and of how many.
        jobs: how many processes to use; by default one for each core.
    """
    changes = tuple(changes_of(data))
    jobs = jobs or os.cpu_count() or 1
    judged: Iterator[Judged] = (
        map(Judge(data, CaseFile(cases, "")).judge, changes)
        if jobs == 1
        else _spread(data, cases, len(changes), jobs)
    )
    for number, (change, verdict) in enumerate(zip(changes, judged, strict=True), 1):
        said(number, len(changes))
        yield change, verdict


def _spread(data: FileData, cases: str, changes: int, jobs: int) -> Iterator[Judged]:
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(data, cases))
    try:
        # A change carries the data of a whole file; its number says as much.
        yield from pool.map(_judge_one, range(changes), chunksize=_AT_ONCE)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(data: FileData, cases: str) -> None:
    global _judge
    # Ctrl-C reaches every process; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _judge = Judge(data, CaseFile(cases, ""))


def _judge_one(number: int) -> Judged:
    assert _judge is not None, "a process of the pool begins with a judge"
    return _judge.judge(_judge.changes[number])
