"""The proof: what holds on every path through a questionnaire, found without enumerating paths.

Verdicts are found by a SAT solver (`solving`) over a formula whose models are exactly the paths
(`formulas`, `encoding`, `ahead`): promises and what is dead (`verdicts`), the order of answers
(`order`), emergencies learned late (`late`), questions that nobody is asked and conditions that
change nothing (`unmet`). What is found broken comes with a path that the interview replays: the
first of the shortest ones.

Counts are found apart, by walking: the questionnaire is taken apart into steps (`steps`), walks
that can no longer differ in urgency or way are one state (`walks`, `remainders`), and paths are
counted along the links between states (`counting`). Where that is too much, nothing but the count
is missing (`lengths` then finds the shortest and the longest path).

Over the work limit of a verdict nothing is passed: `prove` raises `NotProvedError`.

What other rooms need stands here by name, and they import it from here alone.
"""

from typing import TYPE_CHECKING

__all__ = [
    "LATE",
    "MOST_LINKS",
    "NOTHING_YET",
    "Answers",
    "Broken",
    "Late",
    "Link",
    "Memory",
    "NeverAsked",
    "NeverWithheld",
    "NotProvedError",
    "OrderBroken",
    "Proof",
    "Step",
    "Steps",
    "Survey",
    "Target",
    "Trail",
    "Unmet",
    "Unreached",
    "Walks",
    "Watch",
    "Watcher",
    "Watches",
    "Watching",
    "count",
    "prove",
    "shortest_to",
    "survey",
    "targets",
]

if TYPE_CHECKING:
    from triage.proof.counting import count
    from triage.proof.late import LATE, Late
    from triage.proof.limits import NotProvedError
    from triage.proof.order import OrderBroken
    from triage.proof.promises import Watches
    from triage.proof.proving import Proof, prove
    from triage.proof.reaching import Target, shortest_to, targets
    from triage.proof.steps import NOTHING_YET, Step, Steps
    from triage.proof.surveying import Survey, survey
    from triage.proof.trails import Trail
    from triage.proof.unmet import NeverAsked, NeverWithheld, Unmet
    from triage.proof.verdicts import Broken, Unreached
    from triage.proof.walks import MOST_LINKS, Link, Walks
    from triage.proof.watching import Memory, Watch, Watcher, Watching
    from triage.proof.witnesses import Answers
else:

    def __getattr__(name: str) -> object:  # noqa: C901 - one case for each module
        # Found when it is first asked for: whoever only counts loads no solver.
        match name:
            case "count":
                from triage.proof import counting as home
            case "LATE" | "Late":
                from triage.proof import late as home
            case "NotProvedError":
                from triage.proof import limits as home
            case "OrderBroken":
                from triage.proof import order as home
            case "Watches":
                from triage.proof import promises as home
            case "Proof" | "prove":
                from triage.proof import proving as home
            case "Target" | "shortest_to" | "targets":
                from triage.proof import reaching as home
            case "NOTHING_YET" | "Step" | "Steps":
                from triage.proof import steps as home
            case "Survey" | "survey":
                from triage.proof import surveying as home
            case "Trail":
                from triage.proof import trails as home
            case "NeverAsked" | "NeverWithheld" | "Unmet":
                from triage.proof import unmet as home
            case "Broken" | "Unreached":
                from triage.proof import verdicts as home
            case "MOST_LINKS" | "Link" | "Walks":
                from triage.proof import walks as home
            case "Memory" | "Watch" | "Watcher" | "Watching":
                from triage.proof import watching as home
            case "Answers":
                from triage.proof import witnesses as home
            case _:
                raise AttributeError(f"module 'triage.proof' has no attribute {name!r}")
        return getattr(home, name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
