"""Texts that tell people what they have."""

from __future__ import annotations

from triage.checks.page import Page
from triage.checks.words.phrase import Phrase, each

DIAGNOSIS = Page(
    code="diagnosis",
    severity="error",
    title="A text makes a diagnosis",
    why=(
        "A questionnaire gives general information. It cannot know what somebody has, what "
        "caused it or how likely it is; said all the same, it may keep a person from being "
        "examined, and it may make the product a medical device."
    ),
    bad="""\
recommendations:
  see-doctor:
    text: You probably have arthritis. A doctor can tell you more.
""",
    good="""\
recommendations:
  see-doctor:
    text: Your answers include swelling that lasts. A doctor should look at it.
""",
)

PAGES = (DIAGNOSIS,)

_CONDITION_STEMS = each(
    "sciatica lumbago shingles gout asthma diabetes pneumonia anaemia anemia concussion osteopenia"
    " dis nerve muscle ligament tendon injury strain sprain spasm tear fracture hernia inflam"
    " infect sepsis cancer tumo oma aneurysm clot stroke attack stone cauda spondyl splint knee"
    " itis osis opathy algia syndrome"
)
"""Every condition contains one of these."""

_NAME_THE_ANSWERS = "Say what the answers include, and who should check it."

PHRASES = (
    Phrase(
        DIAGNOSIS,
        ("you've", "have"),
        ("YOUHAVE (?:(?:probably|likely|got) )*WORDS(?:CONDITION|PROBLEM)",),
        "tells people what they have, which no questionnaire can know",
        _NAME_THE_ANSWERS,
    ),
    Phrase(
        DIAGNOSIS,
        ("suffering",),
        (r"YOUARE (?:\w+ly )?suffering from",),
        "tells people what they have, which no questionnaire can know",
        _NAME_THE_ANSWERS,
    ),
    Phrase(
        DIAGNOSIS,
        ("diagnos",),
        ("your diagnosis", "YOUARE diagnosed"),
        "speaks of a diagnosis, and a questionnaire makes none",
        _NAME_THE_ANSWERS,
    ),
    Phrase(
        DIAGNOSIS,
        _CONDITION_STEMS,
        (
            "(?:ITIS|(?:these|those|answers?|symptoms?|problem) (?:is|are)) LINKCONDITION",
            "(?:it|this|that|these|those|answers?|pain|symptoms?|problem) (?:must be|will be|was"
            "|sounds? like|looks? like|seems? like|suggests?|points? to|indicates?|means?|shows?) "
            "LINKCONDITION",
        ),
        "names the condition behind the symptoms, which no questionnaire can know",
        'Name the symptom, not the disease: "can be a sign of something that needs treating".',
        excused_by=("if",),
    ),
    Phrase(
        DIAGNOSIS,
        ("caused by",),
        (r"(?:is|are|was|were) (?:\w+ly )?caused by",),
        "names a cause, and answers alone do not show one",
        'Write "things that may be adding to it".',
    ),
    Phrase(
        DIAGNOSIS,
        ("mean",),
        (
            "means? (?:that )?(?:you've|you're|you (?:probably|likely|had)|you are(?! advised)"
            "|you have(?! to))",
        ),
        "draws a conclusion about the person that answers alone do not allow",
        'Write "people with these answers are usually advised to ...".',
    ),
    Phrase(
        DIAGNOSIS,
        ("likely", "probabl"),
        ("(?<!more )(?<!less )(?:likely|probably|probable) LINKCONDITION",),
        "says how likely a condition is, which answers alone do not show",
        _NAME_THE_ANSWERS,
        excused_by=("if",),
    ),
    Phrase(
        DIAGNOSIS,
        ("chance", "risk", "likelihood", "probability", " of "),
        (
            r"NUMBER(?:%|percent|per cent|in \d+|out of \d+) (?:CHANCE)",
            r"NUMBER(?:%|percent|per cent|in \d+|out of \d+) of (?:people|runners|adults|patients"
            "|cases|those)[^.]{0,80} CONDITION",
            r"CHANCE(?: of [^.,]{1,40})? is (?:(?:about|around|only|under|over) )?\d+",
        ),
        "gives the odds of a condition, which answers alone do not show",
        _NAME_THE_ANSWERS,
    ),
)
