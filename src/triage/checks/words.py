"""Phrases that may not stand in a text that people read, and why not.

`PHRASES` is the list. A rule-based questionnaire gives general information: it cannot tell what
somebody has, cannot promise that all is well, and does not know which medicine a person may take.

A phrase counts only where the questionnaire states something. "Do you have a fracture?", "if you
have a fever" and an answer in which the person speaks ("I have none of these") state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from triage.checks.page import Page
from triage.checks.texts import OWN_WORDS, texts
from triage.problems import Finding
from triage.reading.content import Content

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

PAGES = (DIAGNOSIS, FALSE_COMFORT, MEDICAL_CLAIM, MEDICINE_DOSE, UNEXPLAINED_LABEL)


VOCABULARY = {
    # What somebody may turn out to have: by name, and by ending.
    "CONDITION": (
        "sciatica",
        "lumbago|shingles|gout|asthma|diabetes|pneumonia|anaemia|anemia|concussion|osteopenia",
        r"(?:slipped|herniated|bulging|prolapsed|ruptured|torn|worn|degenerat\w+) dis[ck]s?",
        "dis[ck] (?:herniation|bulge|prolapse|problem|disease|injury|degeneration)",
        "(?:pinched|trapped|compressed) nerve",
        "nerve (?:damage|injury|compression|irritation)",
        r"(?:pulled|torn|strained) (?:\w+ )?(?:muscle|ligament|tendon)",
        "(?:muscle|overuse|running|sports) injury",
        "strains?|sprains?|spasms?|tears?|fractures?|hernia|inflammation|infections?|sepsis",
        "cancer|tumou?rs?|carcinoma|sarcoma|lymphoma|myeloma",
        "aneurysm|blood clots?|stroke|heart attack|kidney stones?|cauda equina",
        r"spondyl\w+|shin splints|runner's knee",
        r"\w+itis|(?!diagn|progn|hypn)\w+osis|\w{3,}opathy|\w{3,}algia",
        r"[\w-]+ (?:syndrome|disease|disorder)",
    ),
    "PROBLEM": (
        r"(?:serious|medical|chronic|degenerative|underlying|spinal) (?:\w+ )?"
        "(?:problem|condition|illness|injury)",
    ),
    # Medicines that people with pain read about, with their endings.
    "MEDICINE": (
        r"(?:paracetamol|acetaminophen|tylenol|ibuprofen|nurofen|advil|naproxen|aspirin)\w*",
        r"(?:diclofenac|voltarol|celecoxib|codeine|co-codamol|tramadol|morphine|diazepam)\w*",
        r"(?:gabapentin|pregabalin|amitriptyline|prednisolone|steroid)\w*",
        r"painkillers?|anti-?inflammator\w+|tablets?|capsules?|pills?|sachets?|puffs?",
    ),
    "COUNT": (r"\d+|one|two|three|four|half an?",),
    # Words that may stand between the beginning of a statement and the name of a condition.
    "LINK": (
        "(?:(?:not|a|an|the|your|only|just|simply|probably|likely|very|most|more|almost|certainly"
        "|clearly|possibly|called|mild|minor|small|simple|bad|muscle|back|lower|lumbar|stress|case"
        "|signs?|of|from|due|to|be|by|have|has|had|having|you) ){0,6}",
    ),
    # As many words of any kind, but not those after which it is no statement about now.
    "WORDS": (
        r"(?:(?!(?:had|to|been|not|no|any|ever|none|told|about|said|felt|than|if) )[\w'-]+ ){0,4}?",
    ),
    "YOUARE": ("you are|you're|you will be|you'll be|you should be",),
    "YOUHAVE": (
        "you've",
        "you (?:(?:may|might|could|must|will|probably|likely|clearly|certainly|almost) )*have",
    ),
    "ITIS": ("(?:it|this|that|pain)(?: is|'s)",),
    "DOCTOR": (r"doctor|gp|hospital|ambulance|emergency|medical|physio\w*|help",),
    "NUMBER": (r"\d+(?:[.,]\d+)? ?",),
    "CHANCE": ("chance|risk|likelihood|probability",),
}
"""What the words in capitals stand for in the patterns of `PHRASES`: any one of these."""


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_CONDITION_STEMS = _each(
    "sciatica lumbago shingles gout asthma diabetes pneumonia anaemia anemia concussion osteopenia"
    " dis nerve muscle ligament tendon injury strain sprain spasm tear fracture hernia inflam"
    " infect sepsis cancer tumo oma aneurysm clot stroke attack stone cauda spondyl splint knee"
    " itis osis opathy algia syndrome"
)
"""Every condition contains one of these."""

_DOSE_STEMS = _each(
    "mg mcg µg gram paracetamol acetaminophen tylenol ibuprofen nurofen advil naproxen aspirin"
    " diclofenac voltarol celecoxib codeine co-codamol tramadol morphine diazepam gabapentin"
    " pregabalin amitriptyline prednisolone steroid painkiller inflammator tablet capsule pill"
    " sachet puff"
)
"""Every dose contains one of these."""


class Phrase(NamedTuple):
    """Something that may not be said.

    Attributes:
        page: what it is, with its code.
        only_with: whatever says it contains one of these; most texts do not, and are done with.
        says: what it looks like: regular expressions over text in lower case, in which words in
            capitals are those of `VOCABULARY`.
        reason: why not: the end of a sentence that begins with the words found.
        instead: what to write.
        excused_by: what before it, in its sentence, makes it say something else: "if" (and its
            like) makes it a supposition, "not" denies it.
    """

    page: Page
    only_with: tuple[str, ...]
    says: tuple[str, ...]
    reason: str
    instead: str
    excused_by: tuple[str, ...] = ("if", "not")


_NAME_THE_ANSWERS = "Say what the answers include, and who should check it."
_LEAVE_OPEN = "Say what often happens, that it is not always so, and what to watch for."
_WHAT_IT_MAY_DO = 'Write what it may do: "can ease", "often helps".'
_ASK_PHARMACIST = "Leave the dose to the packet, a pharmacist or a doctor."

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
    Phrase(
        UNEXPLAINED_LABEL,
        ("red flag",),
        (r"(?<!sign \()(?<!signs \()red flags?(?!.*warning sign)",),
        "is a word of professionals that most people do not know",
        'Write "warning sign".',
        excused_by=(),
    ),
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

MOST = 10
"""So many phrases are reported of one text; whoever has that many writes it anew."""

_STEMS = tuple((stem, index) for index, phrase in enumerate(PHRASES) for stem in phrase.only_with)
# What is longer is no sentence; in pieces, a hostile text takes no longer than an honest one.
_SENTENCE = re.compile(r"(?P<says>(?:[^.?!]|[.?!](?!\s|$)){1,500})(?P<ends>[.?!]*)")
_SUPPOSES = re.compile(
    r"\b(?:if|when|whenever|whether|unless|until|in case|while|who|what|told|know|sure|asks?)\b"
)
_DENIES = re.compile(
    r"\b(?:not|no|never|nor|nothing|without|cannot|can't|doesn't|don't|isn't|aren't|won't|couldn't)"
    r"(?: \w+){0,2} $"
)
_GOES_ON = re.compile(r"(?:and|or)\b")


def check(content: Content) -> Iterator[Finding]:
    """Find every phrase of `PHRASES` that a text of the questionnaire states."""
    for field, keys, words in texts(content.data):
        if field in OWN_WORDS:
            continue
        for phrase, said in stated(words):
            yield phrase.page.at(keys, f'"{said}" {phrase.reason}.', phrase.instead, words=said)


def stated(words: str) -> tuple[tuple[Phrase, str], ...]:
    """The phrases that ``words`` states, each with the words that say it, in their order."""
    text = _in_one_line(words)
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two letters: then places would not agree
        text = lower
    phrases = [PHRASES[index] for index in sorted({i for stem, i in _STEMS if stem in lower})]
    if not phrases:
        return ()
    found = (
        (phrase, text[sentence.start() + start : sentence.start() + end])
        for sentence in _SENTENCE.finditer(lower)
        if not sentence["ends"].startswith("?")
        for start, end, phrase in _stated_in(sentence["says"], phrases)
    )
    return tuple(islice(found, MOST))


def _stated_in(sentence: str, phrases: list[Phrase]) -> list[tuple[int, int, Phrase]]:
    """Where a sentence first states each phrase; not where an earlier phrase covers it."""
    found: list[tuple[int, int, Phrase]] = []
    for phrase in phrases:
        for match in _compiled(phrase).finditer(sentence):
            start, end = match.span()
            apart = all(end <= other[0] or other[1] <= start for other in found)
            if apart and not _excused(phrase, sentence[:start]):
                found.append((start, end, phrase))
                break
    return sorted(found, key=lambda one: one[0])


def _in_one_line(text: str) -> str:
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


@cache
def _compiled(phrase: Phrase) -> re.Pattern[str]:
    # Compiled when first needed: most commands read no texts.
    return re.compile(rf"\b(?:{'|'.join(map(_spelled_out, phrase.says))})(?!\w)")


def _spelled_out(pattern: str) -> str:
    """The pattern with every word in capitals replaced by what it stands for."""
    return re.sub("[A-Z]{4,}", lambda word: _any_of(word.group()), pattern)


def _any_of(capitals: str) -> str:
    # LINK and CONDITION may follow each other without a blank: LINK ends with one.
    for name, meanings in VOCABULARY.items():
        if capitals.startswith(name):
            rest = capitals.removeprefix(name)
            return f"(?:{'|'.join(meanings)})" + (_any_of(rest) if rest else "")
    raise KeyError(capitals)


def _excused(phrase: Phrase, before: str) -> bool:
    """Tell whether a phrase is supposed or denied by what stands before it in its sentence."""
    if "not" in phrase.excused_by and _DENIES.search(before):
        return True
    return "if" in phrase.excused_by and _supposed(before.lstrip())


def _supposed(before: str) -> bool:
    """Tell whether what follows ``before`` in a sentence is still what is supposed.

    In "If it hurts, you have X" it is not: the clause after the comma is the main one. In "If it
    hurts, or you have X" and "See a doctor if it hurts, you have X" it is.
    """
    earlier, _, clause = before.rpartition(", ")
    if _SUPPOSES.search(clause):
        return True
    if not _SUPPOSES.search(earlier):
        return False
    return bool(_GOES_ON.match(clause)) or not _SUPPOSES.match(earlier)
