"""Everything that a file says is in its picture, in whatever form, and leads where it leads."""

from __future__ import annotations

import re
from typing import Any

import pytest

from graph.pictures import WRITERS, sample, squeezed, words_of
from triage.graph.drawing import Part, picture_of
from triage.graph.wording import answer_text
from triage.interview.engine import questions_from
from triage.results.urgency import sign
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("seed", range(25))
def test_everything_is_in_the_picture(seed: int, form: str) -> None:
    """Every question that can be reached, every answer, recommendation, level and rule."""
    questionnaire = build(sample(seed))
    seen = words_of(form, WRITERS[form](picture_of(questionnaire)))
    for id in questions_from(questionnaire, questionnaire.start):
        question = questionnaire.questions[id]
        assert squeezed(question.ask) in seen
        assert squeezed(question.none or "") in seen
        for answer in question.answers.values():
            assert squeezed(answer_text(question, answer)) in seen
    for recommendation in questionnaire.recommendations.values():
        assert squeezed(recommendation.id) in seen
        assert squeezed(recommendation.title) in seen
    for level in questionnaire.levels.values():
        assert squeezed(f"{sign(questionnaire, level)} {level.title}") in seen
    for rule in questionnaire.rules.values():
        assert not rule.recommend or squeezed(rule.because) in seen


@pytest.mark.parametrize("seed", range(60))
def test_shared_branches_are_drawn_once_and_arrows_lead_where_answers_do(seed: int) -> None:
    """One box a question, one arrow for each two that follow each other, all numbers rising."""
    questionnaire = build(sample(seed))
    picture = picture_of(questionnaire)
    boxes = [box.spot.id for box in picture.boxes]
    assert sorted(boxes) == sorted(questions_from(questionnaire, questionnaire.start))
    assert [box.number for box in picture.boxes] == [*range(1, len(boxes) + 1)]
    found = {(arrow.source.id, arrow.target.kind, arrow.target.id) for arrow in picture.arrows}
    assert len(found) == len(picture.arrows)
    ways = {
        (id, "question" if way.go else "end", way.go or way.end)
        for id in boxes
        for question in [questionnaire.questions[id]]
        for way in [
            *(question.way_after(answer) for answer in question.answers.values()),
            *([question.way_after(None)] if question.ask_if or question.kind == "any" else []),
        ]
    }
    assert found == ways
    numbers = {box.spot.id: box.number for box in picture.boxes}
    for arrow in picture.arrows:
        if arrow.target.kind == "question":
            assert numbers[arrow.source.id] < numbers[arrow.target.id]


@pytest.mark.parametrize("seed", range(40))
def test_an_arrow_says_by_which_answers(seed: int) -> None:
    """Where a question leads to several places, each answer is named, or is any other."""
    questionnaire = build(sample(seed))
    picture = picture_of(questionnaire)
    for box in picture.boxes:
        question = questionnaire.questions[box.spot.id]
        arrows = [arrow for arrow in picture.arrows if arrow.source == box.spot]
        if len(arrows) == 1:
            assert arrows[0].words == ()
            continue
        others = [arrow for arrow in arrows if "any other answer" in arrow.words]
        assert len(others) <= 1
        for answer in question.answers.values() if question.kind != "any" else ():
            way = question.way_after(answer)
            arrow = next(one for one in arrows if one.target.id == (way.go or way.end))
            assert arrow in others or answer_text(question, answer) in arrow.words


def test_depth_folds_what_lies_deeper(small: dict[str, Any]) -> None:
    """What is left out stands there as one box that says how much it is."""
    picture = picture_of(build(small), Part(depth=1))
    assert [box.spot.id for box in picture.boxes] == ["signs"]
    assert [(fold.number, fold.more) for fold in picture.folds] == [(2, 1)]
    assert picture.summary == "1 of 3 questions"


def test_a_section_begins_at_its_question_and_keeps_the_numbers(small: dict[str, Any]) -> None:
    """The same question has the same number in every picture."""
    picture = picture_of(build(small), Part(section="leg"))
    assert [(box.spot.id, box.number) for box in picture.boxes] == [("leg", 2), ("pain", 3)]


@pytest.mark.parametrize("form", WRITERS)
def test_nothing_outside_is_named(form: str, whole: Questionnaire) -> None:
    """No address but that of the name space."""
    text = WRITERS[form](picture_of(whole)).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", text)


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_file_gives_the_same_bytes(form: str, whole: Questionnaire) -> None:
    """Whatever order sets come in, and however often it is drawn."""
    once = WRITERS[form](picture_of(whole))
    assert WRITERS[form](picture_of(whole)) == once
    ids = re.findall(r' id="([^"]+)"', once)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("form", WRITERS)
def test_an_end_says_where_it_yields(form: str, small: dict[str, Any]) -> None:
    """And nothing where it does not."""
    said = squeezed("Rest (only where nothing more urgent is)")
    small["recommendations"]["rest"] |= {"title": "Rest", "yields": True}
    assert said in words_of(form, WRITERS[form](picture_of(build(small))))
    small["recommendations"]["rest"]["yields"] = False
    assert said not in words_of(form, WRITERS[form](picture_of(build(small))))


def test_an_answer_after_which_nothing_is_asked_says_so(small: dict[str, Any]) -> None:
    """At the most urgent level where that is enough, and nowhere else."""

    def ends() -> list[str]:
        boxes = picture_of(build(small)).boxes
        return [row.id for box in boxes for row in box.rows if row.to == "end"]

    assert ends() == ["numb"]
    small["levels"]["emergency"]["enough"] = False
    assert ends() == []
    small["levels"]["doctor"]["enough"] = True
    assert ends() == []
