"""The result: urgency in sight, everything else within reach, kept when asked."""

from pathlib import Path

import pytest
from textual import constants

from frontend.screen import sample
from frontend.screen.person import Person, keeping, person
from frontend.screen.sample import finished
from rules import shipped
from triage.frontend.screen.looks import Look
from triage.frontend.screen.screens.result import ResultPage
from triage.interview.interview import Interview
from triage.results.saving import SaveError
from triage.results.summary import Summary, summarize
from triage.results.text import as_text


async def read_through(somebody: Person) -> str:
    """All that is read from here to the end, a few lines of each screen twice."""
    read = somebody.words
    for _ in range(20):
        if "More below" not in somebody.words:
            return read
        await somebody.press("up up up pagedown")
        read += f" {somebody.words}"
    raise AssertionError(f"the end never comes:\n{somebody.screen}")


def told(interview: Interview, country: str | None = None) -> Summary:
    """What the page has to show."""
    assert interview.result is not None
    return summarize(interview.questionnaire, interview.result, sample.TODAY, country)


def stands(somebody: Person, *texts: str) -> bool:
    """Whether all the texts stand on the screen, however they are wrapped."""
    return all(" ".join(text.split()) in somebody.words for text in texts)


EMERGENCY = ("!!! Get emergency help now", "Call your emergency number now")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("look", ["dark", "plain"])
async def test_no_key_takes_the_level_and_the_action_away(
    size: tuple[int, int], look: Look
) -> None:
    """Neither a second Enter nor any key that scrolls, opens, or shows another country."""
    keys = "enter enter enter down end pagedown space 1 2 3 4 5 6 n home up space space end enter"
    async with person(sample.begin(signs=["cold-foot"]), size=size, look=look) as somebody:
        await somebody.press("enter")
        for key in keys.split():
            await somebody.press(key)
            assert somebody.where == "ResultPage", key
            assert stands(somebody, *EMERGENCY), f"{key}\n{somebody.screen}"


async def test_enter_does_nothing_on_the_result() -> None:
    """A bounce of the key that led here, a double press, or a key that is held."""
    async with person(sample.begin(signs=["cold-foot"])) as somebody:
        await somebody.press("enter")
        before = somebody.screen
        await somebody.press("enter enter enter enter")
        assert somebody.screen == before


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        ("enter", {"signs": ["cold-foot"]}),
        ("enter enter", {"signs": ["hot"]}),
        ("enter enter", {"pain": 9}),
        ("enter enter", {}),
    ],
)
async def test_the_glance_is_on_the_first_screen(keys: str, answers: dict[str, object]) -> None:
    """At 80x24 all of it: level, what to do, by when, whom to call, when to get help sooner."""
    interview = finished(**answers)
    glance = told(interview, "GB").glance
    async with person(interview, country="GB") as somebody:
        await somebody.press(keys)
        assert stands(somebody, *glance.texts), somebody.screen


async def test_the_glance_of_the_shipped_questionnaire_is_on_the_first_screen() -> None:
    """Of a calm result, whose signs are many, and at 40x12 what is needed in an emergency."""
    for case, keys in (("ramped-up-mileage", "enter enter"), ("numb-saddle", "enter")):
        interview = Interview.replay(shipped.questionnaire(), shipped.cases()[case]["answers"])
        glance = told(interview, "GB").glance
        async with person(interview, country="GB") as somebody:
            await somebody.press(keys)
            assert stands(somebody, *glance.texts), somebody.screen
            await somebody.resize(40, 12)
            assert stands(somebody, glance.headline, glance.action, glance.at_once)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 60)])
async def test_every_part_opens_by_its_digit(size: tuple[int, int]) -> None:
    """Folded it is one line with a count; opened, all its lines are read; pressed again, folded."""
    interview = finished()
    summary = told(interview)
    async with person(interview, size=size) as somebody:
        await somebody.press("enter enter")
        folded = await read_through(somebody)
        for number, section in enumerate(summary.sections, 1):
            assert f" {number} {section.heading} ({section.things})" in folded
            await somebody.press(f"home {number}")
            assert f" {number} {section.heading}" in somebody.words
            read = await read_through(somebody)
            for line in section.lines:
                assert " ".join(line.text.split()) in read
            await somebody.press(f"{number} home")
        assert await read_through(somebody) == folded


async def test_a_part_opens_by_mouse() -> None:
    """A click on its line is as good as its digit; its text can be clicked without effect."""
    async with person(finished(), size=(80, 60)) as somebody:
        await somebody.press("enter enter")
        await somebody.click("What else helps (")
        assert stands(somebody, "Lift your hips")
        await somebody.click("Lift your hips")
        assert stands(somebody, "Lift your hips")
        await somebody.click("What else helps")
        assert not stands(somebody, "Lift your hips")


async def test_the_keys_on_the_bar_do_what_they_say() -> None:
    """To open and to read on are on the bar, and so is another country where there is one."""
    async with person(sample.begin(signs=["cold-foot"])) as somebody:
        await somebody.press("enter")
        assert stands(somebody, "1-4 Read more Space Read on n Other country s Save")
        await somebody.click("Read more")
        assert stands(somebody, "Ask someone to wait with you.")
    async with person(finished()) as somebody:
        await somebody.press("enter enter")
        assert stands(somebody, "1-8 Read more Space Read on s Save")
        assert not stands(somebody, "Other country")
        before = somebody.screen
        await somebody.press("n 9 m")
        assert somebody.screen == before


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_one_key_leads_to_the_number_of_another_country(size: tuple[int, int]) -> None:
    """The own one stands with what to do; while it is not known, all of them are shown."""
    everybody = "In the UK call 999; in the US 911; elsewhere your emergency number."
    async with person(sample.begin(signs=["cold-foot"]), size=size) as somebody:
        await somebody.press("enter")
        assert stands(somebody, everybody)
        for first, elsewhere in (
            ("Call 999 (in the UK).", "In the US call 911; elsewhere your emergency number."),
            ("Call 911 (in the US).", "In the UK call 999; elsewhere your emergency number."),
            ("Call your emergency number.", "In the UK call 999; in the US 911."),
            ("Call 999 (in the UK).", "In the US call 911; elsewhere your emergency number."),
        ):
            await somebody.press("n")
            assert stands(somebody, first, elsewhere)
            await somebody.press("end")
            assert stands(somebody, first)
            await somebody.press("home")


async def test_the_number_of_the_own_country_comes_first() -> None:
    """As soon as the result is there; the others stand under it."""
    async with person(sample.begin(signs=["cold-foot"]), country="US") as somebody:
        await somebody.press("enter")
        assert stands(somebody, "Now. Call 911 (in the US). In the UK call 999; elsewhere")


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_a_wide_window_has_two_columns(size: tuple[int, int]) -> None:
    """Beside the signs the other parts stand."""
    async with person(finished(), size=size) as somebody:
        await somebody.press("enter enter")
        (line,) = [one for one in somebody.lines if "Get help sooner if" in one]
        assert "What else helps (" in line
        await somebody.press("3")
        # Under a heading, its text begins where its key does.
        second = line.index(" 3  What else helps")
        right = " ".join(" ".join(one[second:].split()) for one in somebody.lines)
        assert "Exercises - Do ten slow squats twice a day. - Lift your hips" in right


async def test_a_tall_window_is_used_whole() -> None:
    """Nothing is scrolled while there are lines left."""
    async with person(finished(), size=(100, 60)) as somebody:
        await somebody.press("enter enter 1 2 3 4 5 6 7 8")
        if "More below" in somebody.words:
            empty = [line for line in somebody.lines if not line.strip()]
            assert len(empty) < 20, somebody.screen
        assert somebody.app.screen.query_one("#column").size.height >= 56


async def test_a_source_has_its_address() -> None:
    """It stands behind the source, to be copied."""
    source = "publisher: Example Health Service, year: 2025"
    known = sample.edited((source, f"{source}, url: https://example.org/knee"))
    interview = Interview.replay(known, finished().answers)
    async with person(interview, size=(120, 60)) as somebody:
        await somebody.press("enter enter 8")
        assert stands(
            somebody,
            "[1] Knee pain in runners, Example Health Service, 2025 <https://example.org/knee>",
        )


async def test_what_a_result_tells() -> None:
    """Each reason with its source, what would have been more urgent, topics, the answers."""
    interview = finished(swelling="lot", swollen_since="hours")
    async with person(interview, size=(100, 60)) as somebody:
        await somebody.press("enter enter 1 2 3 4 5 6 7 8 home")
        read = await read_through(somebody)
    for words in (
        "!! Get medical help today Have the knee looked at today Within 24 hours.",
        "- You answered “When did the swelling begin? Within a few hours of an injury” [1]",
        "- All your answers together → Rest the knee, then build up again [1]",
        "What would have made this more urgent - The knee looks out of place - The foot is cold",
        "2 Comfort - Hold a cold pack",
        "3 What else helps Running - Halve your weekly distance",
        "Exercises - Do ten slow squats",
        "Rest the knee, then build up again People with these answers",
        "Your answers, for whoever you see - Do you have any of these now? None of these",
        "- When did the swelling begin? Within a few hours of an injury",
        "- How bad is the pain when you run [0-10]? 2",
        "- For how many weeks has it hurt? 3 weeks",
        "- What changed in your running in the last 6 weeks? I ran further or more often",
        "Sources - [1] Knee pain in runners, Example Health Service, 2025",
    ):
        assert words in read, words


async def test_what_an_emergency_tells() -> None:
    """What to do, whom to call, and then what to do while waiting."""
    async with person(sample.begin(signs=["cold-foot"]), size=(100, 60)) as somebody:
        await somebody.press("enter")
        in_order = (
            "!!! Get emergency help now",
            "Call your emergency number now Now.",
            "In the UK call 999",
            "While you wait, watch for this - Do not drive yourself.",
            "1 What to do, in full",
        )
        places = [somebody.words.index(words) for words in in_order]
        assert places == sorted(places)


def test_what_is_printed_unasked_repeats_no_answer() -> None:
    """Neither what was asked, nor what was answered, nor what was not."""
    interview = finished(
        signs=["hot"], swelling="lot", swollen_since="later", pain=9, weeks=77, changed="hills"
    )
    summary = told(interview)
    questions = interview.questionnaire.questions.values()
    answers = (
        "The knee is hot",
        "Yes, a lot",
        "Later",
        "77 weeks",
        "I ran more hills",
        "The knee looks out of place",
        *(question.ask for question in questions),
    )
    full, public = (as_text(one, 1000) for one in (summary, summary.without_answers()))
    for words in answers:
        assert words in full
        assert words not in public
    assert "Have the knee looked at today" in public


async def test_keys_that_scroll() -> None:
    """Each moves on, and its opposite comes back to the top."""
    async with person(finished()) as somebody:
        await somebody.press("enter enter 7 home")
        assert "More below" in somebody.words
        for on, back in (
            ("down j down j", "up k up k"),
            ("pagedown", "pageup"),
            ("space space", "pageup pageup"),
            ("end", "home"),
        ):
            await somebody.press(on)
            assert not stands(somebody, "Get help sooner if"), on
            await somebody.press(back)
            assert stands(somebody, "Get help sooner if"), back


@pytest.mark.parametrize("wish", ["none", "basic", "full"])
async def test_nothing_moves_by_itself(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is there at once, whatever the environment asks of Textual (TEXTUAL_ANIMATIONS)."""
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", wish)
    async with person(finished()) as somebody:
        assert somebody.app.animation_level == "none"
        await somebody.press("enter enter 1 3 6 7 home")
        page = somebody.app.screen
        assert isinstance(page, ResultPage)
        for keys, expected in (("pagedown", page.body.size.height - 1), ("pageup", 0)):
            await somebody.press(keys)
            assert page.body.scroll_y == expected
            assert not somebody.app.animator.is_being_animated(page.body, "scroll_y")


async def test_back_to_the_answers() -> None:
    """From a result that can wait, back means all the answers."""
    async with person(finished()) as somebody:
        await somebody.press("enter enter")
        for key in ("b", "left", "escape", "c"):
            await somebody.press(key)
            assert somebody.where == "CheckPage", key
            await somebody.press("enter")
            assert somebody.where == "ResultPage"


async def test_the_emergency_can_be_changed() -> None:
    """Whoever pressed the wrong key gets back to the question, or to all answers."""
    async with person(sample.begin(signs=["cold-foot"])) as somebody:
        await somebody.press("enter")
        assert somebody.where == "ResultPage"
        await somebody.press("c")
        assert "1 Do you have any of these now?" in somebody.words
        await somebody.press("enter b 2 0 enter")
        assert somebody.app.interview.answers == {"signs": ()}


async def test_what_matters_most_can_be_copied() -> None:
    """C5: nothing could be handed on by a paste; with the number of the country that is shown."""
    async with person(sample.begin(signs=["cold-foot"]), country="GB") as somebody:
        await somebody.press("enter y")
        assert "Copied, if your terminal lets programs do that." in somebody.words
        copied = somebody.app.clipboard
        assert copied.startswith("!!! GET EMERGENCY HELP NOW\n\nCall your emergency number now\n")
        assert "Call 999" in copied
        await somebody.press("n y")
        assert "Call 911" in somebody.app.clipboard


async def test_saving_asks_for_a_name_and_says_the_full_path() -> None:
    """Enter takes the name that is offered; leaving then says that it is saved."""
    kept: list[Path] = []
    async with person(finished(), save=keeping(kept)) as somebody:
        await somebody.press("enter enter s")
        assert somebody.where == "SavePrompt"
        assert "It will hold your answers. Only you will be able to read it." in somebody.words
        await somebody.press("enter")
        assert kept == [Path("triage-result-2026-11-22.html")]
        assert "Saved: /home/somebody/triage-result-2026-11-22.html" in somebody.words
        await somebody.press("q")
        assert "Saved: /home/somebody/triage-result-2026-11-22.html" in somebody.words


async def test_every_letter_can_be_typed_in_the_name() -> None:
    """No key of the page behind gets in the way."""
    kept: list[Path] = []
    async with person(finished(), save=keeping(kept)) as somebody:
        await somebody.press("enter enter s ctrl+u")
        await somebody.write("bcjkmqs? 1/x.txt")
        await somebody.press("left home end backspace t enter")
        assert kept == [Path("bcjkmqs? 1/x.txt")]


async def test_saving_nothing() -> None:
    """Esc and Ctrl-C close the prompt, and only that."""
    async with person(finished()) as somebody:
        await somebody.press("enter enter")
        for key in ("escape", "ctrl+c", "ctrl+q"):
            await somebody.press("s")
            assert somebody.where == "SavePrompt"
            await somebody.press(key)
            assert somebody.where == "ResultPage", key
            assert "Saved" not in somebody.words


async def test_a_refused_name_can_be_mended() -> None:
    """The reason is said, the field stays, and typing takes the error away."""

    def save(path: Path, interview: object) -> str:
        raise SaveError(f"there is something there already: {path}")

    async with person(finished(), save=save) as somebody:
        await somebody.press("enter enter s enter")
        assert (
            "Error: there is something there already: triage-result-2026-11-22.html"
            in somebody.words
        )
        await somebody.press("x")
        assert "Error" not in somebody.words
        await somebody.press("ctrl+u enter")
        assert "Error: type a name for the file." in somebody.words
