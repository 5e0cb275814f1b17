"""Texts that promise an effect, or decide about a treatment."""

from __future__ import annotations

from triage.checks.page import Page
from triage.checks.words.phrase import Phrase

MEDICAL_CLAIM = Page(
    code="medical-claim",
    severity="error",
    title="A text promises an effect or decides about a treatment",
    why=(
        "What helps one person does not help the next, and which test or treatment somebody "
        "needs is for a professional to decide after an examination."
    ),
    bad="""\
advice:
  squats:
    text: Do 10 slow squats twice a day. They cure a sore knee.
""",
    good="""\
advice:
  squats:
    text: Do 10 slow squats twice a day. They can ease a sore knee.
""",
)

PAGES = (MEDICAL_CLAIM,)

_WHAT_IT_MAY_DO = 'Write what it may do: "can ease", "often helps".'

PHRASES = (
    Phrase(
        MEDICAL_CLAIM,
        ("cure", "guarantee"),
        ("cures?", "cured", "guarantee[sd]?"),
        "promises an effect that nobody can promise",
        _WHAT_IT_MAY_DO,
    ),
    Phrase(
        MEDICAL_CLAIM,
        ("treats",),
        ("(?<!who )treats (?:your|the|this|these|it|lower|back|running|pain|injur(?:y|ies))",),
        "claims a treatment; a questionnaire suggests what to try",
        _WHAT_IT_MAY_DO,
    ),
    Phrase(
        MEDICAL_CLAIM,
        ("clinically", "medically", "scientifically"),
        ("(?:clinically|medically|scientifically) (?:proven|tested|validated)",),
        "claims a proof for this person that no study gives",
        "Cite the source instead.",
    ),
    Phrase(
        MEDICAL_CLAIM,
        ("need",),
        (
            "you(?:'ll| will| do)? need (?:to have )?(?:an? )?(?:(?:back|urgent|mri|ct) )?"
            "(?:surgery|operation|mri|scan|x-?ray|injections?)",
        ),
        "decides about a treatment or test, which is for a professional to decide",
        "Say who should be seen and how soon.",
    ),
)
