"""What the proof found on all paths, as problems: promises, order, and what no path comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triage.checks.page import Page
from triage.interview.engine import questions_from
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.problems import Given, Path, Problem
from triage.proof import Broken, NotProvedError, OrderBroken, Proof, Unreached, prove
from triage.reading.document import Document
from triage.rules.conditions import AnswerName, AtLeast, Condition
from triage.rules.questionnaire import Questionnaire

LATE = 10
"""An emergency sign should be among this many questions."""

MANY = 40
"""More questions than this are more than anybody will answer."""


def check(document: Document, questionnaire: Questionnaire) -> tuple[Proof | None, list[Problem]]:
    """Prove a questionnaire and say what was found.

    Args:
        document: the file, for places.
        questionnaire: what it says.

    Returns:
        The proof (None where the work limit was passed) and the problems.
    """
    try:
        proof = prove(questionnaire)
    except NotProvedError as limit:
        return None, [_not_proved(document, limit)]
    finder = _Finder(document, questionnaire, proof)
    return proof, list(finder.problems())


class _Finder:
    """Turns the findings of one proof into problems."""

    def __init__(self, document: Document, questionnaire: Questionnaire, proof: Proof) -> None:
        self._document = document
        self._questionnaire = questionnaire
        self._proof = proof
        self._unreached = {(one.kind, one.id) for one in proof.unreached}

    def problems(self) -> Iterator[Problem]:
        for broken in self._proof.broken:
            yield self._promise_broken(broken)
        for promise, verdict in self._proof.promises.items():
            if verdict == "vacuous":
                yield self._promise_vacuous(promise)
        for order in self._proof.order:
            yield self._order_broken(order)
        for unreached in self._proof.unreached:
            if not self._follows(unreached):
                yield self._unreached_problem(unreached)
        yield from self._too_late()
        yield from self._too_many()

    def _promise_broken(self, broken: Broken) -> Problem:
        result = self._result(broken.sheet)
        shown = ", ".join(one.id for one in result.recommendations)
        return self._at_key(
            "promise-broken",
            ("promises", broken.promise),
            f"The promise `{broken.promise}` is broken. It promises {broken.promised}, but there "
            f"are answers that lead to level {result.level.id} ({shown}"
            f"{_advised(result) if 'advise' in broken.promised else ''}).",
            "Change what those answers lead to, or the promise if it asks for too much.",
            broken.sheet,
        )

    def _promise_vacuous(self, promise: str) -> Problem:
        when = self._questionnaire.promises[promise].when
        return self._at_key(
            "promise-vacuous",
            ("promises", promise),
            f"The promise `{promise}` speaks of no path: {self._why_never(when)}.",
            "Write `when` so that at least one path meets it, or take the promise out.",
        )

    def _order_broken(self, order: OrderBroken) -> Problem:
        milder, worse = self._result(order.milder_sheet), self._result(order.worse_sheet)
        side = "calmest" if order.calmest else "most urgent"
        is_box = order.milder.startswith("not ")
        with_worse = f"With `{order.question}.{order.worse}`" + (" ticked" if is_box else "")
        without = "without it" if is_box else f"with `{order.question}.{order.milder}`"
        return self._at_key(
            "order-broken",
            ("questions", order.question, "answers", order.worse),
            f"{with_worse} the {side} end still possible is level {worse.level.id}; "
            f"{without}, and all before it the same, it is {milder.level.id}, "
            f"which is more urgent.",
            "Let the worse answer lead to at least the same urgency.",
            order.worse_sheet,
        )

    def _unreached_problem(self, unreached: Unreached) -> Problem:
        id = unreached.id
        match unreached.kind:
            case "level":
                return self._at_key(
                    "level-unreached",
                    ("levels", id),
                    f"No path ends at the level `{id}`.",
                    "Give it a recommendation that some path leads to, or take it out.",
                )
            case "recommendation":
                return self._at_key(
                    "recommendation-unreached",
                    ("recommendations", id),
                    f"No path shows the recommendation `{id}`: {self._why_not_shown(id)}.",
                    "Recommend it where it belongs, or take it out.",
                )
            case "advice":
                return self._at_key(
                    "advice-unreached",
                    ("advice", id),
                    f"No path shows the advice `{id}`: {self._why_not_advised(id)}.",
                    "Advise it where it belongs, or take it out.",
                )
            case "rule" if unreached.sheet is None:
                return self._at_key(
                    "rule-never-fires",
                    ("rules", id),
                    f"The rule `{id}` never fires: "
                    f"{self._why_never(self._questionnaire.rules[id].when)}.",
                    "Write `when` so that some path meets it, or take the rule out.",
                )
            case _:
                return self._at_key(
                    "rule-never-matters",
                    ("rules", id),
                    f"The rule `{id}` never matters: wherever it fires, all that it adds is "
                    "there without it, or is not shown.",
                    "Let it recommend something more urgent, or take it out.",
                    unreached.sheet,
                )

    def _follows(self, unreached: Unreached) -> bool:
        """Whether it only follows from something else that no path comes to."""
        questionnaire = self._questionnaire
        match unreached.kind:
            case "level":
                own = [
                    one.id
                    for one in questionnaire.recommendations.values()
                    if one.level == unreached.id
                ]
                return any(("recommendation", id) in self._unreached for id in own)
            case "recommendation":
                rules = [
                    rule.id
                    for rule in questionnaire.rules.values()
                    if unreached.id in rule.recommend
                ]
                return any(("rule", rule) in self._unreached for rule in rules)
            case "advice":
                rules = [
                    rule.id for rule in questionnaire.rules.values() if unreached.id in rule.advise
                ]
                recommendations = [
                    one.id
                    for one in questionnaire.recommendations.values()
                    if unreached.id in one.advice
                ]
                return any(("rule", id) in self._unreached for id in rules) or any(
                    ("recommendation", id) in self._unreached for id in recommendations
                )
            case _:
                return False

    def _too_late(self) -> Iterator[Problem]:
        for question, place in self._proof.latest.items():
            if place > LATE:
                yield self._at_key(
                    "emergency-late",
                    ("questions", question),
                    f"An emergency sign is asked for in `{question}`, which can be question "
                    f"{place}; ask for it among the first {LATE}.",
                    "Move the question forward.",
                )._replace(severity="warning")

    def _too_many(self) -> Iterator[Problem]:
        if self._proof.longest > MANY:
            yield self._at_key(
                "too-many-questions",
                ("questions",),
                f"Some path asks {self._proof.longest} questions; more than {MANY} are more than "
                "most people will answer.",
                "Ask only what can change the result, and use `ask_if` to pass over the rest.",
            )._replace(severity="warning")

    def _why_never(self, when: Condition | None) -> str:
        """Why a condition holds on no path."""
        names = [] if when is None else list(_needed(when))
        for place, one in enumerate(names):
            for other in names[:place]:
                reason = self._why_not_both(other, one)
                if reason is not None:
                    return reason
        return "no path gives the answers that it needs together"

    def _why_not_both(self, one: AnswerName, other: AnswerName) -> str | None:
        questions = self._questionnaire.questions
        if one.question == other.question:
            if one.answer == other.answer:
                return None
            is_any = questions[one.question].kind == "any"
            if is_any and "none" not in (one.answer, other.answer):
                return None
            return f"`{one}` and `{other}` cannot both be answered"
        if other.question in questions_from(self._questionnaire, one.question):
            return None
        if one.question in questions_from(self._questionnaire, other.question):
            return None
        return f"no path asks both `{one.question}` and `{other.question}`"

    def _why_not_shown(self, recommendation: str) -> str:
        questionnaire = self._questionnaire
        named = any(
            recommendation in _recommended(questionnaire, id) for id in questionnaire.questions
        ) or any(recommendation in rule.recommend for rule in questionnaire.rules.values())
        if not named:
            return "nothing recommends it"
        return (
            "wherever it is recommended, no path comes, or something more urgent is shown instead"
        )

    def _why_not_advised(self, advice: str) -> str:
        questionnaire = self._questionnaire
        named = (
            any(advice in one.advice for one in questionnaire.recommendations.values())
            or any(advice in rule.advise for rule in questionnaire.rules.values())
            or any(
                advice in answer.advise
                for question in questionnaire.questions.values()
                for answer in question.answers.values()
            )
        )
        if not named:
            return "nothing advises it"
        return "wherever it is advised, its `level` or `unless` withholds it"

    def _result(self, sheet: dict[str, Given]) -> Result:
        result = Interview.replay(self._questionnaire, sheet).result
        assert result is not None, "a path that the proof found is complete"
        return result

    def _at_key(
        self,
        code: str,
        path: Path,
        message: str,
        hint: str,
        counterexample: dict[str, Given] | None = None,
    ) -> Problem:
        place = self._document.places.key(path)
        return Problem(code, "error", message, place, hint, path, counterexample)


def _not_proved(document: Document, limit: NotProvedError) -> Problem:
    path = ("questions",)
    return Problem(
        "not-proved",
        "error",
        f"This questionnaire was not proved: {limit}.",
        document.places.key(path),
        "Use fewer rules that name answers far apart, or conditions with fewer members.",
        path,
    )


def _advised(result: Result) -> str:
    return "; advice: " + (", ".join(one.id for one in result.advice) or "none")


def _needed(condition: Condition) -> Iterable[AnswerName]:
    """The answers without which the condition cannot hold."""
    if isinstance(condition, AnswerName):
        return (condition,)
    if isinstance(condition, AtLeast) and condition.needed == len(condition.members):
        return [name for member in condition.members for name in _needed(member)]
    return ()


def _recommended(questionnaire: Questionnaire, question: str) -> set[str]:
    own = questionnaire.questions[question]
    found = {id for answer in own.answers.values() for id in answer.recommend}
    return found | {way.end for way in own.ways() if way.end is not None}


def _long_chain(questions: int, last: str) -> str:
    """A snippet with so many more questions in front of the example's pain question."""
    lines = ["questions:", "  how-long: {go: more-1}"]
    for number in range(1, questions + 1):
        to = f"more-{number + 1}" if number < questions else last
        lines.append(
            f'  more-{number}: {{ask: "And now?", answers: {{no: {{text: No}}}}, go: {to}}}'
        )
    return "\n".join(lines) + "\n"


_LATE_SIGN = """\
  late-sign:
    ask: Is the knee hot, and do you have a fever?
    answers:
      no: {text: "No"}
      hot: {text: "Yes", recommend: [call-emergency]}
    go: pain
"""

PAGES: tuple[Page, ...] = (
    Page(
        code="promise-broken",
        severity="error",
        title="A promise does not hold on every path",
        why=(
            "A promise says what must be true whatever else is answered. The answers shown with "
            "the problem lead to something else. They can be given to `triage answer`, and kept "
            "as a case once the file is mended."
        ),
        bad="""\
promises:
  swelling-means-a-doctor:
    when: [swelling.a-little]
    level: {at_least: within-days}
""",
        good="""\
promises:
  swelling-means-a-doctor:
    when: [swelling.a-lot]
    level: {at_least: within-days}
""",
    ),
    Page(
        code="promise-vacuous",
        severity="error",
        title="A promise that speaks of no path",
        why="It would be kept whatever the questionnaire did, so it protects nobody.",
        bad="""\
promises:
  two-answers-at-once:
    when: [swelling.no, swelling.a-lot]
    level: {at_least: within-days}
""",
        good="""\
promises:
  a-lot-of-swelling:
    when: [how-long.days, swelling.a-lot]
    level: {at_least: within-days}
""",
    ),
    Page(
        code="order-broken",
        severity="error",
        title="A worse answer can lead to less urgency",
        why=(
            "With everything before it the same, somebody who is worse off, or who ticks one more "
            "box, must never be sent to a calmer end than somebody who is better off."
        ),
        bad="""\
questions:
  pain:
    answers:
      mild: {up_to: 4, end: see-doctor}
      strong: {up_to: 10, end: look-after-it}
promises: {mild-pain-alone-means-self-care: null}
""",
        good="""\
questions:
  pain:
    answers:
      mild: {up_to: 4, end: look-after-it}
      strong: {up_to: 10, end: see-doctor}
""",
    ),
    Page(
        code="rule-never-fires",
        severity="error",
        title="A rule that no path meets",
        why="Whoever wrote it meant to catch something, and it never will.",
        bad="""\
rules:
  much-and-little:
    when: [swelling.a-little, swelling.a-lot]
    recommend: [see-doctor]
    because: Both at once should be looked at.
    sources: [knee-guide]
""",
        good="""\
rules:
  much-for-weeks:
    when: [how-long.weeks, swelling.a-lot]
    recommend: [call-emergency]
    because: Both at once should be looked at.
    sources: [knee-guide]
""",
    ),
    Page(
        code="rule-never-matters",
        severity="error",
        title="A rule that changes nothing",
        why="Wherever it fires, what it adds is there already. It hides what really decides.",
        bad="""\
rules:
  much-for-weeks:
    when: [how-long.weeks, swelling.a-lot]
    recommend: [see-doctor]
    because: Both at once should be looked at.
    sources: [knee-guide]
""",
        good="""\
rules:
  much-for-weeks:
    when: [how-long.weeks, swelling.a-lot]
    recommend: [call-emergency]
    because: Both at once should be looked at.
    sources: [knee-guide]
""",
    ),
    Page(
        code="recommendation-unreached",
        severity="error",
        title="A recommendation that no path shows",
        why="It was written for somebody, and that person is told something else.",
        bad="""\
recommendations:
  see-physio:
    level: within-days
    title: See a physiotherapist this week
    text: Book a visit.
    watch_for: [The foot turns cold or numb.]
    sources: [knee-guide]
""",
        good="""\
recommendations:
  see-physio:
    level: within-days
    title: See a physiotherapist this week
    text: Book a visit.
    watch_for: [The foot turns cold or numb.]
    sources: [knee-guide]
rules:
  a-little-for-weeks:
    when: [how-long.weeks, swelling.a-little]
    recommend: [see-physio]
    because: Swelling that stays should be looked at.
    sources: [knee-guide]
""",
    ),
    Page(
        code="advice-unreached",
        severity="error",
        title="Advice that no path shows",
        why="Nobody will ever read it.",
        bad="""\
advice:
  walk:
    topic: Moving
    text: Take short walks.
    sources: [knee-guide]
""",
        good="""\
advice:
  walk:
    topic: Moving
    text: Take short walks.
    sources: [knee-guide]
recommendations:
  look-after-it: {advice: [cold-pack, squats, walk]}
""",
    ),
    Page(
        code="level-unreached",
        severity="error",
        title="A level that no path ends at",
        why="The order of the levels promises more than the questionnaire can tell apart.",
        bad="""\
levels:
  nothing-to-do: {title: Carry on as before, recheck: 28 days}
""",
        good="""\
levels:
  self-care: {title: Look after it yourself, recheck: 28 days}
""",
    ),
    Page(
        code="emergency-late",
        severity="warning",
        title="An emergency sign is asked for late",
        why=f"People stop answering. An emergency belongs among the first {LATE} questions.",
        bad=_long_chain(10, "late-sign") + _LATE_SIGN,
        good=_long_chain(3, "late-sign") + _LATE_SIGN,
    ),
    Page(
        code="too-many-questions",
        severity="warning",
        title="A path with very many questions",
        why=f"Hardly anybody in pain answers more than {MANY} questions to the end.",
        bad=_long_chain(MANY, "pain"),
        good=_long_chain(3, "pain"),
    ),
    Page(
        code="not-proved",
        severity="error",
        title="The work limit was passed before anything was proved",
        why=(
            "Conditions that tie many answers far apart together can make more situations than "
            "can be looked at. Nothing is claimed then, and nobody is asked anything."
        ),
        bad="questions:\n"
        "  how-long: {go: left}\n"
        '  left: {ask: "Where on the left?", choose: any, none: Nowhere, go: right, answers: {'
        + ", ".join(f"l{place}: {{text: Place {place}}}" for place in range(22))
        + "}}\n"
        '  right: {ask: "Where on the right?", choose: any, none: Nowhere, go: pain, answers: {'
        + ", ".join(f"r{place}: {{text: Place {place}}}" for place in range(22))
        + "}}\n"
        "rules:\n"
        "  same-place:\n"
        "    when: {any: ["
        + ", ".join(f"{{all: [left.l{place}, right.r{place}]}}" for place in range(22))
        + "]}\n"
        "    recommend: [call-emergency]\n"
        "    because: The same place on both sides should be looked at.\n"
        "    sources: [knee-guide]\n",
        good="questions:\n"
        "  how-long: {go: left}\n"
        '  left: {ask: "Where on the left?", choose: any, none: Nowhere, go: right, '
        "answers: {top: {text: Top}, side: {text: Side}}}\n"
        '  right: {ask: "Where on the right?", choose: any, none: Nowhere, go: pain, '
        "answers: {top: {text: Top}, side: {text: Side}}}\n"
        "rules:\n"
        "  same-place:\n"
        "    when: {any: [{all: [left.top, right.top]}, {all: [left.side, right.side]}]}\n"
        "    recommend: [call-emergency]\n"
        "    because: The same place on both sides should be looked at.\n"
        "    sources: [knee-guide]\n",
    ),
)
