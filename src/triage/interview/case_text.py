"""A path as a case that can be pasted into the NAME.cases.yaml beside a rule file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from triage.interview.sheet import sheet_text
from triage.problems import ID, Given
from triage.rules.questionnaire import Promise, Questionnaire


def check_case_id(name: str) -> None:
    """Refuse what cannot be the id of a case.

    Raises:
        ValueError: it cannot.
    """
    __tracebackhide__ = True
    if not ID.fullmatch(name):
        raise ValueError(
            f"{name!r} cannot be the id of a case: write small letters and digits, with a hyphen "
            "between words, such as 'cold-foot'"
        )


def case_text(
    name: str,
    story: str,
    answers: Mapping[str, Given],
    expect: Mapping[str, str | Sequence[str]],
    note: str = "",
) -> str:
    """One case as YAML, indented as it stands under ``cases:``.

    Args:
        name: its id.
        story: one sentence on who this is.
        answers: the answer sheet.
        expect: what must come out, by the keys that cases have; a level, or lists of ids.
        note: a comment to stand beside ``expect``.
    """
    lines = [f"  {name}:", f'    story: "{story}"', "    answers:"]
    lines += [f"      {line}" for line in sheet_text(answers).splitlines()]
    lines.append(f"    expect:  # {note}" if note else "    expect:")
    for key, value in expect.items():
        listed = value if isinstance(value, str) else f"[{', '.join(value)}]"
        lines.append(f"      {key}: {listed}")
    return "\n".join(lines) + "\n"


def promised_text(
    questionnaire: Questionnaire, promise: Promise, sheet: Mapping[str, Given]
) -> str:
    """A path that breaks a promise, as a case that fails until the promise is kept.

    A case names one level; of a promised range, it names the bound that the promise gives.
    """
    levels = tuple(questionnaire.levels)
    expect: dict[str, str | Sequence[str]] = {}
    bounds = (promise.level.at_least, promise.level.at_most)
    for bound in bounds:
        if bound is not None:
            expect.setdefault("level", levels[bound])
    for key in ("recommend", "never_recommend", "advise", "never_advise"):
        if getattr(promise, key):
            expect[key] = getattr(promise, key)
    note = "" if bounds == (None, None) else "the level promised is a bound: another may be meant"
    story = f"Somebody whom the promise {promise.id} speaks of."
    return case_text(promise.id, story, sheet, expect, note)
