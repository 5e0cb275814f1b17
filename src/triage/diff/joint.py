"""The joint walk: one person's answers taken through both versions at once, for all persons.

A joint state is where the old and the new walk stand, and what one of them was answered that the
other can still ask for. Where both ask the same question they are answered together, so that
versions that ask in one order have nothing to remember. Where they ask in different orders, the
question that was moved is answered first and remembered: not the answer itself, but the first one
with the same effect, and only as long as the other walk can still ask.

An answer that one version lacks stops its walk if it asks that question, before or after. So a walk
that comes first to such a question also stops on trust (`Unmatched.MUST`): the other one then has
to be asked, and has to give such an answer, or that joint path does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triage.diff.matching import SIDES, Matched, Reply
from triage.diff.order import moved
from triage.diff.standing import (
    Answered,
    Chosen,
    JointLink,
    Move,
    Remembered,
    Standing,
    Stop,
    Unmatched,
    alone,
    both,
    forgetting,
    part_of,
    remembering,
    stopped,
)
from triage.diff.version_walks import Side
from triage.proof import Link, NotProvedError

MOST_LINKS = 1_000_000
"""The work limit: with more links between joint states than this, nothing is compared."""


APART = 3
"""What `Joint.learned` adds up to where each version learned what the other one does not ask."""


class Joint:
    """Every joint state, with the links between them.

    Attributes:
        sides: the old and the new version.
        matching: their questions.
        links: the ways on from each joint state. State 0 is the start. A walk that stopped on trust
            can leave states behind from which no end is reached: they have no links.
        order: the joint states in an order in which links only lead forward.
        ends: the pairs of ends; the link ``to`` of number n is ``-n - 1``.
    """

    def __init__(
        self,
        sides: tuple[Side, Side],
        matching: Mapping[str, Matched],
        most_links: int = MOST_LINKS,
    ) -> None:
        self.sides = sides
        self.matching = matching
        self.links: list[tuple[JointLink, ...]] = []
        self.order: list[int] = []
        self.ends: list[tuple[int, int]] = []
        self.link_count = 0
        self._most_links = most_links
        self._moved = moved(*(side.walks.steps.order for side in sides))
        self._alike = [self._representatives(side) for side in SIDES]
        self._ends: dict[tuple[int, int], int] = {}
        places = sum(side.place(-1) for side in sides)
        self._waiting: list[dict[Standing, int]] = [{} for _ in range(places + 1)]
        self._explore()

    def learned(self, link: JointLink) -> int:
        """1 where the old version learns there what the new one does not ask, 2 the new, else 0."""
        bits = 0
        for side, step in zip(SIDES, link.steps, strict=True):
            if step is not None and step.asked and self.matching[step.question].informs[side]:
                bits |= 1 << side
        return bits

    def _explore(self) -> None:
        self._number(Standing(0, 0, ()))
        for waiting in self._waiting:
            for standing, state in waiting.items():
                self.order.append(state)
                self.links[state] = tuple(self._linked(self._moves(standing)))
                self.link_count += len(self.links[state])
                if self.link_count > self._most_links:
                    raise NotProvedError(
                        f"it takes more than {self._most_links:,} steps to follow both versions "
                        "at once"
                    )
            waiting.clear()

    def _linked(self, moves: Iterator[Move]) -> Iterator[JointLink]:
        for move in moves:
            standing = self._forgetting(move.to)
            if standing is not None:
                number = self._number(standing)
                yield JointLink((move.old, move.new), move.asked, move.answered, move.stop, number)

    def _number(self, standing: Standing) -> int:
        if standing.old < 0 and standing.new < 0:
            pair = (standing.old, standing.new)
            number = self._ends.setdefault(pair, len(self.ends))
            if number == len(self.ends):
                self.ends.append(pair)
            return -number - 1
        old, new = self.sides
        waiting = self._waiting[old.place(standing.old) + new.place(standing.new)]
        number = waiting.setdefault(standing, len(self.links))
        if number == len(self.links):
            self.links.append(())
        return number

    def _forgetting(self, standing: Standing) -> Standing | None:
        """Without what nobody can ask for any more; None where somebody had to be asked for it."""
        if not standing.memories:
            return standing
        kept = []
        for memory in standing.memories:
            side, question, what = memory
            if self.sides[side].can_ask(standing.at(side), question):
                kept.append(memory)
            elif what is Unmatched.MUST:
                return None
        if len(kept) == len(standing.memories):
            return standing
        return standing._replace(memories=tuple(kept))

    # Who moves

    def _moves(self, standing: Standing) -> Iterator[Move]:
        asked = [self.sides[side].question(standing.at(side)) for side in SIDES]
        passing = [side for side in SIDES if standing.at(side) >= 0 and asked[side] is None]
        if passing:
            return iter((self._pass(standing, passing),))
        for side in SIDES:
            question = asked[side]
            if question is not None:
                remembered = standing.remembered(side, question)
                if remembered is not None:
                    return self._recall(standing, side, self.matching[question], remembered)
        if asked[0] is not None and asked[0] == asked[1]:
            return self._together(standing, self.matching[asked[0]])
        side = self._first(standing, asked)
        question = asked[side]
        assert question is not None
        return self._one_asks(standing, side, self.matching[question])

    def _pass(self, standing: Standing, passing: list[int]) -> Move:
        """Passing over or ending early, which takes no answer; both at once at one question."""
        links = [self.sides[side].walks.links[standing.at(side)][0] for side in passing]
        if len(passing) == 2 and self.sides[0].at(standing.old) == self.sides[1].at(standing.new):
            old, new = links
            return Move(standing._replace(old=old.to, new=new.to), old.step, new.step)
        return alone(standing, passing[0], links[0])

    def _first(self, standing: Standing, asked: list[str | None]) -> int:
        """Which of two walks that ask different questions is answered first."""
        for side in SIDES:
            if asked[1 - side] is None or (
                asked[side] is not None and self.sides[side].is_inside(standing.at(side))
            ):
                return side
        for side in SIDES:
            question = asked[side]
            assert question is not None
            if not self.sides[1 - side].can_ask(standing.at(1 - side), question):
                return side
        return 0 if asked[0] in self._moved or asked[1] not in self._moved else 1

    # One walk is asked, and nothing is known yet

    def _one_asks(self, standing: Standing, side: int, question: Matched) -> Iterator[Move]:
        other = 1 - side
        version = self.sides[side]
        at = standing.at(side)
        if not self.sides[other].can_ask(standing.at(other), question.id):
            yield from self._freely(standing, side, question)
            return
        if not version.is_inside(at) and question.only(other):
            yield Move(
                remembering(stopped(standing, side), other, question.id, Unmatched.MUST),
                stop=Stop(side, question.id),
            )
        boxes = version.questionnaire.questions[question.id].kind == "any"
        if not boxes:
            for reply, link in self._replies(at, side, question):
                move = alone(standing, side, link, Answered(question.id, reply.value))
                what = self._as_seen(other, question, reply)
                yield move._replace(to=remembering(move.to, other, question.id, what))
            return
        known = standing.remembered(other, question.id) or frozenset()
        if not question.shared:
            known = Unmatched.FOREIGN
        for link in version.walks.links[at]:
            answered = part_of(question, link)
            move = alone(standing, side, link, answered)
            what = self._ticking(other, question, known, answered.choice)
            yield move._replace(to=remembering(move.to, other, question.id, what))

    def _freely(self, standing: Standing, side: int, question: Matched) -> Iterator[Move]:
        """Every answer of a walk that the other one does not have to know of."""
        version = self.sides[side]
        at = standing.at(side)
        if version.questionnaire.questions[question.id].kind == "any":
            for link in version.walks.links[at]:
                yield alone(standing, side, link, part_of(question, link))
            return
        for reply, link in self._replies(at, side, question):
            yield alone(standing, side, link, Answered(question.id, reply.value))

    def _replies(self, at: int, side: int, question: Matched) -> Iterator[tuple[Reply, Link]]:
        for reply in question.replies:
            answer = reply.answers[side]
            if answer is not None:
                yield reply, self.sides[side].link(at, answer)

    def _as_seen(self, side: int, question: Matched, reply: Reply) -> Remembered:
        """A reply as the version that may still ask for it has it."""
        answer = reply.answers[side]
        if answer is None or not question.shared:
            return Unmatched.FOREIGN
        return self._alike[side][question.id].get(answer, answer)

    def _ticking(
        self, side: int, question: Matched, known: Remembered, choice: Chosen
    ) -> Remembered:
        """The boxes ticked so far as the version that may still ask for them has them."""
        if not isinstance(choice, tuple) or not choice[1] or not isinstance(known, frozenset):
            return known
        box, _ = choice
        if box in question.own[1 - side]:
            return Unmatched.FOREIGN
        idle = self._alike[side][question.id]
        # One idle box stands for all of them, and only so that something is ticked at all.
        if box in idle:
            return known or frozenset({idle[box]})
        return frozenset({box}) | (known - idle.keys())

    def _representatives(self, side: int) -> dict[str, dict[str, str]]:
        """For each shared question, what stands for each answer that need not be told apart."""
        version = self.sides[side]
        found: dict[str, dict[str, str]] = {}
        for id in version.walks.steps.order:
            question = self.matching[id]
            if not question.shared:
                continue
            if question.kind == "one":
                found[id] = version.alike(id)
                continue
            matter = version.boxes_that_matter(id)
            idle = [box for box in question.boxes if box not in matter | question.own[1 - side]]
            shared = [box for box in idle if box not in question.own[side]]
            found[id] = dict.fromkeys(shared, shared[0]) if shared else {}
        return found

    # One walk is asked what the other one has answered

    def _recall(
        self, standing: Standing, side: int, question: Matched, what: Remembered
    ) -> Iterator[Move]:
        at = standing.at(side)
        forgotten = forgetting(standing, side, question.id)
        if what is Unmatched.FOREIGN:
            yield Move(stopped(forgotten, side), stop=Stop(side, question.id))
        elif what is Unmatched.MUST:
            yield from self._must_differ(standing, side, question)
        elif isinstance(what, str):
            yield alone(forgotten, side, self.sides[side].link(at, what))._replace(asked=0)
        else:
            assert isinstance(what, frozenset)
            box = self.sides[side].box(at)
            if box is None:
                (link,) = self.sides[side].walks.links[at]
                yield alone(forgotten, side, link)._replace(asked=0)
            else:
                yield alone(standing, side, self.sides[side].link(at, (box, box in what)))

    def _must_differ(self, standing: Standing, side: int, question: Matched) -> Iterator[Move]:
        """The answers that the other version, which has stopped here, lacks."""
        kept = forgetting(standing, side, question.id)
        if not question.shared:
            yield from self._freely(kept, side, question)
            return
        if question.kind == "one":
            for reply, link in self._replies(standing.at(side), side, question):
                if reply.answers[1 - side] is None:
                    yield alone(kept, side, link, Answered(question.id, reply.value))
            return
        for link in self.sides[side].walks.links[standing.at(side)]:
            part = part_of(question, link)
            if isinstance(part.choice, tuple):
                box, ticked = part.choice
                done = ticked and box in question.own[side]
                yield alone(kept if done else standing, side, link, part)

    # Both are asked the same

    def _together(self, standing: Standing, question: Matched) -> Iterator[Move]:
        if not question.shared:
            for side in SIDES:
                yield Move(stopped(standing, side), stop=Stop(side, question.id))
        elif question.kind == "one":
            yield from self._same_reply(standing, question)
        else:
            yield from self._same_boxes(standing, question)

    def _same_reply(self, standing: Standing, question: Matched) -> Iterator[Move]:
        old, new = self.sides
        for reply in question.replies:
            answered = Answered(question.id, reply.value)
            in_old, in_new = reply.answers
            if in_old is not None and in_new is not None:
                links = (old.link(standing.old, in_old), new.link(standing.new, in_new))
                yield both(standing, links, answered)
                continue
            side = 0 if in_new is None else 1
            yield self._leaving(standing, side, reply.answers[side], answered)

    def _same_boxes(self, standing: Standing, question: Matched) -> Iterator[Move]:
        boxes = [self.sides[side].box(standing.at(side)) for side in SIDES]
        left = [box for box in boxes if box is not None]
        if not left:
            (old,), (new,) = (self.sides[side].walks.links[standing.at(side)] for side in SIDES)
            yield both(standing, (old, new), Answered(question.id, None))
            return
        box = min(left, key=question.boxes.__getitem__)
        looking = [side for side in SIDES if boxes[side] == box]
        for ticked in (False, True):
            answered = Answered(question.id, (box, ticked))
            if len(looking) == 2:
                old, new = (
                    self.sides[side].link(standing.at(side), (box, ticked)) for side in SIDES
                )
                yield both(standing, (old, new), answered)
            elif ticked:
                yield self._leaving(standing, looking[0], (box, ticked), answered)
            else:
                link = self.sides[looking[0]].link(standing.at(looking[0]), (box, ticked))
                yield alone(standing, looking[0], link, answered)

    def _leaving(
        self,
        standing: Standing,
        side: int,
        choice: str | tuple[str, bool] | None,
        answered: Answered,
    ) -> Move:
        """A walk goes on with an answer that stops the other one."""
        link = self.sides[side].link(standing.at(side), choice)
        move = alone(stopped(standing, 1 - side), side, link, answered)
        return move._replace(stop=Stop(1 - side, answered.question))
