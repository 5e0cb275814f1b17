"""The pages of the codes that the lists of phrases report."""

from __future__ import annotations

from triage.checks.page import Page

LANGUAGE_NOT_CHECKED = Page(
    code="language-not-checked",
    severity="warning",
    title="No text was looked through for what none may state",
    why=(
        "What no text may state (a diagnosis, false comfort, a dose) is looked for with a list of "
        "phrases, one for each language. In a language that has none, nothing was found because "
        "nobody looked."
    ),
    bad="""\
language: xx
""",
    good="""\
language: en-GB
""",
)

PAGES = (
    LANGUAGE_NOT_CHECKED,
    Page(
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
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
        code="medicine-advice",
        severity="error",
        title="A text tells people to take or to stop a medicine",
        why=(
            "Which medicine somebody may take depends on other medicines, pregnancy and illness, "
            "none of which the text knows; strong ones need a doctor's prescription."
        ),
        bad="""\
advice:
  cold-pack:
    text: Hold a cold pack in a towel on the knee, and take tramadol.
""",
        good="""\
advice:
  cold-pack:
    text: Hold a cold pack in a towel on the knee. Ask a pharmacist which painkiller suits you.
""",
    ),
    Page(
        code="drive-yourself",
        severity="error",
        title="A text sends people behind a wheel",
        why=(
            "Who needs help at once may faint, or lose strength in a leg, on the way there. "
            "Somebody else drives, or an ambulance comes."
        ),
        bad="""\
recommendations:
  see-doctor:
    text: Drive yourself to the nearest hospital.
""",
        good="""\
recommendations:
  see-doctor:
    text: Do not drive yourself. Ask somebody to take you.
""",
    ),
)
