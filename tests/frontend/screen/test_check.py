"""Check your answers: all on one page, each changed by its number."""

import json
from pathlib import Path

import pytest
from generated import chain_of_boxes

from frontend.screen import sample
from frontend.screen.person import Person, keeping, person
from frontend.screen.sample import begin, finished
from triage.interview.interview import Interview
from triage.rulefile import RuleFile


async def checking(somebody: Person) -> Person:
    """Go to the check page."""
    await somebody.press("enter")
    assert somebody.where == "CheckPage"
    return somebody


async def test_every_answer_stands_there_with_its_number() -> None:
    """Questions and answers in full, in the order asked."""
    async with person(finished(signs=[])) as somebody:
        await checking(somebody)
        assert somebody.words.startswith("5 answers Sore knee Check your answers")
        assert "1 Do you have any of these now? None of these" in somebody.words
        assert "3 How bad is the pain when you run [0-10]? 2" in somebody.words
        assert "4 For how many weeks has it hurt? 3 weeks" in somebody.words


async def test_several_ticked_boxes_are_a_list() -> None:
    """Each on a line of its own."""
    async with person(sample.begin(signs=["hot"], swelling="lot")) as somebody:
        await somebody.press("enter c")
        assert "1 Do you have any of these now? The knee is hot and you feel ill" in somebody.words
        assert "2 answers so far" in somebody.words


async def test_the_lines_of_several_answers_begin_under_each_other() -> None:
    """Each answer has a dash, and a second line of it begins under its text."""
    async with person(sample.begin(signs=["cold-foot", "hot"]), size=(40, 16)) as somebody:
        await somebody.press("enter c")
        lines = [line.rstrip(" ▁▂▃▄▅▆▇█") for line in somebody.lines]
        top = next(at for at, line in enumerate(lines) if "Do you have any of these" in line)
        assert lines[top : top + 4] == [
            "   1  Do you have any of these now?",
            "      - The foot is cold, pale or numb",
            "      - The knee is hot and you feel",
            "        ill [bold]",
        ]


async def test_a_number_or_the_arrows_choose_the_answer_to_change() -> None:
    """Enter then opens that question with its answer marked."""
    async with person(finished()) as somebody:
        await checking(somebody)
        for keys in ("2", "down j", "up up up k", "9 2", "down down up down"):
            await somebody.press(keys)
            assert "Change answer 2" in somebody.words, keys
            await somebody.press("enter")
            assert "Changing answer 2" in somebody.words
            assert "Is the knee swollen" in somebody.words
            assert "(x) No" in somebody.words
            await somebody.press("b")


async def test_a_change_that_changes_nothing_else() -> None:
    """Back on the check page it is said that the outcome is the same."""
    async with person(finished()) as somebody:
        await checking(somebody)
        await somebody.press("5 enter 2 enter")
        assert somebody.where == "CheckPage"
        assert "I ran faster" in somebody.words
        assert "Your change does not change what is recommended." in somebody.words


async def test_giving_the_same_answer_again_is_no_change() -> None:
    """Nothing is said to have changed or not to."""
    async with person(finished()) as somebody:
        await checking(somebody)
        await somebody.press("5 enter enter")
        assert somebody.where == "CheckPage"
        assert "Your change" not in somebody.words


async def test_a_change_after_going_back_asks_nothing_more() -> None:
    """The question the person had gone back from was to come anyway."""
    async with person(begin(signs=[], swelling="no", pain=2)) as somebody:
        await somebody.press("enter b b c 1 enter 3 enter")
        assert "For how many weeks" in somebody.words
        assert "Because of your change" not in somebody.words


async def test_a_change_that_changes_the_outcome() -> None:
    """That is said with the recommendation before and now, also with the result."""
    async with person(finished()) as somebody:
        await checking(somebody)
        await somebody.press("3 enter 9 enter")
        said = (
            "Your change changes what is recommended, "
            "from “Look after it yourself for now” to “Book a routine appointment”."
        )
        assert said in somebody.words
        await somebody.press("enter")
        assert somebody.where == "ResultPage"
        assert said in somebody.words


async def test_a_change_that_asks_more() -> None:
    """The added question is asked next; then the check page is there again."""
    async with person(finished()) as somebody:
        await checking(somebody)
        await somebody.press("2 enter 3 enter")
        assert "Because of your change, this is asked too." in somebody.words
        assert "When did the swelling begin?" in somebody.words
        await somebody.press("2 enter")
        assert somebody.where == "CheckPage"
        assert "to “See a doctor within a few days”." in somebody.words


async def test_a_change_that_puts_an_answer_out_of_reach() -> None:
    """It is counted in the sentence on the change, and named under the answers."""
    async with person(finished(swelling="lot", swollen_since="later")) as somebody:
        await checking(somebody)
        await somebody.press("2 enter 1 enter")
        assert somebody.where == "CheckPage"
        assert "; 1 later answer is kept aside, because it is not asked for now." in somebody.words
        await somebody.press("end")
        aside = "Kept aside: not asked for as things stand When did the swelling begin? Later"
        assert aside in somebody.words


async def test_an_added_question_that_puts_answers_out_of_reach() -> None:
    """That is said as well, although the earlier answers are taken up again."""
    hours = "hours: {text: Within a few hours of an injury, recommend: [see-today]"
    questionnaire = sample.edited((hours, f"{hours}, go: changed"))
    interview = Interview.replay(questionnaire, finished().answers)
    async with person(interview) as somebody:
        await checking(somebody)
        await somebody.press("2 enter 3 enter")
        assert "kept aside" not in somebody.words
        await somebody.press("1 enter")
        assert somebody.where == "CheckPage"
        assert "2 later answers are kept aside, because they are" in somebody.words
        assert list(somebody.app.interview.answers) == [
            "signs",
            "swelling",
            "swollen-since",
            "changed",
        ]


async def test_a_change_into_an_emergency() -> None:
    """The result comes at once, and back leads to the answer that led there."""
    async with person(finished()) as somebody:
        await checking(somebody)
        await somebody.press("1 enter 1 enter")
        assert somebody.where == "ResultPage"
        action = somebody.words.index("Call your emergency number now")
        await somebody.resize(80, 60)
        changed = "from “Look after it yourself for now” to “Get emergency help now”"
        assert action < somebody.words.index(changed)
        assert "4 later answers are kept aside" in somebody.words
        await somebody.press("b")
        assert "Do you have any of these now?" in somebody.words


@pytest.mark.parametrize("again", ["b 0 enter", "u", "c 1 enter 0 enter"])
async def test_an_emergency_by_mistake_costs_no_answer(again: str) -> None:
    """Put right in whatever way, all the others stand there again."""
    async with person(finished()) as somebody:
        await checking(somebody)
        await somebody.press("1 enter 1 enter")
        assert somebody.where == "ResultPage"
        await somebody.press(again)
        assert somebody.where == "CheckPage"
        assert somebody.app.interview == finished()
        assert "5 answers" in somebody.words
        assert "Kept aside" not in somebody.words


async def test_moving_down_the_answers_keeps_the_way_to_the_result() -> None:
    """It stands on the page, and its key works, wherever one is."""
    async with person(finished(), size=(40, 12)) as somebody:
        await checking(somebody)
        await somebody.press("down down")
        assert "r Result" in somebody.words
        await somebody.press("r")
        assert somebody.where == "ResultPage"


async def test_a_change_is_left_as_it_was() -> None:
    """Back from a change leads to the check page and changes nothing."""
    async with person(finished()) as somebody:
        await checking(somebody)
        before = somebody.app.interview
        await somebody.press("2 enter 3 b")
        assert somebody.where == "CheckPage"
        assert somebody.app.interview is before


async def test_numbers_of_two_digits() -> None:
    """Two digits make one number where there is such an answer; else the last digit counts."""
    loaded = RuleFile(json.dumps(chain_of_boxes(12, 2)), "chain.json")
    assert loaded.questionnaire is not None, loaded.problems
    answers = dict.fromkeys((f"q{place}" for place in range(12)), "none")
    async with person(Interview.replay(loaded.questionnaire, answers)) as somebody:
        await checking(somebody)
        for keys, number in (
            ("1 1", 11),
            ("1 0", 10),
            ("1 2", 12),
            ("1 3", 3),
            ("2 1", 1),
            ("1 1 backspace", 1),
            ("1 2 1 1", 11),
        ):
            await somebody.press(keys)
            assert f"Change answer {number} " in somebody.words, keys
            assert f">{number:>2}  Is number{number - 1}here so?" in somebody.screen, keys
            await somebody.press("enter")
            assert f"Changing answer {number} " in somebody.words, keys
            assert f"Is number{number - 1}here so?" in somebody.words, keys
            await somebody.press("b")


async def test_no_such_number() -> None:
    """What does not exist is an error; Backspace and back let go of what was chosen."""
    async with person(finished()) as somebody:
        await checking(somebody)
        await somebody.press("9")
        assert "Error: there is no answer 9." in somebody.words
        await somebody.press("3 0")
        assert "Error: there is no answer 30." in somebody.words
        await somebody.press("3 backspace")
        assert "Error" not in somebody.words
        assert "Change answer" not in somebody.words
        await somebody.press("3 b")
        assert "Change answer" not in somebody.words
        await somebody.press("b")
        assert "What changed in your running" in somebody.words


async def test_checking_in_the_middle() -> None:
    """It is open from any question, and leads back to it."""
    async with person() as somebody:
        await somebody.press("enter c")
        assert "You have not answered anything yet." in somebody.words
        await somebody.press("enter 0 enter c")
        assert "1 answer so far" in somebody.words
        await somebody.press("left")
        assert "Is the knee swollen" in somebody.words
        await somebody.press("c 1 enter 3 enter")
        assert "Is the knee swollen" in somebody.words
        assert "Because of your change" not in somebody.words
        assert somebody.app.interview.answers == {"signs": ("hot",)}


async def test_answers_are_saved_from_here() -> None:
    """An unfinished interview gets another default name."""
    kept: list[Path] = []
    async with person(sample.begin(signs=[]), save=keeping(kept)) as somebody:
        await somebody.press("enter c s enter")
        assert "Saved: /home/somebody/triage-answers-2026-11-22.html" in somebody.words


async def test_everything_is_reached_in_a_small_window() -> None:
    """Keys scroll; what is below is said."""
    async with person(finished(), size=(40, 12)) as somebody:
        await checking(somebody)
        assert "More below" in somebody.words
        await somebody.press("end")
        assert "I ran further" in somebody.words
        await somebody.press("home pagedown space pageup")
        assert "Check your answers" not in somebody.words or "More below" in somebody.words
        await somebody.press("5")
        assert "I ran further" in somebody.words
