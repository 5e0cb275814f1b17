"""Mutation of rule files: what could change in one without anybody noticing?

Each change (`changes`, made with `editing`) is small and plausible: an answer that leads elsewhere,
a band shifted, a rule without one of its members. A change is noticed where a check, the proof, a
promise or a case fails that passed before (`judging`). Of the others it is decided exactly whether
anybody is told something else, or asked more (`comparing`), and where somebody is, with which
answers.
"""

from triage.mutation.changes import Change, changes_of
from triage.mutation.comparing import Discrepancy, difference
from triage.mutation.judging import Judge, Judged
from triage.mutation.running import judge_all

__all__ = ["Change", "Discrepancy", "Judge", "Judged", "changes_of", "difference", "judge_all"]
