"""The page: what a rule file says stays text on it."""

from __future__ import annotations

import pytest

from graph.pictures import HOSTILE, hostile, parsed, sample, squeezed
from triage.graph import html as page
from triage.graph.drawing import picture_of
from triage.rules.build import build


@pytest.mark.parametrize("seed", range(5))
def test_html_stays_html(seed: int) -> None:
    """One script, ours; no element that the text names; nothing that is fetched."""
    found = parsed(page.page(picture_of(build(hostile(sample(seed))))))
    tags = [tag for tag, _ in found.elements]
    assert tags.count("script") == 1
    assert "b" not in tags
    assert squeezed(HOSTILE) in squeezed("".join(found.texts))
    for _, attributes in found.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert (attributes.get("href") or "#").startswith("#")
