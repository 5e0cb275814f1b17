"""Names that lead nowhere: a question, recommendation, level, ... that the file does not have.

The check works on the data as it was read and not on a `Questionnaire`, so that a fault elsewhere
does not hide the faults here. What could not be read, or has a wrong shape, is passed over: it has
its problem already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from triage.checks.naming import Names, sentence, thing
from triage.checks.page import Page
from triage.checks.scales import UNKNOWN_SCALE
from triage.checks.scores import UNKNOWN_SCORE
from triage.checks.shape import schema
from triage.problems import ID, Finding, Keys
from triage.reading.content import Content
from triage.rules.conditions import NONE, UNSURE
from triage.words import nearest, shortened

UNKNOWN_QUESTION = Page(
    code="unknown-question",
    severity="error",
    title="A name of a question that the file does not have",
    why=("A path would end in the middle, with nothing recommended."),
    bad="""\
questions:
  swelling: {go: how-lang}
""",
    good="""\
questions:
  swelling: {go: how-long}
""",
)

UNKNOWN_RECOMMENDATION = Page(
    code="unknown-recommendation",
    severity="error",
    title="A name of a recommendation that the file does not have",
    why=("What should be recommended would not be."),
    bad="""\
rules:
  swollen-for-weeks:
    recommend: [see-docter]
""",
    good="""\
rules:
  swollen-for-weeks:
    recommend: [see-doctor]
""",
)

UNKNOWN_ADVICE = Page(
    code="unknown-advice",
    severity="error",
    title="A name of advice that the file does not have",
    why=("What should be advised would not be."),
    bad="""\
recommendations:
  see-doctor:
    advice: [cold-pak]
""",
    good="""\
recommendations:
  see-doctor:
    advice: [cold-pack]
""",
)

UNKNOWN_SOURCE = Page(
    code="unknown-source",
    severity="error",
    title="A name of a source that the file does not have",
    why=("Nobody could look up where the guidance comes from."),
    bad="""\
rules:
  swollen-for-weeks:
    sources: [knee-giude]
""",
    good="""\
rules:
  swollen-for-weeks:
    sources: [knee-guide]
""",
)

UNKNOWN_LEVEL = Page(
    code="unknown-level",
    severity="error",
    title="A name of a level that the file does not have",
    why=("How urgent something is would not be known."),
    bad="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_most: selfcare}
""",
    good="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_most: self-care}
""",
)

UNKNOWN_ANSWER = Page(
    code="unknown-answer",
    severity="error",
    title="A name of an answer that the file does not have",
    why=(
        "The condition could never come true. An answer is written `question.answer`; "
        "`question.none` is the empty choice of a question with `choose: any`."
    ),
    bad="""\
rules:
  swollen-for-weeks:
    when: [swelling.little, how-long.weeks]
""",
    good="""\
rules:
  swollen-for-weeks:
    when: [swelling.a-little, how-long.weeks]
""",
)

UNKNOWN_CONDITION = Page(
    code="unknown-condition",
    severity="error",
    title="A name of a condition that the file does not have",
    why=("A name without a dot is one of `conditions`; an answer is written `question.answer`."),
    bad="""\
conditions:
  for-weeks: [how-long.weeks]
rules:
  swollen-for-weeks:
    when: [swelling.a-little, for-week]
""",
    good="""\
conditions:
  for-weeks: [how-long.weeks]
rules:
  swollen-for-weeks:
    when: [swelling.a-little, for-weeks]
""",
)

PAGES = (
    UNKNOWN_SCORE,
    UNKNOWN_SCALE,
    UNKNOWN_QUESTION,
    UNKNOWN_RECOMMENDATION,
    UNKNOWN_ADVICE,
    UNKNOWN_SOURCE,
    UNKNOWN_LEVEL,
    UNKNOWN_ANSWER,
    UNKNOWN_CONDITION,
)

UNKNOWN = {page.code.removeprefix("unknown-"): page for page in PAGES}
"""The pages, by what is named."""


_OPTIONAL = ("advice", "conditions", "scores", "scales")

_FEW = 50
"""In a file with more unknown sections than this any section may be among them."""


def check(content: Content) -> list[Finding]:
    """Find every name that nothing in the file bears."""
    return list(_References(content).findings())


class _References:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.data = content.data if isinstance(content.data, dict) else {}
        self.kinds = {
            "question": self._names("questions"),
            "recommendation": self._names("recommendations"),
            "advice": self._names("advice"),
            "source": self._names("sources"),
            "level": self._names("levels"),
            "condition": self._names("conditions"),
            "score": self._names("scores"),
            "scale": self._names("scales"),
        }
        self.answers: dict[str, Names | None] = {}

    def findings(self) -> Iterator[Finding]:
        yield from self._one("question", ("start",), self.data.get("start"))
        for keys, item in self._section("advice"):
            yield from self._all("source", (*keys, "sources"), item.get("sources"))
            yield from self._condition((*keys, "unless"), item.get("unless"))
            yield from self._range((*keys, "level"), item.get("level"))
        for keys, item in self._section("recommendations"):
            yield from self._one("level", (*keys, "level"), item.get("level"))
            yield from self._all("source", (*keys, "sources"), item.get("sources"))
            yield from self._all("advice", (*keys, "advice"), item.get("advice"))
        for keys, item in self._section("scores"):
            yield from self._all("source", (*keys, "sources"), item.get("sources"))
        for keys, item in self._section("questions"):
            yield from self._condition((*keys, "ask_if"), item.get("ask_if"))
            yield from self._all("score", (*keys, "adds_to"), item.get("adds_to"))
            yield from self._one("scale", (*keys, "answers"), item.get("answers"))
            yield from self._way(keys, item)
            for where, value in _answers_in(keys, item):
                yield from self._effects(where, value)
                yield from self._way(where, value)
        for name, written in self._items("conditions"):
            yield from self._condition(("conditions", name), written)
        for keys, item in self._section("rules"):
            yield from self._condition((*keys, "when"), item.get("when"))
            yield from self._effects(keys, item)
            yield from self._all("source", (*keys, "sources"), item.get("sources"))
        for keys, item in self._section("promises"):
            yield from self._condition((*keys, "when"), item.get("when"))
            yield from self._condition((*keys, "unless"), item.get("unless"))
            yield from self._range((*keys, "level"), item.get("level"))
            for field in ("recommend", "never_recommend"):
                yield from self._all("recommendation", (*keys, field), item.get(field))
            for field in ("advise", "never_advise"):
                yield from self._all("advice", (*keys, field), item.get(field))

    def _items(self, section: str) -> Iterator[tuple[str, Any]]:
        items = self.data.get(section)
        yield from items.items() if isinstance(items, dict) else ()

    def _section(self, section: str) -> Iterator[tuple[Keys, dict[str, Any]]]:
        for id, item in self._items(section):
            if isinstance(item, dict):
                yield (section, id), item

    def _names(self, section: str) -> Names | None:
        """The names of a kind; None where they are not all known, so that none can be missing."""
        items = self.data.get(section, {})
        if not isinstance(items, dict) or (section,) in self.content.partial:
            return None
        if section not in self.data and not self._may_be_absent(section):
            return None
        return Names(items)

    def _may_be_absent(self, section: str) -> bool:
        if () in self.content.partial or section not in _OPTIONAL:
            return False
        # A misspelt section is one problem, not one for every name in it.
        unknown = set(self.data).difference(schema()["properties"])
        return len(unknown) <= _FEW and all(nearest(key, (section,)) is None for key in unknown)

    def _one(self, kind: str, keys: Keys, name: Any) -> Iterator[Finding]:
        names = self.kinds[kind]
        if names is None or not isinstance(name, str) or name in names.known:
            return
        yield from self._unknown(kind, keys, name, names)

    def _all(self, kind: str, keys: Keys, listed: Any) -> Iterator[Finding]:
        for index, name in enumerate(listed if isinstance(listed, list) else ()):
            yield from self._one(kind, (*keys, index), name)

    def _effects(self, keys: Keys, item: dict[str, Any]) -> Iterator[Finding]:
        yield from self._all("recommendation", (*keys, "recommend"), item.get("recommend"))
        yield from self._all("advice", (*keys, "advise"), item.get("advise"))

    def _way(self, keys: Keys, item: dict[str, Any]) -> Iterator[Finding]:
        yield from self._one("question", (*keys, "go"), item.get("go"))
        yield from self._one("recommendation", (*keys, "end"), item.get("end"))

    def _range(self, keys: Keys, written: Any) -> Iterator[Finding]:
        if isinstance(written, dict):
            for field in ("at_least", "at_most"):
                yield from self._one("level", (*keys, field), written.get(field))

    def _condition(self, keys: Keys, written: Any) -> Iterator[Finding]:
        # The depth of a document is limited when it is read, so this recursion is, too.
        if isinstance(written, str):
            yield from self._name_in_condition(keys, written)
        elif isinstance(written, list):
            for index, member in enumerate(written):
                yield from self._condition((*keys, index), member)
        elif isinstance(written, dict):
            for operator in ("all", "any", "of"):
                members = written.get(operator)
                if isinstance(members, list):
                    yield from self._condition((*keys, operator), members)
            yield from self._one("score", (*keys, "score"), written.get("score"))

    def _name_in_condition(self, keys: Keys, name: str) -> Iterator[Finding]:
        question, dot, answer = name.partition(".")
        questions = self.kinds["question"]
        if not dot:
            conditions = self.kinds["condition"]
            if conditions is None or name in conditions.known:
                return
            if questions is not None and name in questions.known:
                hint = f"`{name}` is a question. Name one of its answers: `{name}.ANSWER`."
                yield self._finding("condition", keys, name, hint)
            else:
                yield from self._unknown("condition", keys, name, conditions)
            return
        if questions is None:
            return
        if question not in questions.known:
            scales = self.kinds["scale"]
            if scales is not None and question in scales.known:
                hint = (
                    f"`{question}` is a scale. Name a question that uses it: `QUESTION.{answer}`."
                )
                yield self._finding("question", keys, question, hint)
            else:
                yield from self._unknown("question", keys, question, questions)
            return
        answers = self._answers(question)
        if answers is None or answer in answers.known or _is_misnamed(answers.nearest(answer)):
            return
        yield self._finding("answer", keys, name, _answer_hint(question, answer, answers))

    def _answers(self, question: str) -> Names | None:
        """The answers of a question, as conditions may name them; None where not all are known."""
        if question not in self.answers:
            self.answers[question] = self._answers_anew(question)
        return self.answers[question]

    def _answers_anew(self, question: str) -> Names | None:
        keys: Keys = ("questions", question)
        item = self.data["questions"][question]
        unsure = (self.content.partial, self.content.unknown)
        if not isinstance(item, dict) or any(
            place in where for place in (keys, (*keys, "answers")) for where in unsure
        ):
            return None
        answers = item.get("answers")
        if not isinstance(answers, dict) or not answers:
            return None
        # `none: ...` without `choose: any` is a problem of its own, and so is a misspelt `any`:
        # not one of who names the answer.
        has_none = NONE in item or item.get("choose", "one") != "one"
        apart = [*([NONE] if has_none else []), *([UNSURE] if UNSURE in item else [])]
        return Names([*answers, *apart])

    def _unknown(self, kind: str, keys: Keys, name: str, names: Names) -> Iterator[Finding]:
        # An id that is none has to be changed in any case, perhaps into this very name.
        if not _is_misnamed(names.nearest(name)):
            yield self._finding(kind, keys, name, names.hint(name))

    def _finding(self, kind: str, keys: Keys, name: str, hint: str | None) -> Finding:
        what = f"{thing(keys)} names" if len(keys) > 1 else f"`{keys[0]}` names"
        message = f"{what} the {kind} `{shortened(name)}`, which the file does not have."
        return UNKNOWN[kind].at(keys, sentence(message), hint)


def _answers_in(keys: Keys, question: dict[str, Any]) -> Iterator[tuple[Keys, dict[str, Any]]]:
    answers = question.get("answers")
    places = [
        *(((*keys, "answers", id), item) for id, item in _pairs(answers)),
        ((*keys, UNSURE), question.get(UNSURE)),
    ]
    yield from ((where, item) for where, item in places if isinstance(item, dict))


def _pairs(items: Any) -> Iterable[tuple[str, Any]]:
    return items.items() if isinstance(items, dict) else ()


def _is_misnamed(name: str | None) -> bool:
    return name is not None and not ID.fullmatch(name)


def _answer_hint(question: str, answer: str, answers: Names) -> str | None:
    if answer == UNSURE:
        return "Only a number question that says `unsure` has it."
    if answer == NONE:
        return "Only a question with `choose: any` has `none`."
    found = answers.nearest(answer)
    return f"Did you mean `{question}.{found}`?" if found else answers.hint(answer)
