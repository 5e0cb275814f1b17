"""What widgets do by themselves, without an app around them."""

from decimal import Decimal

import pytest
from helpers.example import merged
from textual.content import Content

from triage.frontend.screen.hanging import hanging
from triage.frontend.screen.keys import MARKS, Help, helped, key, mark_keys
from triage.frontend.screen.widgets.choices import Choice, Choices
from triage.frontend.screen.widgets.number_field import NumberField
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Question
from triage.tongue.tongue import ENGLISH

BOXES = [Choice("a", "A"), Choice("b", "B"), Choice("c", "C"), Choice(None, "None of these")]


def use(widget: Choices | NumberField, keys: str) -> None:
    """Press keys: up, down, space, backspace, and those that mark or type."""
    for one in keys.split():
        if one in ("up", "down"):
            widget.move(1 if one == "down" else -1)
        elif one == "space":
            assert isinstance(widget, Choices)
            widget.mark()
        elif one == "backspace":
            assert isinstance(widget, NumberField)
            widget.erase()
        else:
            widget.press(one)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", ()),
        ("2", ("b",)),
        ("2 1", ("a",)),
        ("2 9 x", ("b",)),
        ("2 2", ("b",)),
        ("down", ("a",)),
        ("down down", ("b",)),
        ("up", ("c",)),
        ("down up", ("c",)),
        ("3 down", ("a",)),
        ("space", ("a",)),
        ("down space", ("a",)),
    ],
)
def test_one_answer(keys: str, expected: tuple[str, ...]) -> None:
    """A key marks, another takes the mark along, and moving marks as a row of radios does."""
    choices = Choices(BOXES[:3], ENGLISH, several=False)
    use(choices, keys)
    assert choices.marked == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", ()),
        ("1 3", ("a", "c")),
        ("3 1", ("a", "c")),
        ("1 3 1", ("c",)),
        ("1 3 0", (None,)),
        ("0 2", ("b",)),
        ("0 0", ()),
        ("down down", ()),
        ("down down space", ("b",)),
        ("down down space space", ()),
        ("up space", (None,)),
        ("1 down space", ("a", "b")),
    ],
)
def test_several_answers(keys: str, expected: tuple[str | None, ...]) -> None:
    """Keys toggle; moving marks nothing; none and the boxes exclude each other."""
    choices = Choices(BOXES, ENGLISH, several=True)
    use(choices, keys)
    assert choices.marked == expected


def test_more_answers_than_digits_go_on_with_letters() -> None:
    """Every row says its key, and no letter has another meaning on a question."""
    choices = Choices([Choice(f"id-{n}", f"Answer {n}") for n in range(14)], ENGLISH, several=False)
    assert choices.drawn(60).plain.splitlines()[12] == "  f  ( )  Answer 12"
    choices.press("a")
    assert choices.marked == ("id-9",)
    choices.press("f")
    assert choices.marked == ("id-12",)
    choices.press("0")
    assert choices.marked == ("id-12",)
    assert not set(MARKS) & set("0bcjkqrsu?")


def test_answers_beyond_all_keys_are_still_reached() -> None:
    """The rows after the last letter have no key; arrows reach them."""
    choices = Choices([Choice(f"id-{n}", "Text") for n in range(40)], ENGLISH, several=False)
    choices.move(-1)
    assert choices.marked == ("id-39",)


def test_a_long_answer_hangs_under_its_text() -> None:
    """The second line begins under the text and not under the key."""
    choices = Choices([Choice("a", "One two three four five [six]")], ENGLISH, several=False)
    assert choices.drawn(24).plain.splitlines() == [
        " 1 ( ) One two three",
        "       four five [six]",
    ]


def asking(lowest: int, more: str = "") -> Question:
    """A question for a number up to 10."""
    number = f"questions: {{pain: {{number: {{from: {lowest}, to: 10{more}}}}}}}"
    questionnaire = RuleFile(merged(number), "knee.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire.questions["pain"]


@pytest.mark.parametrize(
    ("keys", "typed", "value"),
    [
        ("", "", None),
        ("7", "7", 7),
        ("1 0", "10", 10),
        ("1 2", "12", None),
        ("7 backspace", "", None),
        ("up", "0", 0),
        ("down", "0", 0),
        ("5 down down down", "8", 8),
        ("5 up up up", "2", 2),
        ("9 down down", "10", 10),
        ("1 up up", "0", 0),
        ("5 down 3", "3", 3),
        ("9 . 5", "9.5", None),
        ("1 , 5", "1,5", None),
        ("- 4", "-4", None),
        ("4 -", "4", 4),
        ("-", "-", None),
        ("1 2 3 4 5 6 7 8 9 0", "123456789", None),
    ],
)
def test_a_number(keys: str, typed: str, value: int | None) -> None:
    """Signs are kept as typed, even off the scale: 12 must never become 2, nor 9.5 become 95."""
    field = NumberField(asking(0), ENGLISH)
    use(field, keys)
    assert (field.typed, field.value) == (typed, value)


def test_a_remembered_number_is_replaced_by_typing_and_moved_by_arrows() -> None:
    """As a field whose content is selected."""
    field = NumberField(asking(-5), ENGLISH, value=7)
    field.press("1")
    assert field.value == 1
    field = NumberField(asking(-5), ENGLISH, value=7)
    field.erase()
    field.press("-")
    field.press("3")
    assert field.value == -3


def test_decimals() -> None:
    """Arrows move by the step; a comma is a point; a number between two steps is none."""
    field = NumberField(asking(0, ", step: 0.1"), ENGLISH, value=Decimal("3.7"))
    use(field, "down")
    assert (field.typed, field.value) == ("3.8", Decimal("3.8"))
    use(field, "up up up")
    assert field.typed == "3.5"
    use(field, "9 , 5")
    assert field.value == Decimal("9.5")
    use(field, "5")
    assert field.typed == "9,55"
    assert field.value is None


def test_a_hanging_text_of_no_words_is_its_mark() -> None:
    """Nothing is lost, however narrow."""
    assert hanging(Content("- "), Content(""), 10).plain == "- "
    assert hanging(Content("- "), Content("ab"), 2).plain == "- a\n  b"


def test_keys_that_do_the_same_share_a_line_of_help() -> None:
    """Digits become a range; what each key does for itself cannot be clicked."""
    bindings = [
        *(key(one, "go", "go", "Go") for one in ("up", "k")),
        *mark_keys("1234567890ad", "Mark"),
        key("question_mark", "why", "why", "Why"),
    ]
    assert helped(bindings, ENGLISH) == [
        Help("Up, k", "Go", "go"),
        Help("1 to 0, a, d", "Mark", None),
        Help("?", "Why", "why"),
    ]
