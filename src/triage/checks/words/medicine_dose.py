"""Texts that say how much of a medicine to take."""

from __future__ import annotations

from triage.checks.page import Page
from triage.checks.words.phrase import Phrase, each

MEDICINE_DOSE = Page(
    code="medicine-dose",
    severity="error",
    title="A text names a dose of a medicine",
    why=(
        "How much of a medicine somebody may take depends on age, weight, other medicines, "
        "pregnancy and illness, none of which the text knows."
    ),
    bad="""\
advice:
  cold-pack:
    text: Hold a cold pack in a towel on the knee, and take ibuprofen 400 mg.
""",
    good="""\
advice:
  cold-pack:
    text: Hold a cold pack in a towel on the knee. Ask a pharmacist which painkiller suits you.
""",
)

PAGES = (MEDICINE_DOSE,)

_DOSE_STEMS = each(
    "mg mcg µg gram paracetamol acetaminophen tylenol ibuprofen nurofen advil naproxen aspirin"
    " diclofenac voltarol celecoxib codeine co-codamol tramadol morphine diazepam gabapentin"
    " pregabalin amitriptyline prednisolone steroid painkiller inflammator tablet capsule pill"
    " sachet puff"
)
"""Every dose contains one of these."""

_ASK_PHARMACIST = "Leave the dose to the packet, a pharmacist or a doctor."

PHRASES = (
    Phrase(
        MEDICINE_DOSE,
        _DOSE_STEMS,
        (
            "NUMBER(?:mg|mcg|µg|micrograms?|milligrams?)",
            "NUMBER(?:g|grams?|ml) (?:of )?MEDICINE",
            "COUNT MEDICINE",
            "MEDICINE[^.?!]{0,60}? (?:once|twice|COUNT times) (?:a|per|each) (?:day|week)",
            "MEDICINE[^.?!]{0,60}? every COUNT(?: (?:to|or) COUNT)? hours?",
        ),
        "is a dose of a medicine; who may take how much depends on the person",
        _ASK_PHARMACIST,
        excused_by=(),
    ),
)
