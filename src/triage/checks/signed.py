"""Who reviewed a file, and whether it still says what was reviewed.

What is compared is what the file says, and not how it is laid out: a comment more changes nothing
that anybody signed. The digest goes into `reviewed_by` by hand, from the review sheet.
"""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from triage.checks.page import Page
from triage.problems import Finding
from triage.reading.content import Content

REVIEWED_BY = "reviewed_by"
_DIGITS = 32

CHANGED_SINCE_REVIEW = Page(
    code="changed-since-review",
    severity="warning",
    title="The file no longer says what was reviewed",
    why=(
        "`reviewed_by` says who answers for the content, and `digest` what it was when they signed "
        "the review sheet. Where the file has changed since, nobody has signed what it says now. "
        "Comments and layout do not count."
    ),
    bad="""\
reviewed_by:
  name: Dr A. Example
  date: 2026-11-22
  digest: 0000-0000-0000-0000-0000-0000-0000-0000
""",
    good="""\
reviewed_by:
  name: Dr A. Example
  date: 2026-11-22
  digest: a78d-f781-3869-1a6a-b6f2-8c3d-5dc7-1116
""",
)

PAGES = (CHANGED_SINCE_REVIEW,)


def digest(data: Mapping[str, Any]) -> str:
    """A short text that stands for all that a file says, but for who reviewed it.

    Args:
        data: the file as it was read; the order of its keys counts, as it does in the format.
    """
    said = {key: value for key, value in data.items() if key != REVIEWED_BY}
    written = json.dumps(said, separators=(",", ":"), default=str)
    return "-".join(textwrap.wrap(hashlib.sha256(written.encode()).hexdigest()[:_DIGITS], 4))


def check(content: Content) -> Iterator[Finding]:
    """Find that a file has changed since it was signed."""
    signed = content.data.get(REVIEWED_BY)
    if signed is None:
        return
    now = digest(content.data)
    if signed["digest"] != now:
        yield CHANGED_SINCE_REVIEW.at(
            (REVIEWED_BY, "digest"),
            f"The file no longer says what {signed['name']} reviewed on {signed['date']}.",
            f"Have it reviewed again (`triage review`); the digest of what it says now is `{now}`.",
        )
