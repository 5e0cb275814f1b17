"""A questionnaire such as an author writes: more paths than are all walked, rare answers far on."""

from __future__ import annotations

from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire

TEXT = """\
format: 1
id: shin-pain
title: Pain at the shin
intro: For runners.
disclaimer: This is general information.
reviewed: 2026-01-01
review_by: 2099-01-01
start: warning-signs

levels:
  emergency: {title: Now, enough: true, watch_for: ["It gets worse: call."]}
  same-day: {title: Today, enough: true, watch_for: ["It gets worse: call."]}
  within-days: {title: Soon, watch_for: ["It gets worse: call."]}
  routine: {title: In time, watch_for: ["It gets worse: call."]}
  self-care: {title: At home, recheck: 14 days, watch_for: ["It gets worse: call."]}
sources:
  book: {title: A book}
recommendations:
  call: {level: emergency, title: Call, text: Call., sources: [book]}
  today: {level: same-day, title: Be seen, text: Be seen today., sources: [book]}
  soon: {level: within-days, title: Be seen, text: Be seen soon., sources: [book]}
  visit: {level: routine, title: Book, text: Book a visit., sources: [book]}
  rest: {level: self-care, title: Rest, text: Rest and wait., sources: [book]}

questions:
  warning-signs:
    ask: Any of these?
    choose: any
    answers:
      cold: {text: A cold foot, recommend: [call]}
      numb: {text: A numb foot, recommend: [call]}
      hot: {text: A hot calf, recommend: [today]}
      fever: {text: A fever, recommend: [today]}
    none: None of these
    go: age
  age:
    ask: How old are you?
    number: {from: 10, to: 90}
    answers: {child: {up_to: 15}, adult: {up_to: 64}, old: {up_to: 90}}
    go: began
  began:
    ask: How did it begin?
    answers: {slowly: {text: Slowly}, suddenly: {text: At once}}
    go: walk
  walk:
    ask: Can you walk?
    answers:
      easily: {text: Easily}
      limping: {text: With a limp, recommend: [visit]}
      hardly: {text: Hardly, recommend: [today]}
    go: place
  place:
    ask: Where is it?
    answers: {outer: {text: Outside}, inner: {text: Inside}, calf: {text: The calf}}
    go: press
  press:
    ask: Does it hurt at one spot?
    ask_if: {any: [place.inner, place.outer]}
    answers: {along: {text: All along}, one-spot: {text: At one spot}}
    go: hop
  hop:
    ask: Can you hop on it?
    ask_if: [press.one-spot]
    answers: {well: {text: "Yes"}, hurts: {text: It hurts}, not-at-all: {text: "No"}}
    go: night
  night:
    ask: Does it hurt at night?
    answers: {never: {text: "No"}, at-times: {text: At times}, always: {text: Always}}
    go: bones
  bones:
    ask: Any of these?
    choose: any
    answers: {thin: {text: Thin bones}, steroids: {text: Steroids}, broken: {text: An old break}}
    none: None of these
    go: pattern
  pattern:
    ask: When does it hurt?
    answers: {warms-up: {text: At first}, later: {text: Later on}, all-run: {text: All the time}}
    go: weeks
  weeks:
    ask: For how many weeks?
    number: {from: 0, to: 52}
    answers:
      new: {up_to: 2, end: rest}
      some: {up_to: 8, end: rest}
      long: {up_to: 52, end: visit}
rules:
  spot-and-hop:
    when: [hop.not-at-all, walk.limping]
    recommend: [soon]
    because: A bone may be cracked.
    sources: [book]
  night-and-bones:
    when: {all: [night.always, {any: [bones.steroids, bones.broken]}]}
    recommend: [soon]
    because: A bone may be ill.
    sources: [book]
"""


def shin() -> Questionnaire:
    """The questionnaire, loaded."""
    questionnaire = RuleFile(TEXT, "shin-pain.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire
