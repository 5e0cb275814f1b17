"""A small questionnaire with one of everything that a screen can show, and ways to start it.

Its texts hold what would be markup elsewhere: ``[0-10]``, ``[/run]``, ``[bold]``.
"""

from datetime import date
from pathlib import Path

from triage.interview import Interview
from triage.loading import load_text
from triage.questionnaire import Questionnaire

TODAY = date(2026, 11, 22)

TEXT = """\
format: 1
id: sore-knee
title: Sore knee
intro: |
  For adults whose knee hurts when they run [/run]. It asks about signs that need a doctor first,
  then about your running, and then says what to do next.
disclaimer: >-
  This is general information, not a diagnosis. If you feel worse or are unsure, get medical help.
notice: Knee out of place, or a cold and numb foot? Stop here and get emergency help now.
reviewed: "2026-11-22"
review_by: "2036-11-22"
start: signs

levels:
  emergency: {title: Get emergency help now, within: now, enough: true, how: Call your emergency number.}
  same-day: {title: Get medical help today, within: 24 hours}
  within-days: {title: See a doctor within a few days, within: 7 days}
  routine: {title: Book a routine appointment, within: 4 weeks}
  self-care: {title: Look after it yourself for now, recheck: 14 days}

sources:
  guide: {title: Knee pain in runners, publisher: Example Health Service, year: 2025}

advice:
  cold: {topic: Comfort, text: Hold a cold pack in a towel on the knee for 15 minutes., sources: [guide]}
  raise: {topic: Comfort, text: Put the leg up when you sit., sources: [guide]}
  miles: {topic: Running, text: "Halve your weekly distance [/run] for two weeks.", sources: [guide]}
  steps: {topic: Running, text: "Take slightly shorter, quicker steps.", sources: [guide]}
  flat: {topic: Running, text: Stay on flat ground for now., sources: [guide]}
  slow: {topic: Running, text: Run slowly enough to talk., sources: [guide]}
  walk: {topic: Running, text: Walk a minute after every five minutes of running., sources: [guide]}
  squats: {topic: Exercises, text: Do ten slow squats twice a day., sources: [guide], unless: [swelling.little]}
  bridge: {topic: Exercises, text: Lift your hips from the floor ten times., sources: [guide]}
  calf: {topic: Exercises, text: Rise onto your toes ten times., sources: [guide]}

recommendations:
  call-emergency:
    level: emergency
    title: Call your emergency number now
    text: Your answers include a sign that needs to be checked at once.
    watch_for: [Do not drive yourself.]
    sources: [guide]
  see-today:
    level: same-day
    title: Have the knee looked at today
    text: Your answers include something that should not wait until tomorrow.
    watch_for: [The foot turns cold or numb. Then get emergency help.]
    sources: [guide]
  see-doctor:
    level: within-days
    title: See a doctor in the next few days
    text: Your answers include something that a doctor should look at.
    watch_for: [The foot turns cold or numb. Then get emergency help.]
    sources: [guide]
    advice: [cold]
  see-physio:
    level: routine
    title: Book a visit to a physiotherapist
    text: Strong pain that stays is worth a look at how you move.
    watch_for: [The knee swells up or gives way. Then see a doctor.]
    sources: [guide]
    advice: [cold, raise]
  look-after-it:
    level: self-care
    title: Rest the knee, then build up again
    text: People with these answers are usually advised to rest for a few days and come back with less.
    watch_for: [The knee swells up or gives way. Then see a doctor., The pain wakes you at night.]
    expect: Most people feel better within six weeks.
    sources: [guide]
    advice: [cold, raise, miles, steps, flat, slow, walk, squats, bridge, calf]

questions:
  signs:
    ask: Do you have any of these now?
    why: These signs need help at once, so they are asked first.
    choose: any
    answers:
      out-of-place: {text: The knee looks out of place, recommend: [call-emergency]}
      cold-foot: {text: "The foot is cold, pale or numb", recommend: [call-emergency]}
      hot: {text: "The knee is hot and you feel ill [bold]", recommend: [see-today]}
    none: None of these
    go: swelling
  swelling:
    ask: Is the knee swollen [since the last run]?
    why: Swelling tells how much the knee has to settle.
    answers:
      no: {text: "No"}
      little: {text: A little}
      lot: {text: "Yes, a lot, so that I can hardly bend it or see its shape any more", go: swollen-since}
    go: pain
  swollen-since:
    ask: When did the swelling begin?
    answers:
      hours: {text: Within a few hours of an injury, recommend: [see-today]}
      later: {text: Later, recommend: [see-doctor]}
    go: pain
  pain:
    ask: How bad is the pain when you run [0-10]?
    why: It tells how far to turn your running down.
    number: {from: 0, to: 10}
    worse: higher
    answers:
      mild: {up_to: 4, text: No pain}
      strong: {up_to: 10, text: Worst pain, recommend: [see-physio]}
    go: weeks
  weeks:
    ask: For how many weeks has it hurt?
    number: {from: 0, to: 104, unit: weeks}
    answers:
      new: {up_to: 6}
      old: {up_to: 104, recommend: [see-physio]}
    go: changed
  changed:
    ask: What changed in your running in the last 6 weeks?
    answers:
      more: {text: I ran further or more often}
      faster: {text: I ran faster}
      hills: {text: I ran more hills}
      shoes: {text: I changed my shoes}
      nothing: {text: Nothing changed}
    end: look-after-it
"""


def questionnaire() -> Questionnaire:
    """The questionnaire of `TEXT`."""
    loaded = load_text(TEXT, "sample.yaml")
    assert loaded.questionnaire is not None, loaded.problems
    return loaded.questionnaire


def begin(**answers: object) -> Interview:
    """An interview as far as ``answers`` lead (``_`` stands for ``-`` in ids)."""
    return Interview.replay(
        questionnaire(), {id.replace("_", "-"): given for id, given in answers.items()}
    )


def not_saving(path: Path, interview: Interview) -> str:
    """Stand in for saving where nothing is to be saved."""
    raise AssertionError(f"{path} was not to be saved")
