"""Questionnaires to draw, and the words of what is drawn."""

from __future__ import annotations

import copy
import html
import html.parser
import random
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from typing import Any

from helpers.oracle import answers_of
from helpers.random_questionnaires import random_questionnaire
from pygraphviz import AGraph

from triage.graph import dot, mermaid, svg
from triage.graph import html as page
from triage.graph.model import Picture

SVG = "{http://www.w3.org/2000/svg}"

WRITERS: dict[str, Callable[[Picture], str]] = {
    "svg": svg.draw,
    "html": page.page,
    "mermaid": mermaid.write,
    "dot": dot.write,
}

HOSTILE = (
    "<b>bold</b> & &amp; ]]> \"quoted\" 'single' --> <!-- </script><script>alert(1)</script> "
    "`code` \\l \\N %%{init}%% ; #35; ${x} {{y}} | </svg> </style> javascript:alert(1)"
)


class _Texts(html.parser.HTMLParser):
    """The texts of a page, and the elements in it, without its styles and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._skipping = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._skipping = False

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.texts.append(data)


def parsed(text: str) -> _Texts:
    """A page taken apart."""
    parser = _Texts()
    parser.feed(text)
    return parser


def words_of(form: str, text: str) -> str:
    """All the words of a picture as somebody sees them, without any space between them."""
    if form == "svg":
        words = "".join(ElementTree.fromstring(text).itertext())
    elif form == "html":
        words = "".join(parsed(text).texts)
    elif form == "mermaid":
        words = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), text.replace("<br>", ""))
    else:
        graph = AGraph(string=text)
        labels = [graph.graph_attr["label"]]
        labels += [str(one.attr["label"]) for one in [*graph.nodes(), *graph.edges()]]
        joined = re.sub(r"(?<!\\)((?:\\\\)*)\\[ln]", r"\1", "".join(labels))
        words = html.unescape(joined.replace("\\\\", "\\"))
    return squeezed(words)


def squeezed(text: str) -> str:
    """A text without its spaces: where lines are broken does not matter."""
    return "".join(text.split())


def sample(seed: int) -> dict[str, Any]:
    """A random questionnaire, always the same for a seed."""
    return random_questionnaire(random.Random(seed), most_paths=200, most_questions=9)


def hostile(data: dict[str, Any]) -> dict[str, Any]:
    """The same questionnaire whose every text tries to break out of the picture."""
    data = copy.deepcopy(data)
    data["title"] = HOSTILE
    for question in data["questions"].values():
        question["ask"] = HOSTILE
        if question.get("choose") == "any":
            question["none"] = HOSTILE
        for answer in answers_of(question).values():
            answer["text"] = HOSTILE
    for thing in (*data["levels"].values(), *data["recommendations"].values()):
        thing["title"] = HOSTILE
    for rule in data.get("rules", {}).values():
        rule["because"] = HOSTILE
    return data
