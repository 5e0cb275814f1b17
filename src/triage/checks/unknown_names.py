"""The pages of names that lead nowhere, and of conditions that are no names."""

from __future__ import annotations

from triage.checks.page import Page

UNKNOWN_SCORE = Page(
    code="unknown-score",
    severity="error",
    title="A name of a score that the file does not have",
    why=("Points would count for nothing, or a condition would wait for a sum that nobody has."),
    bad="""\
scores:
  knee: {title: Knee score}
questions:
  swelling: {adds_to: [kne], answers: {a-little: {points: 1}}}
  how-long: {adds_to: [knee], answers: {weeks: {points: 1}}}
""",
    good="""\
scores:
  knee: {title: Knee score}
questions:
  swelling: {adds_to: [knee], answers: {a-little: {points: 1}}}
  how-long: {adds_to: [knee], answers: {weeks: {points: 1}}}
""",
)

UNKNOWN_SCALE = Page(
    code="unknown-scale",
    severity="error",
    title="A name of a scale that the file does not have",
    why=(
        "The question would have no answers. Where a question has answers of its own, they stand "
        "under `answers` by id; where several share theirs, `answers` is the id of a scale, and a "
        "scale is named nowhere else: an answer is `question.answer` in any case."
    ),
    bad="""\
scales:
  time:
    days: {text: A few days}
    weeks: {text: A few weeks or longer}
questions:
  how-long: {answers: tine, go: moving-hurts}
  moving-hurts:
    ask: How long has it hurt to move?
    answers: time
    go: pain
""",
    good="""\
scales:
  time:
    days: {text: A few days}
    weeks: {text: A few weeks or longer}
questions:
  how-long: {answers: time, go: moving-hurts}
  moving-hurts:
    ask: How long has it hurt to move?
    answers: time
    go: pain
""",
)

UNKNOWN_QUESTION = Page(
    code="unknown-question",
    severity="error",
    title="A name of a question that the file does not have",
    why=("A path would end in the middle, with nothing recommended."),
    bad="""\
questions:
  swelling: {go: how-lang}
""",
    good="""\
questions:
  swelling: {go: how-long}
""",
)

UNKNOWN_RECOMMENDATION = Page(
    code="unknown-recommendation",
    severity="error",
    title="A name of a recommendation that the file does not have",
    why=("What should be recommended would not be."),
    bad="""\
rules:
  swollen-for-weeks:
    recommend: [see-docter]
""",
    good="""\
rules:
  swollen-for-weeks:
    recommend: [see-doctor]
""",
)

UNKNOWN_ADVICE = Page(
    code="unknown-advice",
    severity="error",
    title="A name of advice that the file does not have",
    why=("What should be advised would not be."),
    bad="""\
recommendations:
  see-doctor:
    advice: [cold-pak]
""",
    good="""\
recommendations:
  see-doctor:
    advice: [cold-pack]
""",
)

UNKNOWN_SOURCE = Page(
    code="unknown-source",
    severity="error",
    title="A name of a source that the file does not have",
    why=("Nobody could look up where the guidance comes from."),
    bad="""\
rules:
  swollen-for-weeks:
    sources: [knee-giude]
""",
    good="""\
rules:
  swollen-for-weeks:
    sources: [knee-guide]
""",
)

UNKNOWN_LEVEL = Page(
    code="unknown-level",
    severity="error",
    title="A name of a level that the file does not have",
    why=("How urgent something is would not be known."),
    bad="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_most: selfcare}
""",
    good="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_most: self-care}
""",
)

UNKNOWN_ANSWER = Page(
    code="unknown-answer",
    severity="error",
    title="A name of an answer that the file does not have",
    why=(
        "The condition could never come true. An answer is written `question.answer`; "
        "`question.none` is the empty choice of a question with `choose: any`."
    ),
    bad="""\
rules:
  swollen-for-weeks:
    when: [swelling.little, how-long.weeks]
""",
    good="""\
rules:
  swollen-for-weeks:
    when: [swelling.a-little, how-long.weeks]
""",
)

UNKNOWN_CONDITION = Page(
    code="unknown-condition",
    severity="error",
    title="A name of a condition that the file does not have",
    why=("A name without a dot is one of `conditions`; an answer is written `question.answer`."),
    bad="""\
conditions:
  for-weeks: [how-long.weeks]
rules:
  swollen-for-weeks:
    when: [swelling.a-little, for-week]
""",
    good="""\
conditions:
  for-weeks: [how-long.weeks]
rules:
  swollen-for-weeks:
    when: [swelling.a-little, for-weeks]
""",
)

CONDITION_IN_WORDS = Page(
    code="condition-in-words",
    severity="error",
    title="A condition written as a sentence or a formula",
    why=(
        "A condition is the name of an answer, or a list of conditions, so that a reader and the "
        "proof take it for the same. `[a, b]` means both, `{any: [a, b]}` one of them; there is no "
        "*not* and no `<`: write `{other_than: [a]}`, and name the bands of the number."
    ),
    bad="""\
rules:
  swollen-for-weeks:
    when: swelling.a-little and how-long.weeks
""",
    good="""\
rules:
  swollen-for-weeks:
    when: [swelling.a-little, how-long.weeks]
""",
)

_UNKNOWN_PAGES = (
    UNKNOWN_SCORE,
    UNKNOWN_SCALE,
    UNKNOWN_QUESTION,
    UNKNOWN_RECOMMENDATION,
    UNKNOWN_ADVICE,
    UNKNOWN_SOURCE,
    UNKNOWN_LEVEL,
    UNKNOWN_ANSWER,
    UNKNOWN_CONDITION,
)

PAGES = (*_UNKNOWN_PAGES, CONDITION_IN_WORDS)

UNKNOWN = {page.code.removeprefix("unknown-"): page for page in _UNKNOWN_PAGES}
"""The pages, by what is named."""
