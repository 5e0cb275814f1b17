"""Mermaid: what a rule file says stays text in it."""

from __future__ import annotations

import re
from typing import Any

from graph.pictures import HOSTILE, hostile, squeezed, words_of
from triage.graph import mermaid
from triage.graph.drawing import picture_of
from triage.rules.build import build


def test_mermaid_keeps_text_in_its_quotes(small: dict[str, Any]) -> None:
    """Between its quotes there is nothing but letters, signs without a meaning, and codes."""
    text = mermaid.write(picture_of(build(hostile(small))))
    labels = re.findall(r'"(.*?)"', text)
    for label in labels:
        assert not re.search(r"[\[\](){}<>`\\|%]", label.replace("<br>", ""))
    assert squeezed(HOSTILE) in words_of("mermaid", text)
