"""DOT: what a rule file says stays text in it."""

from __future__ import annotations

from typing import Any

from pygraphviz import AGraph

from graph.pictures import HOSTILE, hostile, squeezed, words_of
from triage.graph import dot
from triage.graph.drawing import picture_of
from triage.rules.build import build


def test_dot_keeps_text_in_its_quotes(small: dict[str, Any]) -> None:
    """Graphviz reads the same boxes as without it, and the text."""
    text = dot.write(picture_of(build(hostile(small))))
    plain = AGraph(string=dot.write(picture_of(build(small))))
    assert AGraph(string=text).nodes() == plain.nodes()
    assert squeezed(HOSTILE) in words_of("dot", text)
