"""Reports of all there can be to tell, in every form."""

from __future__ import annotations

from pathlib import Path

from triage.casefile import Share
from triage.problems import Place, Problem
from triage.proof import Proof, Unmet
from triage.reading.rule_files import Failure
from triage.reports.forms import FORMATS, render
from triage.reports.report import Checked, Report, Tested

FILES = Path(__file__).parents[1] / "files"

GOLDEN = FILES / "reports"

LONG_TEXT = "A question that goes on and on, and then on again until no line can hold all of it"

RULES = f"""\
format: 1
questions:
\tsigns:
  leg-pain: {{ask: "痛みは脚に広がりますか？", go: leg-pian}}
  pain: {{ask: {LONG_TEXT}, go: end-of-it, why: it really is too long}}
"""

PROOF = Proof(
    questions=4,
    paths=4812306,
    shortest=1,
    longest=4,
    levels={"emergency": 3, "self-care": 4812303},
    promises={"signs-are-urgent": "proved", "rest-alone": "broken", "never": "vacuous"},
    broken=(),
    order=(),
    unreached=(),
    unmet=Unmet((), (), (), frozenset(), frozenset(), frozenset()),
    late=(),
    rides_along=(),
)

KEPT = PROOF._replace(promises={"signs-are-urgent": "proved", "rest-alone": "proved"})

TAB = Problem("syntax", "error", "A tab cannot indent a line.", Place(3, 1, 3, 2), "Use blanks.")

WIDE = Problem(
    "unknown-question",
    "error",
    "Question `leg-pain` names the question `leg-pian`, which the file does not have.",
    Place(4, 37, 4, 45),
    "Did you mean `leg-pain`?",
    ("questions", "leg-pain", "go"),
)

LONG = Problem(
    "text-too-long",
    "warning",
    "100%, too: long\nin two lines.",
    Place(5, 15, 5, 97),
    keys=("a", 0),
)

BROKEN = Problem(
    "promise-broken",
    "error",
    "Promise `rest-alone` is broken.",
    Place(2, 1, 2, 10),
    "Mend the tree or the promise.",
    ("promises", "rest-alone"),
    {"signs": ("numb", "weak"), "none-of-it": (), "pain": 7, "leg-pain": "no"},
)

CASES = """\
cases:
  rested: {story: Rests., answers: {}, expect: {level: self-care}}
  runs-on: {story: Runs on., answers: {}, expect: {level: emergency}}
  like-nobody: {like: nobody, story: Nobody., expect: {level: emergency}}
"""

CAME_OUT = Problem(
    "failed-case",
    "error",
    "Case `runs-on` expects the level `emergency`, but `self-care` came out.",
    Place(3, 56, 3, 65),
    keys=("cases", "runs-on", "expect", "level"),
)

NOBODY = Problem(
    "unknown-person",
    "error",
    "Nobody is called `nobody`.",
    Place(4, 23, 4, 29),
    keys=("people",),
)

UNUSED = Problem(
    "unused-answer",
    "warning",
    "The path of case `rested` never asks `pain`.",
    Place(2, 3, 2, 9),
    keys=("cases", "rested", "answers", "pain"),
)

RUN = Tested(
    "rules/knee.yaml",
    {"rested": True, "runs-on": False, "like-nobody": False},
    {"answers": Share(1, 2, ("pain.strong",)), "rules": Share(0, 0, ())},
)

REPORTS = {
    "proved": Report((Checked("rules/knee.yaml", RULES, (), proof=KEPT),)),
    "problems": Report(
        (
            Checked("rules/leg, 100%.yaml", RULES, (TAB, WIDE, LONG)),
            Checked("rules/knee.yaml", RULES, (), proof=KEPT),
            Checked("rules/promise.yaml", RULES, (BROKEN,), proof=PROOF),
            Checked("rules/knee.cases.yaml", "cases: {}\n", ()),
        ),
        (Failure("rules/gone.yaml", "rules/gone.yaml: there is no such file or folder"),),
    ),
    "cases": Report(
        (
            Checked("rules/leg.yaml", RULES, (WIDE,)),
            Checked("rules/leg.cases.yaml", "", (), tested=Tested("rules/leg.yaml", None, {})),
            Checked("rules/knee.cases.yaml", CASES, (UNUSED, CAME_OUT, NOBODY), tested=RUN),
        ),
        (Failure("rules/gone.yaml", "rules/gone.yaml: there is no such file or folder"),),
        of_cases=True,
    ),
}


def rendered(form: str, report: Report) -> str:
    """The report in that form; ``colour`` is the one for people, in colour."""
    format = "text" if form == "colour" else form
    return render(report, format, folder="/project", version="1.2.3", colour=form == "colour")


FORMS = (*FORMATS, "colour")
