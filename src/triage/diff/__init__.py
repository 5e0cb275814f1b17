"""What a change of a rule file changes for people, proved over all paths of both versions.

How paths are matched. A question is the same question where it has the same id, now or before
(``was``), and is of the same kind, whatever its words; so is an answer; numbers are the same
number, cut wherever either version cuts them. A *joint path* (people read: a pair) is a walk
through the old version and one through the new that give the same answer to every question both
ask; each gives its own answers to what only it asks.

Nobody is compared where that takes a guess. Where one version gives an answer to a question that
the other asks too but has no such answer for, the other stops there, and no level is claimed for
the side that stopped. Where each asks what the other does not, and makes something of it, nobody
knows which answers to the one go with which to the other (one may be the other under a new id):
levels that differ are then no difference. Both are counted as not compared, and it is asked apart
from which level to which somebody may come there, for all that is known (`Difference.possible`).

Every joint path is counted once, by the answers given in either walk. That the same id means the
same to people is for whoever reads the change to judge: what was reworded is listed.

Both versions are brought under the same ids first (`renames`). Both walks are then followed at once
(`joint`), summed up (`tally`, `shown_counts`), and each witness is replayed by both versions
(`witnesses`). What the files say differently is listed beside it (`changes`). Over a work limit
nothing is claimed: `compare` raises `NotProvedError`.
"""

from triage.diff.comparing import Cell, Difference, ShownOtherwise, Told, compare
from triage.diff.levels import Turn
from triage.diff.witnesses import JointWitness

__all__ = ["Cell", "Difference", "JointWitness", "ShownOtherwise", "Told", "Turn", "compare"]
