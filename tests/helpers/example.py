"""The small valid questionnaire over which the examples of explain pages are merged."""

from __future__ import annotations

import yaml
from yaml import MappingNode

from triage.checks.page import Page

EXAMPLE = """\
format: 1
id: sore-knee
title: Sore knee
intro: For adults with a sore knee. It suggests what to do next.
disclaimer: This is general information, not a diagnosis. If you feel worse, get medical help.
notice: Knee out of place, or a cold, numb foot? Get emergency help now.
reviewed: 2026-11-22
review_by: 2036-11-22
start: warning-signs

levels:
  emergency: {title: Get emergency help now, within: now, enough: true}
  within-days: {title: See a doctor within a few days, within: 7 days}
  self-care: {title: Look after it yourself for now, recheck: 14 days}

sources:
  knee-guide: {title: Knee pain, publisher: Example Health Service, year: 2025}

advice:
  cold-pack:
    topic: Comfort
    text: Hold a cold pack in a towel on the knee for 15 minutes.
    sources: [knee-guide]
  squats:
    topic: Exercises
    text: Do 10 slow squats twice a day.
    unless: [swelling.a-little]
    sources: [knee-guide]

recommendations:
  call-emergency:
    level: emergency
    title: Call your emergency number now
    text: Your answers include a sign that needs to be checked at once.
    watch_for: [Do not drive yourself.]
    sources: [knee-guide]
  see-doctor:
    level: within-days
    title: See a doctor in the next few days
    text: Your answers include something that a doctor should look at.
    watch_for: [The foot turns cold or numb. Then get emergency help.]
    sources: [knee-guide]
    advice: [cold-pack]
  look-after-it:
    level: self-care
    title: Rest the knee, then build up again
    text: People with these answers are usually advised to rest for a few days.
    watch_for: [The knee swells up or gives way. Then see a doctor.]
    sources: [knee-guide]
    advice: [cold-pack, squats]
    yields: false
questions:
  warning-signs:
    ask: Do you have any of these now?
    choose: any
    answers:
      out-of-place: {text: The knee looks out of place, recommend: [call-emergency]}
      cold-foot: {text: The foot is cold or numb, recommend: [call-emergency]}
    none: None of these
    go: swelling
  swelling:
    ask: Is the knee swollen?
    answers:
      no: {text: "No"}
      a-little: {text: A little}
      a-lot: {text: "Yes, a lot", recommend: [see-doctor]}
    go: how-long
  how-long:
    ask: How long has it been sore?
    answers:
      days: {text: A few days}
      weeks: {text: A few weeks or longer}
    go: pain
  pain:
    ask: How bad is the pain, from 0 to 10?
    number: {from: 0, to: 10}
    worse: higher
    answers:
      mild: {up_to: 4, end: look-after-it}
      strong: {up_to: 10, end: see-doctor}

rules:
  swollen-for-weeks:
    when: [swelling.a-little, how-long.weeks]
    recommend: [see-doctor]
    because: Swelling that stays for weeks should be looked at.
    sources: [knee-guide]

promises:
  warning-signs-are-emergencies:
    when: {any: [warning-signs.out-of-place, warning-signs.cold-foot]}
    level: {at_least: emergency}
  mild-pain-alone-means-self-care:
    when: [warning-signs.none, swelling.no, pain.mild]
    recommend: [look-after-it]
    level: {at_most: self-care}
"""
"""A complete questionnaire without a problem: every check looks at something in it."""


def merged(snippet: str, over: str = EXAMPLE) -> str:
    """Merge ``snippet`` (YAML) over a rule file, key by key, and return the YAML text.

    A mapping merges into the mapping of the same key; anything else replaces what stood there; a
    key whose value is written ``null`` is taken away. New keys come last. How a scalar was written
    (plain or in quotes) is kept, because checks look at that.
    """
    # libyaml reads rule files, and it takes texts that the parser written in Python refuses.
    base = yaml.compose(over, yaml.CBaseLoader)
    change = yaml.compose(snippet, yaml.CBaseLoader)
    assert isinstance(base, yaml.MappingNode), "the example is a mapping"
    assert isinstance(change, yaml.MappingNode), "a snippet is a mapping"
    _merge(base, change)
    return str(yaml.serialize(base, Dumper=yaml.BaseDumper, allow_unicode=True, width=1000))


def file_text(page: Page, snippet: str) -> str:
    """The complete file that ``snippet``, the bad or the good example of ``page``, stands for."""
    return snippet if page.whole else merged(snippet)


def _merge(base: MappingNode, change: MappingNode) -> None:
    where = {key.value: index for index, (key, _) in enumerate(base.value)}
    removed = set()
    for key, value in change.value:
        index = where.get(key.value)
        if value.value == "null" and not value.style:
            removed.add(key.value)
        elif index is None:
            base.value.append((key, value))
        elif isinstance(value, yaml.MappingNode) and isinstance(
            base.value[index][1], yaml.MappingNode
        ):
            _merge(base.value[index][1], value)
        else:
            base.value[index] = (base.value[index][0], value)
    base.value = [item for item in base.value if item[0].value not in removed]
