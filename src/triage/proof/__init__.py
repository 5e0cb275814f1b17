"""The proof: what holds on every path through a questionnaire, found without enumerating paths.

Verdicts are found by a SAT solver (`solving`) over a formula whose models are exactly the paths
(`formulas`, `encoding`, `ahead`): promises and what is dead (`verdicts`), the order of answers
(`order`), emergencies learned late (`late`), questions that nobody is asked and conditions that
change nothing (`unmet`). What is found broken comes with a path that the interview replays: the
first of the shortest ones.

Counts are found apart, by walking: the questionnaire is taken apart into steps (`steps`), walks
that can no longer differ in urgency or way are one state (`walks`, `remainders`), and paths are
counted along the links between states (`counting`). Where that is too much, nothing but the count
is missing.

Over the work limit of a verdict nothing is passed: `prove` raises `NotProvedError`.

What other rooms need stands here by name, and they import it from here alone.
"""

from types import ModuleType
from typing import TYPE_CHECKING

__all__ = [
    "FALSE",
    "LATE",
    "MOST_CONFLICTS",
    "MOST_LINKS",
    "NOTHING_YET",
    "Answers",
    "Broken",
    "Encoding",
    "Formulas",
    "Late",
    "Link",
    "Memory",
    "Model",
    "NeverAsked",
    "NeverWithheld",
    "NotProvedError",
    "OrderBroken",
    "Proof",
    "SatLiteral",
    "Solving",
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
    "count",
    "fewest",
    "first_model",
    "prove",
    "sheet_of",
    "shortest_to",
    "survey",
    "targets",
    "watch_advice",
    "watch_recommendation",
    "ways_through",
]

if TYPE_CHECKING:
    from triage.proof.counting import count, ways_through
    from triage.proof.encoding import Encoding
    from triage.proof.formulas import FALSE, Formulas, SatLiteral
    from triage.proof.late import LATE, Late
    from triage.proof.limits import MOST_CONFLICTS, NotProvedError
    from triage.proof.moves import MOST_LINKS
    from triage.proof.order import OrderBroken
    from triage.proof.proving import Proof, prove
    from triage.proof.reaching import Target, shortest_to, targets
    from triage.proof.shortest import fewest, first_model, sheet_of
    from triage.proof.solving import Model, Solving
    from triage.proof.steps import NOTHING_YET, Step, Steps
    from triage.proof.surveying import Survey, survey
    from triage.proof.trails import Trail
    from triage.proof.unmet import NeverAsked, NeverWithheld, Unmet
    from triage.proof.verdicts import Broken, Unreached
    from triage.proof.walks import Link, Walks
    from triage.proof.watching import (
        Memory,
        Watch,
        Watcher,
        watch_advice,
        watch_recommendation,
    )
    from triage.proof.witnesses import Answers
else:

    def __getattr__(name: str) -> object:
        # Found when it is first asked for: whoever only counts loads no solver.
        home = _of_verdicts(name) or _of_counts(name)
        if home is None:
            raise AttributeError(f"module 'triage.proof' has no attribute {name!r}")
        return getattr(home, name)

    def _of_verdicts(name: str) -> ModuleType | None:
        """Where what needs the solver is."""
        match name:
            case "Proof" | "prove":
                from triage.proof import proving as home
            case "Broken" | "Unreached":
                from triage.proof import verdicts as home
            case "NeverAsked" | "NeverWithheld" | "Unmet":
                from triage.proof import unmet as home
            case "OrderBroken":
                from triage.proof import order as home
            case "LATE" | "Late":
                from triage.proof import late as home
            case "Target" | "shortest_to" | "targets":
                from triage.proof import reaching as home
            case "Encoding":
                from triage.proof import encoding as home
            case "FALSE" | "Formulas" | "SatLiteral":
                from triage.proof import formulas as home
            case "fewest" | "first_model" | "sheet_of":
                from triage.proof import shortest as home
            case "Model" | "Solving":
                from triage.proof import solving as home
            case _:
                return None
        return home

    def _of_counts(name: str) -> ModuleType | None:
        """Where what only walks and counts is."""
        match name:
            case "MOST_CONFLICTS" | "NotProvedError":
                from triage.proof import limits as home
            case "Answers":
                from triage.proof import witnesses as home
            case "count" | "ways_through":
                from triage.proof import counting as home
            case "NOTHING_YET" | "Step" | "Steps":
                from triage.proof import steps as home
            case "Survey" | "survey":
                from triage.proof import surveying as home
            case "Trail":
                from triage.proof import trails as home
            case "MOST_LINKS":
                from triage.proof import moves as home
            case "Link" | "Walks":
                from triage.proof import walks as home
            case "Memory" | "Watch" | "Watcher" | "watch_advice" | "watch_recommendation":
                from triage.proof import watching as home
            case _:
                return None
        return home

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
