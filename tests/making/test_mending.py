"""What mending leaves is sound, and still of all kinds."""

from __future__ import annotations

from making.construction import build
from making.mending import mended
from making.questions import Data
from triage.rules.conditions import NONE


def test_the_simplest_questionnaire_is_hardly_anything() -> None:
    """What the lowest choices give, with what makes it sound."""
    data = mended(build(lambda low, high: low))
    assert data is not None
    assert len(data["questions"]) == 2
    assert len(data["levels"]) == 2
    assert not {"rules", "advice", "conditions", "promises"} & set(data)


def test_drawn_questionnaires_are_of_all_kinds(sound: list[Data]) -> None:
    """Mending leaves the things that make questionnaires interesting."""
    texts = [str(data) for data in sound]
    for word in ("rules", "promises", "conditions", "ask_if", "unless", "number", "'any'", NONE):
        assert any(word in text for text in texts), word
