"""Answer sheets: what is accepted, and what each wrong one is told."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.random_questionnaires import sheets
from hypothesis import given
from hypothesis import strategies as st
from making.strategies import rule_data

from triage.interview import sheet
from triage.interview.interview import Interview
from triage.interview.sheet import Sheet, read_sheet, sheet_text
from triage.problems import Given
from triage.reading.document import read
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire


@pytest.fixture
def questionnaire(small: dict[str, Any]) -> Questionnaire:
    """The small questionnaire, built."""
    return build(small)


@pytest.mark.parametrize(
    ("written", "answers"),
    [
        ("signs: [tired]\nleg: sharp\npain: 7\n", {"signs": ("tired",), "leg": "sharp", "pain": 7}),
        ("signs: none\nleg: no\n", {"signs": (), "leg": "no"}),
        ("signs: []\nleg: no\n", {"signs": (), "leg": "no"}),
        ("signs: [none]\n", {"signs": ()}),
        ("signs: [tired, numb]\n", {"signs": ("numb", "tired")}),
        ('{"signs": [], "leg": "no", "pain": 0}', {"signs": (), "leg": "no", "pain": 0}),
        ('{\n\t"signs": [],\n\t"pain": 10\n}\n', {"signs": (), "pain": 10}),
        ('{"questionnaire": "small", "answers": {"leg": "sharp"}}', {"leg": "sharp"}),
        ("# A result\n\n```yaml\nleg: sharp\npain: 3\n```\n", {"leg": "sharp", "pain": 3}),
    ],
)
def test_a_sheet_that_fits_is_read(
    questionnaire: Questionnaire, written: str, answers: dict[str, object]
) -> None:
    """YAML, JSON and saved files; boxes come in the order of the file whatever their order."""
    found = read_sheet(written.encode(), "sheet.yaml", questionnaire)
    assert found.problems == []
    assert found.answers == answers


@pytest.mark.parametrize(
    ("written", "place", "told"),
    [
        ("leg: no\nanswers: {leg: sharp}\n", (1, 1), "leg stands beside answers"),
        ('{"answers": {"leg": "no"}, "pain": 3}', (1, 28), "pain stands beside answers"),
        ("answers: {leg: sharp}\nnonsense: 1\n", (2, 1), "nonsense stands beside answers"),
        ("answers: {leg: sharp}\nlevel: doctor\n", (2, 1), "level stands beside answers"),
        (
            '{"questionnaire": "another", "answers": {"leg": "sharp"}}',
            (1, 2),
            "these are answers to 'another', not to 'small'",
        ),
        (f'{{"leg": {"[" * 2000}{"]" * 2000}}}', (1, 40), "32 deep"),
        ("lge: no", (1, 1), "there is no question 'lge'; did you mean 'leg'?"),
        (
            "leg: shrap",
            (1, 6),
            "leg has no answer 'shrap'; did you mean 'sharp'? It accepts one of no, sharp",
        ),
        ("leg: [no]", (1, 6), "leg accepts one of no, sharp, not the list [no]"),
        ("leg: 3", (1, 6), "leg accepts one of no, sharp, not 3"),
        ("leg: true", (1, 6), "leg accepts one of no, sharp, not true"),
        ("leg:", (1, 5), "leg accepts one of no, sharp, not nothing"),
        ("pain: 11", (1, 7), "pain accepts a whole number from 0 to 10, not 11"),
        ("pain: -1", (1, 7), "pain accepts a whole number from 0 to 10, not -1"),
        ("pain: 7.0", (1, 7), "pain accepts a whole number from 0 to 10, not 7.0"),
        ("pain: '7'", (1, 7), "pain accepts a whole number from 0 to 10, not the text '7'"),
        ("pain: true", (1, 7), "pain accepts a whole number from 0 to 10, not true"),
        ("pain: mild", (1, 7), "pain accepts a whole number from 0 to 10, not the text 'mild'"),
        ("signs: numb", (1, 8), "signs takes a list, since several may be true: write [numb]"),
        ("signs: [none, numb]", (1, 8), "signs says none and also numb: both cannot be true"),
        ("signs: [numb, numb]", (1, 8), "signs lists numb twice"),
        ("signs: [nub]", (1, 8), "signs has no answer 'nub'; did you mean 'numb'?"),
        ("signs: {numb: true}", (1, 8), "not a mapping"),
        ("- leg", (1, 1), "an answer sheet maps question ids to answers"),
        ("leg: no\nleg: sharp", (2, 1), "leg"),
        ("leg: &a no", (1, 6), "&a"),
        ("leg: [no", (1, 6), "["),
    ],
)
def test_a_wrong_sheet_is_told_where_and_what_is_accepted(
    questionnaire: Questionnaire, written: str, place: tuple[int, int], told: str
) -> None:
    """One problem, at the place of the wrong value, in a sentence that names the question."""
    (problem,) = read_sheet(written.encode(), "sheet.yaml", questionnaire).problems
    assert told in problem.message
    assert (problem.place.line, problem.place.column) == place


@given(st.data())
def test_the_short_cut_reads_what_the_yaml_parser_reads(data: st.DataObject) -> None:
    """Sheets as they are saved, with lines changed, doubled or made strange."""
    written = data.draw(rule_data())
    answers = Interview.replay(build(written), data.draw(sheets(written))).answers
    lines = sheet_text(answers).splitlines()
    strange = ["a: no", "b: 007", "c: 1.5", "d: true", "e: [x, x]", "f: [ x ]", "g:  h", "# i", ""]
    lines += data.draw(st.lists(st.sampled_from([*lines, *strange]), max_size=2))
    content = "\n".join(lines).encode()
    document, problems = read(content, "sheet.yaml")
    quick = quickly_read(content)
    if quick is not None:
        assert not problems
        assert document is not None
        assert quick == document.data


def quickly_read(content: bytes) -> dict[str, object] | None:
    """What the short cut makes of a sheet, before the answers are looked at."""
    try:
        lines = [sheet._simple_line(line) for line in content.splitlines()]
        return sheet._without_repeats(lines)
    except ValueError:
        return None


def test_all_problems_of_a_sheet_come_at_once(questionnaire: Questionnaire) -> None:
    """Each wrong answer is told, in the order of the file, and the right ones are kept."""
    found = read_sheet(b"leg: nope\npain: 99\nsigns: []\nwho: me\n", "s", questionnaire)
    assert [problem.place.line for problem in found.problems] == [1, 2, 4]
    assert found.answers == {"signs": ()}


def test_places_in_a_saved_markdown_file_are_those_of_the_file(
    questionnaire: Questionnaire,
) -> None:
    """The sheet stands at the end of the file, and so does its fault."""
    saved = b"# A result\n\nText.\n\n```yaml\nleg: no\npain: 99\n```\n"
    (problem,) = read_sheet(saved, "saved.md", questionnaire).problems
    assert problem.place.line == 7


# Ids of before


@pytest.fixture
def renamed(small: dict[str, Any]) -> Questionnaire:
    """The small questionnaire after a question, an answer and two boxes got other ids."""
    questions = small["questions"]
    questions["leg"] |= {"was": ["limb"]}
    questions["leg"]["answers"]["sharp"]["was"] = ["stabbing"]
    questions["signs"]["answers"]["numb"]["was"] = ["no-feeling", "pins"]
    return build(small)


@pytest.mark.parametrize(
    ("written", "answers", "said"),
    [
        ("limb: no\n", {"leg": "no"}, ("limb → leg",)),
        ("leg: stabbing\n", {"leg": "sharp"}, ("leg.stabbing → leg.sharp",)),
        (
            '{"questionnaire": "small", "answers": {"limb": "stabbing"}}',
            {"leg": "sharp"},
            ("limb → leg", "limb.stabbing → leg.sharp"),
        ),
        (
            "# A result\n\n```yaml\nsigns: [tired, no-feeling]\n```\n",
            {"signs": ("numb", "tired")},
            ("signs.no-feeling → signs.numb",),
        ),
        # Two boxes have become one: whoever ticked either, or both, has ticked it.
        (
            "signs: [no-feeling, pins]\n",
            {"signs": ("numb",)},
            ("signs.no-feeling → signs.numb", "signs.pins → signs.numb"),
        ),
        ("signs: [numb, pins]\n", {"signs": ("numb",)}, ("signs.pins → signs.numb",)),
        ("leg: sharp\npain: 3\n", {"leg": "sharp", "pain": 3}, ()),
    ],
)
def test_answers_under_ids_of_before_are_read_under_those_of_today(
    renamed: Questionnaire, written: str, answers: dict[str, Given], said: tuple[str, ...]
) -> None:
    """Nothing that was answered is lost, and each id that was read otherwise is named."""
    assert read_sheet(written.encode(), "s", renamed) == Sheet(answers, [], said)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("leg: no\nlimb: stabbing\n", "limb is called leg now, which is answered, too"),
        ("limb: odd\n", "leg has no answer 'odd'"),
        ("signs: [pins, odd]\n", "signs has no answer 'odd'"),
        ("signs: [pins, tired, tired]\n", "signs lists tired twice"),
        ("lim: no\n", "there is no question 'lim'"),
    ],
)
def test_what_fits_under_no_id_is_told_as_ever(
    renamed: Questionnaire, written: str, told: str
) -> None:
    """An old id excuses nothing else."""
    (problem,) = read_sheet(written.encode(), "s", renamed).problems
    assert told in problem.message
