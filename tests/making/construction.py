"""Small random questionnaires that are valid by construction, as the plain data of a rule file.

The construction makes every decision by asking a `Choose` for a whole number. Hypothesis drives it
(`making.strategies`), and so can a plain random generator, which is quicker where thousands
are wanted. The lowest choice is always the simplest, so what Hypothesis finds shrinks to little.

Valid means: reading, shape, references and flow find no problem, so it can be loaded. What only the
proof can find (a broken or vacuous promise, a rule that never fires, a recommendation that no path
reaches) occurs, and often: `making.mending` takes it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from making.choosing import Chooser
from making.numbers import look_at_numbers
from making.questions import Data, answers_of, atoms_of, number_and_tops, reachable
from making.scores import add_scores
from triage.rules.conditions import UNSURE
from triage.testing.guide import Choose

Written: TypeAlias = Any
"""A condition as a file has it: a name, a list, or a mapping with one operator."""

LEVELS = ("emergency", "at-once", "same-day", "within-days", "routine", "watch", "self-care")

ANSWERS = ("no", "yes", "mild", "on-and-off", "null", "y", "true-pain", "severe")
"""Ids of answers, some of them such as YAML 1.1 or 1.2 would take for something else."""

TEXTS = (
    "An answer",
    "No",
    "1",
    "3.5",
    "1e3",
    "0o17",
    "~",
    "2026-01-01",
    "- a dash",
    "a: colon",
    "a # hash",
    "It's “quoted”",
    "Two\nlines",
)
"""Texts of answers, most of them such as have to be quoted."""


class Way(NamedTuple):
    """Where something leads: on to a question (`go`), or to a recommendation and out (`end`)."""

    key: str
    to: str

    def as_data(self) -> Data:
        """The way as the file has it."""
        return {self.key: self.to}


def build(choose: Choose, most_paths: int = 500, most_questions: int = 6) -> Data:
    """Construct a valid questionnaire.

    Args:
        choose: makes the decisions.
        most_paths: it has no more paths than this.
        most_questions: it has no more questions than this.
    """
    return Builder(Chooser(choose), most_paths, most_questions).build()


class Builder:
    """One construction: the parts are made in the order in which they need each other.

    Args:
        choice: makes the decisions.
        most_paths: as `build` has it.
        most_questions: as `build` has it.
    """

    def __init__(self, choice: Chooser, most_paths: int, most_questions: int) -> None:
        self.choice = choice
        self.most_paths = most_paths
        self.most_questions = most_questions
        self.data: Data = {}
        self.conditions: dict[str, Written] = {}
        """The named conditions, each made of those before it."""

    def build(self) -> Data:
        """Construct the whole."""
        choice = self.choice
        level_ids = list(LEVELS[: choice.number(2, len(LEVELS))])
        advice_ids = [f"tip-{n}" for n in range(choice.number(0, 4))]
        recommendation_ids = [f"rec-{n}" for n in range(choice.number(1, 6))]

        self.data = {
            "format": 1,
            "id": "random-questionnaire",
            "title": "A questionnaire",
            "intro": "What it does.",
            "disclaimer": "This is general information.",
            "reviewed": "2026-01-01",
            "review_by": "2099-01-01",
            "start": "q0",
        }
        if choice.chance(1, 4):
            self.data["notice"] = "Get help at once if it gets worse."
        self.data["levels"] = {level: self.level(level) for level in level_ids}
        self.data["sources"] = {"source-0": {"title": "A source"}}
        # The keys are set down now, for the order of the file; conditions come when atoms exist.
        self.data["advice"] = {tip: {} for tip in advice_ids}
        self.data["recommendations"] = {
            each: self.recommendation(number, level_ids, advice_ids)
            for number, each in enumerate(recommendation_ids)
        }
        self.data["questions"] = self.questions()
        self.data["conditions"] = {}

        atoms = [atom for each in self.data["questions"] for atom in atoms_of(self.data, each)]
        for n in range(choice.number(0, 3)):
            self.conditions[f"named-{n}"] = self.condition(atoms)
        # A name may be used above the place where it is defined.
        self.data["conditions"] = {
            name: self.conditions[name] for name in choice.shuffled(list(self.conditions))
        }
        self.add_ask_ifs()
        self.add_spare_ways()
        self.data["advice"] = {tip: self.advice(atoms, level_ids) for tip in advice_ids}
        self.data["rules"] = {f"rule-{n}": self.rule(atoms) for n in range(choice.number(0, 4))}
        self.data["promises"] = {
            f"promise-{n}": self.promise(atoms, level_ids) for n in range(choice.number(0, 4))
        }

        # In a file the order of the questions means nothing.
        self.data["questions"] = {
            question: self.data["questions"][question]
            for question in (
                choice.shuffled(list(self.data["questions"]))
                if choice.chance(1, 3)
                else self.data["questions"]
            )
        }
        for key in ("advice", "conditions", "rules", "promises"):
            if not self.data[key]:
                del self.data[key]
        if choice.chance(1, 3):
            add_scores(choice, self.data)
        if choice.chance(1, 3):
            look_at_numbers(choice, self.data)
        return self.data

    # The parts that need no others

    def level(self, level: str) -> Data:
        """One level."""
        choice = self.choice
        result: Data = {"title": f"Level {level}"}
        if choice.chance(1, 4):
            result["recheck"] = "14 days"
        if choice.chance(1, 2):
            result["enough"] = True
        elif choice.chance(1, 4):
            result["enough"] = False
        if not choice.chance(1, 4):
            result["watch_for"] = ["It gets worse: get help."]
        return result

    def recommendation(self, number: int, level_ids: list[str], advice_ids: list[str]) -> Data:
        """One recommendation; they are numbered from 0."""
        # Every other one takes its turn, so that most levels have one.
        turn = level_ids[number % len(level_ids)]
        level = self.choice.one(level_ids) if self.choice.chance(1, 2) else turn
        result: Data = {
            "level": level,
            "title": f"Recommendation {number}",
            "text": "What to do.",
            "sources": ["source-0"],
        }
        # The safety net: one of the two has it.
        if "watch_for" not in self.data["levels"][level] or self.choice.chance(1, 4):
            result["watch_for"] = ["New pain: come back."]
        if advice_ids and self.choice.chance(1, 2):
            result["advice"] = self.choice.some(advice_ids, 1, 2)
        if level != level_ids[0] and self.choice.chance(1, 3):
            result["yields"] = not self.choice.chance(1, 3)
        return result

    def additions(self, keys: Sequence[str] = ("recommend", "advise")) -> Data:
        """The keys that recommend and advise, each with one or two different ids.

        Args:
            keys: those of the two that must be there.
        """
        result: Data = {}
        if "recommend" in keys:
            result["recommend"] = self.choice.some(list(self.data["recommendations"]), 1, 2)
        if "advise" in keys:
            result["advise"] = self.choice.some(list(self.data["advice"]), 1, 2)
        return result

    # Questions and the ways between them

    def questions(self) -> dict[str, Data]:
        """All questions, with `go` only to later ones, and each reachable from the first.

        Where one has an `ask_if`, it is a mark still, filled in by `add_ask_ifs`.
        """
        choice = self.choice
        ids = [f"q{n}" for n in range(choice.number(1, self.most_questions))]
        result: dict[str, Data] = {}
        room = self.most_paths
        for question in ids:
            result[question], taken = self.question(room)
            result[question]["ask"] = f"What is {question}?"
            _tell_apart(answers_of(result[question]))
            room //= taken
            if question != ids[0] and choice.chance(1, 3):
                result[question]["ask_if"] = None

        # Each place a way is needed from: an answer, or the question itself (None), where that is
        # asked of a `choose: any` question or passed over.
        places: dict[tuple[str, str | None], Way | None] = {}
        for question, own in result.items():
            if own.get("choose") != "any":
                for answer in answers_of(own):
                    places[question, answer] = None
            if own.get("choose") == "any" or "ask_if" in own:
                places[question, None] = None

        # First one way to each question, so that all are reachable. A place is always free: the
        # question just before has had none taken. Nearest first, as a plain row is the simplest.
        for number, target in enumerate(ids[1:], start=1):
            free = [
                place
                for question in reversed(ids[:number])
                for place in places
                if place[0] == question and places[place] is None
            ]
            places[choice.one(free)] = Way("go", target)
        for place in places:
            if places[place] is None:
                places[place] = self.way(ids[ids.index(place[0]) + 1 :])

        for question, own in result.items():
            self.set_ways(
                own, {answer: way for (of, answer), way in places.items() if of == question}
            )
        return result

    def question(self, room: int) -> tuple[Data, int]:
        """One question without its ways on, and by how much it multiplies the paths.

        Args:
            room: the most by which it may.
        """
        choice = self.choice
        kind = choice.one(["one", "one", "any", "number"])
        result: Data = {"ask": "What is it?"}
        if choice.chance(1, 8):
            result["why"] = "Because it matters."
        if kind == "any" and room >= 2:
            boxes = choice.number(1, min(3, room.bit_length() - 1))
            result["choose"] = "any"
            result["answers"] = {each: self.answer() for each in choice.some(ANSWERS, boxes, boxes)}
            result["none"] = "None of these"
            return result, 2**boxes
        size = min(choice.one([1, 2, 3, 2, 3, 4]), room)
        if kind == "number":
            result["number"], tops = number_and_tops(choice, size)
            names = choice.some(ANSWERS, size, size)
            result["answers"] = {
                each: {"up_to": top, **self.answer(has_text=choice.chance(1, 4))}
                for each, top in zip(names, tops, strict=True)
            }
            if size < room and choice.chance(1, 4):
                result[UNSURE] = self.answer()
        else:
            if choice.chance(1, 4):
                result["choose"] = "one"
            result["answers"] = {each: self.answer() for each in choice.some(ANSWERS, size, size)}
        if size > 1 and choice.chance(1, 2):
            result["worse"] = "higher" if kind == "number" else "later"
        return result, len(answers_of(result))

    def answer(self, *, has_text: bool = True) -> Data:
        """One answer without its way on."""
        choice = self.choice
        keys = []
        if choice.chance(1, 3):
            keys.append("recommend")
        if self.data["advice"] and choice.chance(1, 4):
            keys.append("advise")
        text = {"text": choice.one(TEXTS)} if has_text else {}
        guidance = {"guidance": ["G1", "R02"]} if choice.chance(1, 16) else {}
        return {**text, **self.additions(keys), **guidance}

    def way(self, later: list[str]) -> Way:
        """A way out, or on to one of the later questions."""
        if later and self.choice.chance(3, 4):
            return Way("go", self.choice.one(later))
        return Way("end", self.choice.one(list(self.data["recommendations"])))

    def set_ways(self, own: Data, ways: dict[str | None, Way | None]) -> None:
        """Write the ways on into a question.

        Args:
            own: the question.
            ways: by answer; under None the question's own, where it must have one.
        """
        shared = ways.pop(None, None)
        if shared is None and self.choice.chance(2, 3):
            # It need not have one of its own, but may: as answers share it.
            shared = self.choice.one(list(ways.values()))
        for id, answer in answers_of(own).items():
            way = ways.get(id)
            # An answer may repeat what its question has.
            if way is not None and (way != shared or self.choice.chance(1, 6)):
                answer.update(way.as_data())
        if shared is not None:
            own.update(shared.as_data())

    # Conditions and what has them

    def condition(self, atoms: list[str], depth: int = 2) -> Written:
        """A condition on some of these atoms, and on the conditions named so far that need no more.

        Args:
            atoms: the answers it may name.
            depth: how many levels of lists and operators it may have.
        """
        choice = self.choice
        names = [*atoms, *(name for name in self.conditions if self.atoms_in(name) <= set(atoms))]
        kinds = ["name", "list", "any", "all", "at_least", "other_than"]
        kind = choice.one(kinds) if depth else "name"
        if kind == "name":
            return choice.one(names)
        if kind == "other_than":
            return self.other_than(atoms) or choice.one(names)
        members: list[Written] = list(choice.some(names, 1, 3))
        if choice.chance(1, 3):
            nested = self.condition(atoms, depth - 1)
            if nested not in members:
                members.insert(choice.number(0, len(members)), nested)
        if kind == "list":
            return members
        if kind == "at_least":
            return {"at_least": choice.number(1, len(members)), "of": members}
        return {kind: members}

    def other_than(self, atoms: list[str]) -> Written:
        """A condition on the other answers of a single choice; None where none of these has any."""
        of_one = [
            atoms_of(self.data, id)
            for id, own in self.data["questions"].items()
            if own.get("choose") != "any" and len(own["answers"]) > 1
        ]
        known = [names for names in of_one if set(names) <= set(atoms)]
        if not known:
            return None
        names = self.choice.one(known)
        return {"other_than": self.choice.some(names, 1, len(names) - 1)}

    def atoms_in(self, condition: Written) -> set[str]:
        """The atoms that a condition speaks of, through any names."""
        if isinstance(condition, str):
            return {condition} if "." in condition else self.atoms_in(self.conditions[condition])
        if isinstance(condition, dict):
            members = next(each for each in condition.values() if isinstance(each, list))
        else:
            members = condition
        return set().union(*(self.atoms_in(member) for member in members))

    def add_ask_ifs(self) -> None:
        """Fill in each `ask_if`, on answers of questions from which `go` leads to this one."""
        questions = self.data["questions"]
        for question, own in questions.items():
            if "ask_if" in own:
                earlier = [
                    atom
                    for each in questions
                    if each != question and question in reachable(self.data, each)
                    for atom in atoms_of(self.data, each)
                ]
                own["ask_if"] = self.condition(earlier)

    def add_spare_ways(self) -> None:
        """Give some questions a way on of their own that no answer takes.

        The file may have it, and `go` counts as written where an early end is worked out.
        """
        ids = list(self.data["questions"])
        for number, own in enumerate(self.data["questions"].values(), start=1):
            if "go" not in own and "end" not in own and self.choice.chance(1, 6):
                own.update(self.way(ids[number:]).as_data())

    def gate(self, level_ids: list[str]) -> Data:
        """An `at_least`, an `at_most`, or both, that some level fits."""
        kind = self.choice.one(["at_least", "at_most", "both"])
        first = self.choice.number(0, len(level_ids) - 1)
        if kind != "both":
            return {kind: level_ids[first]}
        last = self.choice.number(first, len(level_ids) - 1)
        return {"at_least": level_ids[last], "at_most": level_ids[first]}

    def advice(self, atoms: list[str], level_ids: list[str]) -> Data:
        """One piece of advice."""
        result: Data = {"topic": "Exercises", "text": "Walk a little.", "sources": ["source-0"]}
        if self.choice.chance(1, 3):
            result["unless"] = self.condition(atoms)
        if self.choice.chance(1, 3):
            result["level"] = self.gate(level_ids)
        return result

    def rule(self, atoms: list[str]) -> Data:
        """One rule."""
        keys = self.choice.one([["recommend"], ["recommend", "advise"], ["advise"]])
        if not self.data["advice"]:
            keys = ["recommend"]
        return {
            "when": self.condition(atoms),
            **self.additions(keys),
            "because": "These belong together.",
            "sources": ["source-0"],
        }

    def promise(self, atoms: list[str], level_ids: list[str]) -> Data:
        """One promise, with at least one of its keys."""
        choice = self.choice
        result: Data = {}
        if choice.chance(3, 4):
            result["when"] = self.condition(atoms)
        if choice.chance(1, 4):
            result["unless"] = self.condition(atoms)
        kinds = ["level", "recommend", "advise"] if self.data["advice"] else ["level", "recommend"]
        for kind in choice.some(kinds, 1, 2):
            if kind == "level":
                result["level"] = self.gate(level_ids)
                continue
            things = "recommendations" if kind == "recommend" else "advice"
            wanted, unwanted = choice.one([(0, 1), (1, 0), (1, 1)])
            # Drawn together, so that nothing is both promised and forbidden.
            drawn = choice.some(list(self.data[things]), 1, wanted + unwanted)
            if wanted:
                result[kind] = [drawn.pop(0)]
            if drawn:
                result[f"never_{kind}"] = drawn
        return result


def _tell_apart(answers: dict[str, Data]) -> None:
    """Let no two of them read the same."""
    seen: set[str] = set()
    for id, answer in answers.items():
        if answer.get("text") in seen:
            answer["text"] += f" ({id})"
        seen.add(answer.get("text", id))
