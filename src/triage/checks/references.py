"""Names that lead nowhere: a question, recommendation, level, ... that the file does not have.

The check works on the data as it was read and not on a `Questionnaire`, so that a fault elsewhere
does not hide the faults here. What could not be read, or has a wrong shape, is passed over: it has
its problem already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from triage.checks.flow.logic import others_in
from triage.checks.meant import (
    an,
    answers_called,
    condition_meant,
    is_in_words,
    name_meant,
    of_another_kind,
)
from triage.checks.naming import Names, former_ids, now_called, sentence, thing
from triage.checks.shape import schema
from triage.checks.shape.foreign import kind_meant
from triage.checks.unknown_names import CONDITION_IN_WORDS, UNKNOWN
from triage.problems import ID, Finding, Keys
from triage.reading.content import Content
from triage.rules.conditions import NONE, UNSURE
from triage.words import listed as listed_names
from triage.words import nearest, shortened

_HOW_CONDITIONS_ARE_WRITTEN = (
    "Write `[a, b]` for both of two, `{any: [a, b]}` for one of them, `{other_than: [a]}` for "
    "*not*, and the bands of a number."
)

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
        self.stray = {
            key: value
            for key, value in self.data.items()
            if isinstance(value, dict) and key not in schema()["properties"]
        }
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
        # What has slipped to the left edge may be one of them.
        return Names({**items, **self.stray}, former_ids(items))

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
            for where, name in others_in(keys, written):
                yield from self._name_in_condition(where, name)
            yield from self._one("score", (*keys, "score"), written.get("score"))
            yield from self._one("question", (*keys, "number"), written.get("number"))

    def _name_in_condition(self, keys: Keys, name: str) -> Iterator[Finding]:
        question, dot, answer = name.partition(".")
        questions = self.kinds["question"]
        if is_in_words(name):
            any_of = len(keys) == 3 and keys[2] == "unless"
            meant = condition_meant(name, self.data, any_of=any_of)
            yield CONDITION_IN_WORDS.at(
                keys,
                sentence(
                    f"{thing(keys)} has the condition `{shortened(name)}`, but a condition "
                    "is the name of an answer, or a list of conditions."
                ),
                f"Write {meant}" if meant else _HOW_CONDITIONS_ARE_WRITTEN,
            )
            return
        if not dot:
            conditions = self.kinds["condition"]
            if conditions is None or name in conditions.known:
                return
            if questions is not None and name in questions.known:
                ask = f"`{name}` is a question. Name one of its answers: `{name}.ANSWER`."
                yield self._finding("condition", keys, name, ask)
            else:
                yield from self._unknown("condition", keys, name, conditions)
            return
        if questions is None:
            return
        if question not in questions.known:
            scales = self.kinds["scale"]
            if scales is not None and question in scales.known:
                use = f"`{question}` is a scale. Name a question that uses it: `QUESTION.{answer}`."
                yield self._finding("question", keys, question, use)
            elif not _is_misnamed(questions.nearest(question)):
                meant_by = self._question_hint(question, answer, questions)
                yield self._finding("question", keys, question, meant_by)
            return
        answers = self._answers(question)
        if answers is None or answer in answers.known or _is_misnamed(answers.nearest(answer)):
            return
        hint = _answer_hint(question, answer, answers)
        called = answers_called(answer, self.data)
        if called and answer != NONE and not (answer in answers.former or answers.nearest(answer)):
            hint = f"Did you mean {listed_names(called)}?"
        yield self._finding("answer", keys, name, hint)

    def _question_hint(self, question: str, answer: str, questions: Names) -> str | None:
        """The answer that was meant by one of a question that the file does not have."""
        if question in questions.former:
            now = questions.former[question]
            answers = self._answers(now)
            return now_called(f"{now}.{answers.former.get(answer, answer) if answers else answer}")
        called = answers_called(answer, self.data)
        near = questions.nearest(question)
        if near is not None:
            wanted = f"{near}.{answer}"
            return f"Did you mean `{wanted if wanted in called or not called else near}`?"
        if called:
            return f"Did you mean {listed_names(called)}?"
        return questions.hint(question)

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
        return Names([*answers, *apart], former_ids(answers))

    def _unknown(self, kind: str, keys: Keys, name: str, names: Names) -> Iterator[Finding]:
        # An id that is none has to be changed in any case, perhaps into this very name.
        if _is_misnamed(names.nearest(name)):
            return
        field = next(str(key) for key in reversed(keys) if isinstance(key, str))
        if field in ("at_least", "at_most"):
            field = "level"
        listed = keys[-1] if isinstance(keys[-1], int) else None
        written = self._value(keys if listed is None else keys[:-1])
        other = of_another_kind(kind, field, name, written, self.data)
        if other is not None and name not in names.former and names.nearest(name) is None:
            said, instead = other
            message = f"{thing(keys)} names `{name}` as {an(kind)}, but that is {said}."
            yield UNKNOWN[kind].at(keys, sentence(message), instead or names.hint(name))
            return
        question, dot, _ = name.partition(".")
        if kind == "question" and dot and question in names.known:
            yield self._finding(kind, keys, name, f"Name the question alone: `{question}`.")
            return
        called = answers_called(name, self.data) if kind == "condition" else []
        if called:
            yield self._finding(kind, keys, name, f"Did you mean {listed_names(called)}?")
            return
        hint = name_meant(name)
        if kind == "scale" and names.nearest(name) is None:
            hint = hint or kind_meant(name)  # a kind of answer, and not its id
        yield self._finding(kind, keys, name, hint or names.hint(name))

    def _value(self, keys: Keys) -> Any:
        value: Any = self.data
        for key in keys:
            value = value[key]
        return value

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
    if answer in answers.former:
        return now_called(f"{question}.{answers.former[answer]}")
    if answer == UNSURE:
        return "Only a number question that says `unsure` has it."
    if answer == NONE:
        return "Only a question with `choose: any` has `none`."
    found = answers.nearest(answer)
    return f"Did you mean `{question}.{found}`?" if found else answers.hint(answer)
