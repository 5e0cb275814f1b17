"""Where the format says no, the message says what to do instead."""

from __future__ import annotations

import pytest
from helpers.example import EXAMPLE, merged

from triage.rulefile import RuleFile

YES_OR_NO = "answered yes or no"
EXCLUDES = "excludes the other boxes"
DATES = "how long ago"
FREE_TEXT = "free text"
NOT_ASKED = "write `ask_if` with the answers after which it is asked"
EXCEPTION = "name in `when` what must be answered"
TAKEN_BACK = "Nothing recommended is ever taken back"


def hints(text: str) -> str:
    """All hints on a file."""
    return "\n".join(str(problem.hint) for problem in RuleFile(text, "knee.yaml").problems)


def box(fields: str) -> str:
    """One more box beside the warning signs."""
    return f"questions: {{warning-signs: {{answers: {{other: {{text: Another, {fields}}}}}}}}}"


def question(fields: str) -> str:
    """A question with something more in it."""
    return f"questions: {{how-long: {{{fields}}}}}"


def answer(fields: str) -> str:
    """An answer with something more in it."""
    return f"questions: {{swelling: {{answers: {{a-lot: {{{fields}}}}}}}}}"


def when(condition: str) -> str:
    """A rule with another condition."""
    return f"rules: {{swollen-for-weeks: {{when: {condition}}}}}"


@pytest.mark.parametrize(
    ("snippet", "instead"),
    [
        # Boxes that let people off
        (box("end: look-after-it"), YES_OR_NO),
        (box("go: swelling"), YES_OR_NO),
        ("questions: {warning-signs: {none: {text: None, recommend: [see-doctor]}}}", YES_OR_NO),
        ("questions: {warning-signs: {none: {text: None, end: see-doctor}}}", YES_OR_NO),
        (
            "questions: {warning-signs: {answers: {out-of-place: {recommend: null}}}}\n"
            "rules: {r: {when: [warning-signs.none], recommend: [see-doctor], because: Because., "
            "sources: [knee-guide]}}",
            YES_OR_NO,
        ),
        (answer("unless: [warning-signs.none]"), "To let people off"),
        (answer("removes: [see-doctor]"), "To let people off"),
        ("rules: {swollen-for-weeks: {unless: [warning-signs.none]}}", EXCEPTION),
        ("rules: {swollen-for-weeks: {except: [warning-signs.none]}}", EXCEPTION),
        ("rules: {swollen-for-weeks: {never_recommend: [see-doctor]}}", "a promise"),
        ("recommendations: {see-doctor: {unless: [swelling.no]}}", TAKEN_BACK),
        # A second choice that excludes the others
        (box("exclusive: true"), EXCLUDES),
        (box("only: true"), EXCLUDES),
        ("questions: {warning-signs: {none: [None of these, I am not sure]}}", "One choice alone"),
        (question("dont-know: I do not know"), "in a question before this one"),
        (question("none: I do not know"), "make it one of `answers`"),
        # Dates
        (question("date: true"), DATES),
        (question("type: date"), DATES),
        (question("choose: date"), DATES),
        (question("answers: date"), DATES),
        (answer("before: 2026-01-01"), DATES),
        ("questions: {pain: {number: date}}", DATES),
        ("questions: {pain: {number: {from: 2020-01-01}}}", DATES),
        ("questions: {pain: {answers: {mild: {up_to: 1.2.2026}}}}", DATES),
        ("questions: {pain: {answers: {mild: {up_to: 4 days}}}}", "Write 4, and `unit: days`"),
        ("questions: {pain: {answers: {mild: {up_to: '37,7 °C'}}}}", "Write 37.7, and `unit: °C`"),
        # Free text
        (question("input: text"), FREE_TEXT),
        (question("type: text"), FREE_TEXT),
        (question("choose: text"), FREE_TEXT),
        (question("answers: text"), FREE_TEXT),
        (question("text: true"), FREE_TEXT),
        (box("specify: true"), FREE_TEXT),
        # Not
        (when("{not: [swelling.no]}"), "Write {other_than: [swelling.no]}"),
        (when("{but-not: [swelling.no]}"), "Write {other_than: [swelling.no]}"),
        (when("[unless swelling.no]"), "Write {other_than: [swelling.no]}"),
        (when("{any: [pain.strong], not: [swelling.no]}"), "There is no *not*"),
        (when("{not: [warning-signs.cold-foot]}"), "for no box `QUESTION.none`"),
        (when("{not: [warning-signs.cold-foot, warning-signs.out-of-place]}"), "Write warning-s"),
        (
            when("{none_of: [swelling.no, pain.mild]}"),
            "Write {all: [{other_than: [swelling.no]}, pain.strong]}",
        ),
        (when("{exactly: 1, of: [swelling.a-lot, pain.strong]}"), "write `at_least`"),
        (question("unless: [swelling.no]"), NOT_ASKED),
        (question("ask_unless: [swelling.no]"), NOT_ASKED),
        # Others
        (question("type: number"), "`number: {from: 0, to: 10}`"),
        (question("choose: multiple"), "`choose: any`"),
        (answer("weight: 3"), "`points`"),
        (question("required: true"), "take it out"),
    ],
)
def test_the_hint_says_what_to_do_instead(snippet: str, instead: str) -> None:
    """Of what other formats have and this one has not."""
    assert instead in hints(merged(snippet))


def test_a_question_without_answers_is_told_that_they_are_what_can_be_chosen() -> None:
    """Whoever leaves them out may have meant a free text."""
    own = (
        "    answers:\n      days: {text: A few days}\n      weeks: {text: A few weeks or longer}\n"
    )
    assert own in EXAMPLE
    assert FREE_TEXT in hints(EXAMPLE.replace(own, ""))
