"""What a change of a rule file changes for people, proved over all paths of both versions.

How paths are matched. A question is the same question where it has the same id and is of the same
kind, whatever its words; an answer is the same answer where it has the same id; numbers are the
same number, cut wherever either version cuts them. A *joint path* is a walk through the old version
and one through the new that give the same answer to every question both ask; each gives its own
answers to what only it asks. Where one gives an answer to a question that the other asks too but
has no such answer for, the other stops there, and the path cannot be compared: it is counted, and
no level is claimed for the side that stopped.

Every joint path is counted once, by the answers given in either walk. That the same id means the
same to people is for whoever reads the change to judge: what was reworded is listed.

Both walks are followed at once (`joint`), summed up (`tally`, `shown_otherwise`), and each witness
is replayed by both versions (`comparing`). What the files say differently is listed beside it
(`changes`). Over a work limit nothing is claimed: `compare` raises `NotProvedError`.
"""

from triage.diff.comparing import Cell, Difference, JointWitness, ShownOtherwise, Told, compare
from triage.diff.levels import Turn

__all__ = ["Cell", "Difference", "JointWitness", "ShownOtherwise", "Told", "Turn", "compare"]
