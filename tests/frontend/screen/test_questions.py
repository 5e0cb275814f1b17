"""Question pages: every key, and what a person sees after it."""

import pytest

from frontend.screen import sample
from frontend.screen.person import Person, person
from triage.frontend.screen.screens.choice import ChoicePage
from triage.frontend.screen.screens.number import NumberPage
from triage.frontend.screen.widgets.too_small import SMALLEST
from triage.interview.interview import Interview


def marked(somebody: Person) -> tuple[str | None, ...]:
    """What is marked on the page."""
    page = somebody.app.screen
    assert isinstance(page, ChoicePage)
    return page.choices.marked


def typed(somebody: Person) -> str:
    """What stands in the number field."""
    page = somebody.app.screen
    assert isinstance(page, NumberPage)
    return page.number.typed


def before_the_last() -> Interview:
    """An interview that asks its last question."""
    return sample.begin(signs=[], swelling="no", pain=2, weeks=3)


async def test_the_first_page() -> None:
    """It says what this is, what it is not, and what becomes of answers. Only Enter starts."""
    async with person(notes=("The answer to weeks no longer fits.",)) as somebody:
        assert somebody.where == "IntroPage"
        for words in (
            "Sore knee",
            "when they run [/run]",
            "not a diagnosis",
            "At most 6 questions.",
            "Nothing is saved unless you ask",
            "The answer to weeks no longer fits.",
        ):
            assert words in somebody.words
        await somebody.press("x 1 b")
        assert somebody.where == "IntroPage"
        await somebody.press("enter")
        assert "Do you have any of these now?" in somebody.words


async def test_a_resumed_interview_begins_where_it_was_left() -> None:
    """The first page says how far it is; Enter leads to the next question."""
    async with person(sample.begin(signs=[], swelling="no")) as somebody:
        assert "2 answers so far, at most 3 questions to come." in somebody.words
        await somebody.press("enter")
        assert "How bad is the pain" in somebody.words


async def test_a_question_page() -> None:
    """It has a heading, a place, how to answer and the notice; nothing is marked."""
    async with person() as somebody:
        await somebody.press("enter")
        for words in (
            "Question 1, at most 5 more",
            "Do you have any of these now?",
            "Mark all that apply: press their keys, or Space. Then Enter.",
            "ill [bold]",
            "Stop here and get emergency help now.",
        ):
            assert words in somebody.words
        assert marked(somebody) == ()
        assert ">" not in somebody.screen


async def test_the_last_question_says_so() -> None:
    """The bound excludes the question itself."""
    async with person(before_the_last()) as somebody:
        await somebody.press("enter")
        assert "Question 5, the last one" in somebody.words


async def test_enter_without_an_answer_says_what_is_missing() -> None:
    """However often it is pressed, nothing is answered; marking takes the error away."""
    async with person() as somebody:
        await somebody.press("enter enter enter enter")
        assert "Error: mark at least one answer." in somebody.words
        assert somebody.app.interview.path == ()
        await somebody.press("down enter")
        assert "Error" in somebody.words, "being at a row is no answer"
        await somebody.press("space")
        assert "Error" not in somebody.words


async def test_keys_mark_and_enter_continues() -> None:
    """Digits, arrows, j, k and space; two steps for every answer."""
    async with person() as somebody:
        await somebody.press("enter j down k space up 3")
        assert marked(somebody) == ("out-of-place", "hot")
        await somebody.press("0 enter")
        assert marked(somebody) == ()
        await somebody.press("enter")
        assert "Error: mark an answer first." in somebody.words
        await somebody.press("2 enter")
        assert somebody.app.interview.answers == {"signs": (), "swelling": "little"}


async def test_back() -> None:
    """It shows the answer that was given; at the first question it stays and says so."""
    async with person() as somebody:
        await somebody.press("enter 0 enter 2")
        for key in ("b", "left", "escape"):
            await somebody.press(f"{key}")
            assert marked(somebody) == (None,), key
            await somebody.press(key)
            assert "This is the first question. To leave, press q." in somebody.words
            assert somebody.where == "ChoicePage"
            await somebody.press("enter 2")
        await somebody.press("enter b")
        assert marked(somebody) == ("little",)


async def test_an_answer_that_puts_others_out_of_reach() -> None:
    """One sentence says that they are kept aside; the answers are listed with the others."""
    interview = sample.begin(signs=[], swelling="lot", swollen_since="later")
    async with person(interview) as somebody:
        await somebody.press("enter b b 1 enter")
        assert "How bad is the pain" in somebody.words
        assert "1 later answer is kept aside, because it is not asked for now." in somebody.words
        await somebody.press("c end")
        assert "Kept aside: not asked for as things stand" in somebody.words
        assert "When did the swelling begin? Later" in somebody.words


@pytest.mark.parametrize("way", ["b enter", "c enter", "c b", "question_mark escape", "q n"])
async def test_marks_that_were_not_confirmed_are_still_there(way: str) -> None:
    """Whatever page one looks at in between."""
    async with person(sample.begin(signs=[])) as somebody:
        await somebody.press("enter b 2 3")
        assert marked(somebody) == ("cold-foot", "hot")
        await somebody.press("c")
        assert "Marked, but not confirmed" in somebody.words
        assert "- The foot is cold, pale or numb" in somebody.words
        await somebody.press("enter")
        assert marked(somebody) == ("cold-foot", "hot")
        await somebody.press("0 enter")
        await somebody.press(f"3 {way}")
        assert marked(somebody) == ("lot",)
        assert somebody.app.interview.answers == {"signs": ()}


async def test_the_last_step_is_undone() -> None:
    """By one key, as often as there are steps; what was answered is marked."""
    async with person() as somebody:
        await somebody.press("enter 0 enter 2 enter u")
        assert "Your last step is undone." in somebody.words
        assert marked(somebody) == ("little",)
        await somebody.press("u")
        assert marked(somebody) == (None,)
        await somebody.press("u")
        assert "There is nothing to undo." in somebody.words


async def test_nothing_marked_names_the_keys_that_mark() -> None:
    """Those of the page, or of the row one is at."""
    async with person() as somebody:
        await somebody.press("enter enter")
        assert "Error: mark at least one answer. Press 1 to 3." in somebody.words
        await somebody.press("down down enter")
        assert "Error: mark at least one answer. Press Space or 2 to mark it." in somebody.words
        await somebody.press("down down enter")
        assert "Press Space or 0 to mark it." in somebody.words
        await somebody.press("0 enter enter")
        assert "Error: mark an answer first. Press 1 to 3." in somebody.words
        assert "1-3 Mark" in somebody.words


async def test_none_has_one_key_on_every_page() -> None:
    """However many answers stand above it."""
    none = "    none: None of these\n"
    four = (none, f"      odd: {{text: It feels odd}}\n{none}")
    for questionnaire in (sample.questionnaire(), sample.edited(four)):
        async with person(Interview.begin(questionnaire)) as somebody:
            await somebody.press("enter")
            assert "0 [ ] None of these" in somebody.words
            await somebody.press("0 enter")
            assert somebody.app.interview.answers == {"signs": ()}


@pytest.mark.parametrize("point", ["full_stop", "comma"])
async def test_a_decimal_is_no_whole_number(point: str) -> None:
    """It is refused and not made another number of."""
    async with person(sample.begin(signs=[], swelling="no", pain=1)) as somebody:
        await somebody.press(f"enter 9 {point} 5 enter")
        assert "Error: type a whole number from 0 to 104." in somebody.words
        assert "weeks" not in somebody.app.interview.answers
        await somebody.press("backspace backspace enter")
        assert somebody.app.interview.answers["weeks"] == 9


async def test_a_number_page() -> None:
    """The scale is drawn, its ends are named, the number is typed or moved along."""
    async with person(sample.begin(signs=[], swelling="no")) as somebody:
        await somebody.press("enter enter")
        assert "Error: type a whole number from 0 to 10." in somebody.words
        await somebody.press("7")
        assert "Error" not in somebody.words
        assert " 0  1  2  3  4  5  6 [7] 8  9  10" in somebody.screen
        for words in ("No pain", "Worst pain", "Your answer: 7", "[0-10]"):
            assert words in somebody.screen
        await somebody.press("right up k left down j left")
        assert typed(somebody) == "6"
        await somebody.press("backspace minus 1 2 enter")
        assert typed(somebody) == "-12"
        assert "Error: type a whole number from 0 to 10." in somebody.words
        await somebody.press("backspace backspace backspace 1 0 enter b")
        assert typed(somebody) == "10"
        await somebody.press("escape")
        assert "Is the knee swollen" in somebody.words


async def test_not_knowing_the_number_has_its_key() -> None:
    """It stands in the field like a number, can be taken away, and is kept on the way back."""
    unsure = (
        "    number: {from: 0, to: 10}",
        "    number: {from: 0, to: 10}\n    unsure: {text: Hard to say}",
    )
    begun = Interview.replay(sample.edited(unsure), {"signs": [], "swelling": "no"})
    async with person(begun) as somebody:
        await somebody.press("enter")
        assert "Press i if you do not know." in somebody.words
        await somebody.press("7 i")
        assert "Your answer: Hard to say" in somebody.screen
        await somebody.press("backspace")
        assert typed(somebody) == ""
        await somebody.press("i enter")
        assert somebody.app.interview.answers["pain"] == "unsure"
        await somebody.press("b")
        assert "Your answer: Hard to say" in somebody.screen
        await somebody.press("4 enter")
        assert somebody.app.interview.answers["pain"] == 4


async def test_where_a_number_has_to_be_known_there_is_no_such_key() -> None:
    """Nothing happens, and nothing is said of it."""
    async with person(sample.begin(signs=[], swelling="no")) as somebody:
        await somebody.press("enter 7 i")
        assert "Press i" not in somebody.words
        assert typed(somebody) == "7"


async def test_a_long_scale_is_a_rail() -> None:
    """Where not every number has room, the place on the scale is drawn."""
    async with person(sample.begin(signs=[], swelling="no", pain=1), size=(40, 12)) as somebody:
        await somebody.press("enter 5 2")
        (rail,) = [line for line in somebody.lines if "--O--" in line]
        assert rail.strip().startswith("0 |-")
        assert "| 104" in rail
        assert "Your answer: 52 weeks" in somebody.screen
        assert "least" not in somebody.screen, "a number of weeks is no scale"
        await somebody.press("backspace backspace 1")
        assert "Your answer: 1 week\n" in somebody.screen.replace(" \n", "\n")


async def test_a_number_page_has_the_notice() -> None:
    """It stands on every question, of whatever kind."""
    async with person(sample.begin(signs=[], swelling="no")) as somebody:
        await somebody.press("enter")
        assert somebody.where == "NumberPage"
        assert "! Knee out of place, or a cold and numb foot? Stop here" in somebody.words


async def test_long_names_of_the_ends_of_a_scale_stand_one_under_the_other() -> None:
    """Each with the number it names, where both do not fit side by side."""
    questionnaire = sample.edited(
        ("text: No pain", "text: No pain at all while running"),
        ("text: Worst pain", "text: The worst pain there is"),
    )
    interview = Interview.replay(questionnaire, {"signs": [], "swelling": "no"})
    async with person(interview, size=(40, 24)) as somebody:
        await somebody.press("enter")
        lines = [line.strip() for line in somebody.lines]
        low = lines.index("0: No pain at all while running")
        assert lines[low + 1] == "10: The worst pain there is"
    async with person(sample.begin(signs=[], swelling="no"), size=(40, 24)) as somebody:
        await somebody.press("enter")
        (names,) = [line.split() for line in somebody.lines if "No pain" in line]
        assert names == ["No", "pain", "Worst", "pain"]


async def test_an_emergency_comes_at_once() -> None:
    """No other page stands between the answer and what to do."""
    async with person() as somebody:
        await somebody.press("enter 1 enter")
        assert somebody.where == "ResultPage"
        assert "!!! Get emergency help now" in somebody.words


async def test_any_other_result_comes_after_a_look_at_the_answers() -> None:
    """The check page comes first, Enter shows the result."""
    async with person(before_the_last()) as somebody:
        await somebody.press("enter 5 enter")
        assert somebody.where == "CheckPage"
        await somebody.press("enter")
        assert somebody.where == "ResultPage"


async def test_what_is_below_the_fold_is_counted_and_reached() -> None:
    """At 40 by 12 not all answers are in sight at once."""
    async with person(before_the_last(), size=(40, 12)) as somebody:
        await somebody.press("enter")
        assert "1 more below" in somebody.words
        assert "Nothing changed" not in somebody.words
        await somebody.press("5")
        assert "Nothing changed" in somebody.words
        assert "more below" not in somebody.words
        await somebody.press("pageup pageup")
        assert "more below" in somebody.words
        await somebody.press("pagedown")
        assert "more below" not in somebody.words


@pytest.mark.parametrize("size", [(60, 16), (40, 12), SMALLEST])
async def test_the_count_of_what_is_below_is_right(size: tuple[int, int]) -> None:
    """It is the number of answers after the last that stands on the screen."""
    ways = "".join(f"      way-{number}: {{text: Way {number}.}}\n" for number in range(1, 13))
    questionnaire = sample.edited(("      more: {text: I ran", f"{ways}      more: {{text: I ran"))
    interview = Interview.replay(questionnaire, before_the_last().answers)
    answers = [answer.text for answer in questionnaire.questions["changed"].answers.values()]
    async with person(interview, size=size) as somebody:
        await somebody.press("enter")
        counts = []
        for _ in answers:
            seen = [number for number, text in enumerate(answers, 1) if text in somebody.words]
            counts.append(len(answers) - max(seen, default=0))
            if not counts[-1]:
                break
            assert f" {counts[-1]} more below" in somebody.words
            await somebody.press("pagedown")
        assert len(counts) > 2
        assert counts[-1] == 0
        assert "more below" not in somebody.words
