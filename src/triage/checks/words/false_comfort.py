"""Texts that promise that all is well."""

from __future__ import annotations

from triage.checks.page import Page
from triage.checks.words.phrase import Phrase

FALSE_COMFORT = Page(
    code="false-comfort",
    severity="error",
    title="A text promises that all is well",
    why=(
        "Some serious causes give no sign at first. Somebody who was told not to worry comes "
        "back late. Every result says what to watch for instead."
    ),
    bad="""\
recommendations:
  look-after-it:
    text: It is nothing serious, so rest for a few days.
""",
    good="""\
recommendations:
  look-after-it:
    text: This often settles within a few days, but not always.
""",
)

PAGES = (FALSE_COMFORT,)

_LEAVE_OPEN = "Say what often happens, that it is not always so, and what to watch for."

PHRASES = (
    Phrase(
        FALSE_COMFORT,
        ("serious",),
        (
            "nothing (?:too |very |that )?serious",
            "(?:ITIS not|(?:it|this|that) isn't) (?:anything )?(?:too |very )?serious",
        ),
        "promises that all is well; some serious causes give no sign at first",
        _LEAVE_OPEN,
    ),
    Phrase(
        FALSE_COMFORT,
        ("fine", "ok", "alright"),
        (
            "YOUARE (?:(?:absolutely|perfectly|totally|completely|all|just|going to be) )*"
            "(?:fine|ok|okay|alright)",
        ),
        "promises that all is well, which no questionnaire can know",
        _LEAVE_OPEN,
    ),
    Phrase(
        FALSE_COMFORT,
        ("need",),
        (
            "(?:no|don't|do not) need (?:for |to (?:see|call|visit|ask|get|go to) )?"
            "(?:an? |your |any |the )?DOCTOR(?! first|'s)",
        ),
        "keeps people from help that they may need",
        'Say when to get help, and that "it is OK to ask again".',
    ),
    Phrase(
        FALSE_COMFORT,
        ("safe",),
        (
            "(?:ITIS|running is|YOUARE) (?:(?:perfectly|completely|quite|generally|usually) )?"
            "safe (?:for you )?to (?:run|walk|keep|carry|continue|exercise|train|go|wait)",
        ),
        "promises safety, which answers alone do not show",
        "Say what people with these answers are usually advised to do, and when to stop.",
    ),
    Phrase(
        FALSE_COMFORT,
        (" out",),
        ("rules? out", "ruled out", "ruling out"),
        "claims that something has been excluded; that takes an examination",
        "Say who should check it.",
    ),
    Phrase(
        FALSE_COMFORT,
        ("better", "away", "heal", "clear"),
        (
            "will (?:(?:soon|quickly|simply|probably|usually|definitely) )?"
            "(?:get better|go away|heal|clear up)",
        ),
        "promises a recovery that not everybody has",
        'Write "often settles within a few weeks, but not always".',
    ),
    Phrase(
        FALSE_COMFORT,
        ("worr",),
        ("(?:do not|don't|never|no need to|nothing to|no reason to) (?:be )?worr(?:y|ied)",),
        "tells people not to worry; worry is a good reason to ask",
        "Say what to watch for, and what to do then.",
    ),
)
