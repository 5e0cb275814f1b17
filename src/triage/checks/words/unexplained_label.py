"""Words of professionals that nobody explains."""

from __future__ import annotations

from triage.checks.page import Page
from triage.checks.words.phrase import Phrase

UNEXPLAINED_LABEL = Page(
    code="unexplained-label",
    severity="error",
    title="A text uses a word of professionals without explaining it",
    why=(
        'Professionals say "red flag" for a sign that needs checking. Most people do not know '
        "that, and it frightens those who guess."
    ),
    bad="""\
recommendations:
  see-doctor:
    text: Your answers include a red flag.
""",
    good="""\
recommendations:
  see-doctor:
    text: Your answers include a warning sign that a doctor should look at.
""",
)

PAGES = (UNEXPLAINED_LABEL,)

PHRASES = (
    Phrase(
        UNEXPLAINED_LABEL,
        ("red flag",),
        (r"(?<!sign \()(?<!signs \()red flags?(?!.*warning sign)",),
        "is a word of professionals that most people do not know",
        'Write "warning sign".',
        excused_by=(),
    ),
)
