"""A file that is no rule file at all, and a section that slipped into the one above it.

Either makes nearly everything in the file wrong, so nothing else is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.checks.page import Page
from triage.checks.reading import small_file
from triage.checks.shape import CASES, QUESTIONNAIRE, schema
from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.words import nearest

_CASES = """\
cases:
  mild-pain:
    story: Sore for some days after a long walk, not swollen.
    answers: {warning-signs: none, swelling: "no", how-long: days, pain: 3}
    expect: {level: self-care}
"""

WRONG_FILE = Page(
    code="wrong-file",
    severity="error",
    title="Another kind of file than is expected here",
    why=(
        "A rule file has levels, questions and recommendations; a file of cases has `cases` and "
        "stands beside it, in NAME.cases.yaml. Whatever else is wrong follows from that."
    ),
    bad=_CASES,
    good=small_file(),
    whole=True,
)

SECTION_INDENTED = Page(
    code="section-indented",
    severity="error",
    title="A section is indented, so it belongs to the one above it",
    why=(
        "Sections begin at the left edge. One that is indented is taken for part of the section "
        "above, and nothing in it means what it should."
    ),
    bad="""\
promises: null
rules:
  promises:
    mild-pain-alone-means-self-care:
      when: [warning-signs.none, swelling.no, pain.mild]
      level: {at_most: self-care}
""",
    good="""\
promises:
  mild-pain-alone-means-self-care:
    when: [warning-signs.none, swelling.no, pain.mild]
    level: {at_most: self-care}
""",
)

PAGES = (WRONG_FILE, SECTION_INDENTED)

_OF_A_CASE = frozenset(("story", "answers", "expect", "like"))


def check(content: Content) -> list[Finding]:
    """Find whether a file that should be a rule file is none, or has a section inside another."""
    data = content.data
    if not isinstance(data, dict) or () in content.partial:
        return []
    if "questions" not in data and ("cases" in data or _are_cases(data)):
        return [
            WRONG_FILE.at(
                (),
                "This is a file of cases, not a rule file.",
                "Name it NAME.cases.yaml, beside the rule file NAME.yaml, and run `triage test`.",
            )
        ]
    known = schema(QUESTIONNAIRE)["properties"]
    if len(data) > 0 and not any(key in known or nearest(key, known) for key in data):
        return [
            WRONG_FILE.at(
                (),
                "This is no rule file: it has none of the fields of one.",
                "`triage new NAME` writes a rule file to begin with.",
            )
        ]
    return list(_indented(data, known))


def check_cases(content: Content) -> list[Finding]:
    """Find whether a file that should be one of cases is none."""
    data = content.data
    if not isinstance(data, dict) or "cases" in data or () in content.partial:
        return []
    if "questions" in data or "levels" in data:
        return [
            WRONG_FILE.at(
                (),
                "This is a rule file, not a file of cases.",
                "Name it NAME.yaml, without `.cases`, and run `triage validate`.",
            )
        ]
    if _are_cases(data):
        first = next(iter(data))
        return [
            WRONG_FILE.at_key(
                (first,),
                "The cases of this file stand below no `cases:`.",
                "Write `cases:` in a line of its own above them, and indent them by 2.",
            )
        ]
    known = schema(CASES)["properties"]
    if not any(nearest(key, known) for key in data):
        return [
            WRONG_FILE.at(
                (),
                "This is no file of cases: it has no `cases`.",
                "`triage new NAME` writes one to begin with.",
            )
        ]
    return []


def _are_cases(data: dict[str, Any]) -> bool:
    """Whether each thing at the left edge looks like a case."""
    return bool(data) and all(
        isinstance(item, dict) and len(_OF_A_CASE & set(item)) > 1 for item in data.values()
    )


def _indented(data: dict[str, Any], known: Any) -> Iterator[Finding]:
    """Sections that the file lacks and that stand, indented, in another one."""
    for keys, value in _inside(data):
        name = str(keys[-1])
        if name not in known or name in data or isinstance(value, list | str | int):
            continue
        follows = ", and move what belongs to it," if value is not None else ""
        yield SECTION_INDENTED.at_key(
            keys,
            f"`{name}:` is indented, so it belongs to `{keys[-2]}` above it; it is a section of "
            "its own.",
            f"Begin `{name}:`{follows} as far to the left as the other sections.",
        )
        return


def _inside(data: dict[str, Any]) -> Iterator[tuple[Keys, Any]]:
    """What stands in the sections of a file, and what in that."""
    for section, items in data.items():
        for id, item in items.items() if isinstance(items, dict) else ():
            yield (section, id), item
            for field, value in item.items() if isinstance(item, dict) else ():
                yield (section, id, field), value
