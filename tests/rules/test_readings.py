"""What people were told who were answered for by readers who saw only the questions."""

from __future__ import annotations

import pytest

from rules import readings, shipped


@pytest.mark.parametrize(
    ("reader", "right"), [("careful", 0.97), ("hurried", 0.87), ("little-english", 0.88)]
)
def test_readers_come_out_right(reader: str, right: float) -> None:
    """No emergency is missed and nobody is told too little; who errs is told too much."""
    found = readings.figures(readings.readings(reader))
    assert found.missed == 0
    assert found.too_calm <= 0.01
    assert round(found.right, 2) >= right


def test_there_are_people_of_every_urgency() -> None:
    """Some sixty, each with a story that a reader can answer from, and a reason."""
    people = readings.people()
    assert len(people) >= 60
    assert {person["urgency"] for person in people.values()} == set(shipped.questionnaire().levels)
    for id, person in people.items():
        assert person["urgency"] in person.get("accept", [person["urgency"]]), id
        assert all(person[key].strip() for key in ("story", "why", "source")), id


def test_the_paper_asks_everything_and_is_read_back() -> None:
    """With the number of each answer, as a reader writes it down."""
    text = "\n".join(readings.paper())
    for question in shipped.questionnaire().questions.values():
        assert question.ask in text
        for answer in question.answers.values():
            assert question.number is not None or answer.text in text
    assert readings.read({1: [2, 1], 4: 7, 7: 67}) == {
        "nerve-signs": ["numb-saddle", "bladder"],
        "how-it-began": "fall",
        "age": 67,
    }
