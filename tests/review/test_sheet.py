"""What stands on a review sheet, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from graph.pictures import HOSTILE, hostile
from helpers.example import EXAMPLE, merged
from hypothesis import given, settings
from making.strategies import rule_data
from making.writing import dump

from review.taken_apart import Apart, sheet_of
from triage.checks.signed import digest
from triage.diff import compare
from triage.review.material import Since
from triage.rulefile import RuleFile
from triage.rules import shipped

WITH_SCORE = merged("""\
scores: {soreness: {title: Soreness, from: 1, sources: [knee-guide]}}
scales:
  how-much: {none-at-all: {text: Not at all}, much: {text: Much, points: 2}}
conditions: {often-sore: {score: soreness, at_least: 3}}
questions:
  swelling: {go: stairs}
  stairs: {ask: Do stairs hurt?, answers: how-much, go: sitting}
  sitting: {ask: Does sitting hurt?, answers: how-much, go: how-long}
  pain: {guidance: [G10, G9]}
recommendations: {look-after-it: {yields: true}}
advice: {cold-pack: {guidance: [G9], level: {at_most: within-days}}}
sources: {knee-guide: {url: "https://example.org/knees"}}
rules:
  very-sore:
    when: often-sore
    recommend: [see-doctor]
    because: So much soreness should be looked at.
    sources: [knee-guide]
promises: {mild-pain-alone-means-self-care: {unless: [stairs.much, sitting.much]}}
""")


def things_of(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The part that each thing of a file belongs to, and its kind and id."""
    for section, kind, part in (
        ("levels", "level", "How urgent: the levels"),
        ("questions", "question", "The questions, in the order in which they are asked"),
        ("recommendations", "recommendation", "What is recommended"),
        ("rules", "rule", "What answers mean together: the rules"),
        ("advice", "advice", "The advice, and who does not get it"),
        ("scores", "score", "The scores"),
        ("promises", "promise", "What is promised"),
        ("sources", "source", "The sources"),
        ("conditions", "condition", "Names that stand for several answers"),
        ("scales", "scale", "Names that stand for several answers"),
    ):
        for id in data.get(section, {}):
            yield part, f"{kind} {id}"


def answers_of(data: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The names of the answers of each question, in the order of the file."""
    for id, item in data["questions"].items():
        answers = item["answers"]
        names = list(data["scales"][answers] if isinstance(answers, str) else answers)
        names += [field for field in ("none", "unsure") if field in item]
        yield id, [f"{id}.{name}" for name in names]


def assert_whole(text: str) -> None:
    """Every id of a file has one heading, in its part; answers stand below their question."""
    document = RuleFile(text, "a.yaml").document
    assert document is not None
    apart = Apart(sheet_of(text))
    named = [
        (part.partition(". ")[2], thing)
        for part, things in apart.things.items()
        for thing in things
    ]
    assert sorted(named) == sorted(things_of(document.data))
    for question, names in answers_of(document.data):
        rows = [text.split(" | ") for text in apart.said(f"question {question}") if " | " in text]
        assert [row[2] for row in rows if len(row) == 3 and "." in row[2]] == names
    assert len(apart.ids) == len(set(apart.ids))
    assert {link.removeprefix("#") for link in apart.links} <= set(apart.ids)
    assert [line.number for line in apart.lines] == list(range(1, len(apart.lines) + 1))


def test_the_sheet_of_the_shipped_file_has_every_id_where_it_belongs() -> None:
    """Once each; every link leads somewhere, and no line is skipped."""
    with open(shipped.file(), encoding="utf-8") as file:
        assert_whole(file.read())


def test_scores_scales_and_conditions_have_their_part() -> None:
    """A sheet of a file that has all of them."""
    assert RuleFile(WITH_SCORE, "a.yaml").has_errors is False
    assert_whole(WITH_SCORE)


@settings(max_examples=10)
@given(rule_data(proved=True))
def test_any_sound_file_is_shown_whole(data: dict[str, Any]) -> None:
    """Whatever is in it."""
    assert_whole(dump(data))


@pytest.mark.parametrize(
    ("thing", "line"),
    [
        ("level emergency", "To be seen: now."),
        ("question warning-signs", "To answer: as many as fit, or none of these."),
        ("question warning-signs", "Whatever is ticked | Then question 2. |"),
        (
            "question swelling",
            "A little | Then question 3. Counts for the rule “Swollen for weeks” "
            "(swollen-for-weeks). | swelling.a-little",
        ),
        (
            "question pain",
            "0 to 4 | Then the end, with -- Look after it yourself for now Rest the knee, then "
            "build up again (look-after-it). | pain.mild",
        ),
        ("recommendation see-doctor", "It rests on: Knee pain, Example Health Service, 2025"),
        (
            "recommendation see-doctor",
            "The shortest answers that lead there (4 questions): “None of these” (1); “No” (2); "
            "“A few days” (3); “10” (4).",
        ),
        (
            "rule swollen-for-weeks",
            "If “A little” (2), and “A few weeks or longer” (3): the questionnaire recommends !! "
            "See a doctor within a few days See a doctor in the next few days (see-doctor), "
            "because: Swelling that stays for weeks should be looked at.",
        ),
        ("advice squats", "Who does not get it: whoever answered “A little” (2)."),
        ("advice cold-pack", "Who does not get it: nobody else is left out."),
        (
            "promise warning-signs-are-emergencies",
            "Whoever answers “The knee looks out of place” or “The foot is cold or numb” (1) comes "
            "to “Get emergency help now”. Proved on 15 paths.",
        ),
    ],
)
def test_it_says_in_sentences_what_a_file_says(thing: str, line: str) -> None:
    """No word of YAML is needed to read it."""
    assert any(said.startswith(line) for said in Apart(sheet_of(EXAMPLE)).said(thing))


@pytest.mark.parametrize(
    ("thing", "line"),
    [
        ("score soreness", "A sum of points. It starts at 1."),
        ("score soreness", "The most that it can come to is 5."),
        ("score soreness", "By question 3: 2 for “Much”."),
        ("question stairs", "Much | Adds 2 to Soreness. Then question 4. "),
        ("condition often-sore", "It means: Soreness is 3 or more."),
        ("scale how-much", "They are the answers of question 3, question 4."),
        ("recommendation look-after-it", "Shown only where nothing more urgent is shown."),
        ("source knee-guide", "Example Health Service, 2025; https://example.org/knees."),
        (
            "advice cold-pack",
            "Who does not get it: whoever comes to any other level than “See a doctor within a "
            "few days” or calmer.",
        ),
        (
            "promise mild-pain-alone-means-self-care",
            "Whoever answers “None of these” (1), and “No” (2), and “0 to 4” (6), but not “Much” "
            "(3) or “Much” (4), comes to “Look after it yourself for now”; and is recommended",
        ),
        ("", "G9 | question pain; advice cold-pack"),
        ("", "G10 | question pain"),
    ],
)
def test_it_says_what_adds_up_and_what_has_a_name(thing: str, line: str) -> None:
    """Scores, scales, named conditions, addresses, guidance in its order."""
    assert any(said.startswith(line) for said in Apart(sheet_of(WITH_SCORE)).said(thing))


def test_less_urgent_comes_first_of_what_has_changed() -> None:
    """With answers that show it, as they are asked, and what the files say differently."""
    new = EXAMPLE
    for before, now in (
        ('{text: "Yes, a lot", recommend: [see-doctor]}', "{text: Much}"),
        ("{text: A few days}", "{text: A few days, recommend: [see-doctor]}"),
        ("when: [warning-signs.none, swelling.no,", "when: [warning-signs.none, how-long.weeks,"),
        ("unless: [swelling.a-little]", "unless: [swelling.a-lot]"),
    ):
        assert before in new
        new = new.replace(before, now)
    old_file, new_file = RuleFile(EXAMPLE, "a.yaml"), RuleFile(new, "a.yaml")
    assert old_file.questionnaire is not None
    assert new_file.questionnaire is not None
    since = Since("main:a.yaml", compare(old_file.questionnaire, new_file.questionnaire))
    apart = Apart(sheet_of(new, since))
    assert apart.parts[2] == "2. What has changed, and for whom"
    said = [line.text for line in apart.lines if line.part == apart.parts[2]]
    assert said[0] == "Compared with main:a.yaml."
    less = said.index("within-days → self-care: 1 path.")
    more = next(place for place, text in enumerate(said) if text.startswith("self-care → within"))
    assert less < more
    assert said[less + 1] == (
        "For example, asked before: Do you have any of these now? “None of these”; Is the knee "
        "swollen? “Yes, a lot”; How long has it been sore? “A few weeks or longer”; How bad is the "
        "pain, from 0 to 10? “4”"
    )
    assert any(text.startswith("answer swelling.a-lot changed") for text in said)


def test_a_hostile_file_is_shown_and_not_obeyed(small: dict[str, Any]) -> None:
    """Its texts stand there as they are."""
    page = sheet_of(dump(hostile(small)))
    assert "<b>bold" not in page
    assert "<script" not in page
    assert " ".join(HOSTILE.split()) in "\n".join(line.text for line in Apart(page).lines)


def test_the_first_page_says_who_signed_and_whether_it_still_holds() -> None:
    """By the digest of what the file says; comments and layout do not count."""
    document = RuleFile(EXAMPLE, "a.yaml").document
    assert document is not None
    stands_for = digest(document.data)
    signed = f"reviewed_by: {{name: Dr A. Example, date: 2026-11-23, digest: {stands_for}}}\n"
    assert "nobody, as far as the file says" in sheet_of(EXAMPLE)
    held = sheet_of(f"# A comment.\n{EXAMPLE}{signed}")
    assert "Dr A. Example on 2026-11-23; the file still says what was signed" in held
    assert stands_for in held
    changed = sheet_of(EXAMPLE.replace("10 slow squats", "20 slow squats") + signed)
    assert "the file HAS CHANGED since" in changed
    assert stands_for not in changed
