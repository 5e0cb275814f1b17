"""`triage graph`: everything a file says is in the picture, and stays text there."""

from __future__ import annotations

import builtins
import copy
import html
import html.parser
import random
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.random_questionnaires import dump, random_questionnaire, random_sheet
from pygraphviz import AGraph

from triage.cli import main
from triage.graph import dot, mermaid, svg
from triage.graph import html as page
from triage.graph.blocks import wrapped
from triage.graph.drawing import Part, picture_of
from triage.graph.model import Picture
from triage.graph.wording import answer_text
from triage.interview.engine import questions_from
from triage.interview.interview import Interview
from triage.results.urgency import sign
from triage.rulefile import load
from triage.rules import shipped
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire

README = Path(__file__).parents[1] / "files" / "readme" / "graph.svg"
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


@pytest.fixture
def file(tmp_path: Path, small: dict[str, Any]) -> str:
    """The small questionnaire as a file."""
    path = tmp_path / "small.yaml"
    path.write_text(dump(small), encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def whole() -> Questionnaire:
    """The shipped questionnaire."""
    questionnaire = load(shipped.path()).questionnaire
    assert questionnaire is not None
    return questionnaire


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints."""
    capsys.readouterr()
    assert main(["graph", *arguments]) == 0
    return capsys.readouterr().out


def hostile(data: dict[str, Any]) -> dict[str, Any]:
    """The same questionnaire whose every text tries to break out of the picture."""
    data = copy.deepcopy(data)
    data["title"] = HOSTILE
    for question in data["questions"].values():
        question["ask"] = HOSTILE
        if question.get("choose") == "any":
            question["none"] = HOSTILE
        for answer in question["answers"].values():
            answer["text"] = HOSTILE
    for thing in (*data["levels"].values(), *data["recommendations"].values()):
        thing["title"] = HOSTILE
    for rule in data.get("rules", {}).values():
        rule["because"] = HOSTILE
    return data


# What is in the picture


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("seed", range(25))
def test_everything_is_in_the_picture(seed: int, form: str) -> None:
    """Every question that can be reached, every answer, recommendation, level and rule."""
    questionnaire = build(sample(seed))
    seen = words_of(form, WRITERS[form](picture_of(questionnaire)))
    for id in questions_from(questionnaire, questionnaire.start):
        question = questionnaire.questions[id]
        assert squeezed(question.ask) in seen
        assert squeezed(question.none or "") in seen
        for answer in question.answers.values():
            assert squeezed(answer_text(question, answer)) in seen
    for recommendation in questionnaire.recommendations.values():
        assert squeezed(recommendation.id) in seen
        assert squeezed(recommendation.title) in seen
    for level in questionnaire.levels.values():
        assert squeezed(f"{sign(questionnaire, level)} {level.title}") in seen
    for rule in questionnaire.rules.values():
        assert not rule.recommend or squeezed(rule.because) in seen


@pytest.mark.parametrize("seed", range(60))
def test_shared_branches_are_drawn_once_and_arrows_lead_where_answers_do(seed: int) -> None:
    """One box a question, one arrow for each two that follow each other, all numbers rising."""
    questionnaire = build(sample(seed))
    picture = picture_of(questionnaire)
    boxes = [box.spot.id for box in picture.boxes]
    assert sorted(boxes) == sorted(questions_from(questionnaire, questionnaire.start))
    assert [box.number for box in picture.boxes] == [*range(1, len(boxes) + 1)]
    found = {(arrow.source.id, arrow.target.kind, arrow.target.id) for arrow in picture.arrows}
    assert len(found) == len(picture.arrows)
    ways = {
        (id, "question" if way.go else "end", way.go or way.end)
        for id in boxes
        for question in [questionnaire.questions[id]]
        for way in [
            *(question.way_after(answer) for answer in question.answers.values()),
            *([question.way_after(None)] if question.ask_if or question.kind == "any" else []),
        ]
    }
    assert found == ways
    numbers = {box.spot.id: box.number for box in picture.boxes}
    for arrow in picture.arrows:
        if arrow.target.kind == "question":
            assert numbers[arrow.source.id] < numbers[arrow.target.id]


@pytest.mark.parametrize("seed", range(40))
def test_an_arrow_says_by_which_answers(seed: int) -> None:
    """Where a question leads to several places, each answer is named, or is any other."""
    questionnaire = build(sample(seed))
    picture = picture_of(questionnaire)
    for box in picture.boxes:
        question = questionnaire.questions[box.spot.id]
        arrows = [arrow for arrow in picture.arrows if arrow.source == box.spot]
        if len(arrows) == 1:
            assert arrows[0].words == ()
            continue
        others = [arrow for arrow in arrows if "any other answer" in arrow.words]
        assert len(others) <= 1
        for answer in question.answers.values() if question.kind != "any" else ():
            way = question.way_after(answer)
            arrow = next(one for one in arrows if one.target.id == (way.go or way.end))
            assert arrow in others or answer_text(question, answer) in arrow.words


def test_the_shipped_picture_fits_a_screen_and_nothing_overlaps(whole: Questionnaire) -> None:
    """Wider than high, and no box on another."""
    from triage.graph.layout import lay_out

    laid = lay_out(picture_of(whole))
    assert 1.4 <= laid.width / laid.height <= 2.6
    rectangles = [
        (one.x, one.y, one.x + one.block.width, one.y + one.block.height) for one in laid.placed
    ]
    for place, (left, top, right, bottom) in enumerate(rectangles):
        assert 0 <= left < right <= laid.width
        assert 0 <= top < bottom <= laid.height
        for other in rectangles[place + 1 :]:
            apart = other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
            assert apart


# Parts and ways


def test_depth_folds_what_lies_deeper(small: dict[str, Any]) -> None:
    """What is left out stands there as one box that says how much it is."""
    picture = picture_of(build(small), Part(depth=1))
    assert [box.spot.id for box in picture.boxes] == ["signs"]
    assert [(fold.number, fold.more) for fold in picture.folds] == [(2, 1)]
    assert picture.summary == "1 of 3 questions"


def test_a_section_begins_at_its_question_and_keeps_the_numbers(small: dict[str, Any]) -> None:
    """The same question has the same number in every picture."""
    picture = picture_of(build(small), Part(section="leg"))
    assert [(box.spot.id, box.number) for box in picture.boxes] == [("leg", 2), ("pain", 3)]


def test_an_unknown_section(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest one, exit code 2."""
    assert main(["graph", file, "--section", "legs"]) == 2
    assert "did you mean 'leg'?" in capsys.readouterr().err


@pytest.mark.parametrize("depth", ["0", "-1", "two", "1.5", "", "²"])
def test_a_depth_that_is_none(file: str, depth: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, exit code 2."""
    assert main(["graph", file, f"--depth={depth}"]) == 2
    assert "is not a whole number from 1 on" in capsys.readouterr().err


@pytest.mark.parametrize("seed", range(40))
def test_the_way_highlighted_is_the_one_the_interview_takes(seed: int) -> None:
    """Its boxes, its answers, its arrows: from the start to where it ends, without a gap."""
    data = sample(seed)
    questionnaire = build(data)
    interview = Interview.replay(questionnaire, random_sheet(random.Random(seed), data))
    picture = picture_of(questionnaire, interview=interview)
    on_way = {box.spot.id for box in picture.boxes if box.on_way}
    assert set(interview.answers) <= on_way
    chosen = {
        box.spot.id: {row.id for row in box.rows if row.chosen}
        for box in picture.boxes
        if any(row.chosen for row in box.rows)
    }
    assert set(chosen) == set(interview.answers)
    arrows = [arrow for arrow in picture.arrows if arrow.on_way]
    assert {arrow.source.id for arrow in arrows} <= on_way
    reached = {questionnaire.start, *(arrow.target.id for arrow in arrows)}
    assert on_way <= reached
    assert interview.result is not None
    assert interview.result.level.title in (picture.way or "")


def test_a_way_may_stop_at_a_question(small: dict[str, Any]) -> None:
    """Then that question is on it, and the picture says so."""
    interview = Interview.replay(build(small), {"signs": ["tired"]})
    picture = picture_of(build(small), interview=interview)
    assert [box.spot.id for box in picture.boxes if box.on_way] == ["signs", "leg"]
    assert picture.way == (
        "These answers lead as far as the question “Does the pain travel down a leg?”"
    )


def test_rules_that_fired_are_on_the_way(small: dict[str, Any]) -> None:
    """They are why the result is what it is."""
    interview = Interview.replay(build(small), {"signs": ["tired"], "leg": "sharp"})
    picture = picture_of(build(small), interview=interview)
    assert [row.chosen for rules in picture.rules for row in rules.rows] == [True]


@pytest.mark.parametrize("form", WRITERS)
def test_a_sheet_is_highlighted(
    form: str, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command, in every format."""
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("signs: [numb]\n", encoding="utf-8")
    seen = words_of(form, printed(capsys, file, "--format", form, "--path", str(sheet)))
    assert squeezed("These answers end in: !!! Get help now (Call for help)") in seen


def test_a_wrong_sheet(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its problems, exit code 1, and no picture."""
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("legs: sharp\n", encoding="utf-8")
    assert main(["graph", file, "--path", str(sheet)]) == 1
    assert capsys.readouterr().out == ""


def test_a_wrong_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its problems, exit code 1, and no picture."""
    path = tmp_path / "wrong.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    assert main(["graph", str(path)]) == 1
    assert "error:" in capsys.readouterr().err


def test_a_broken_promise_does_not_hide_the_picture(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be what shows why the promise is broken."""
    small["promises"] = {"calm": {"level": {"at_most": "self-care"}}}
    path = tmp_path / "broken.yaml"
    path.write_text(dump(small), encoding="utf-8")
    assert "<svg" in printed(capsys, str(path))


# What a rule file says stays text


@pytest.mark.parametrize("seed", range(5))
def test_svg_stays_svg(seed: int) -> None:
    """Well-formed, with the elements it has anyway, and the text in it."""
    text = svg.draw(picture_of(build(hostile(sample(seed)))))
    root = ElementTree.fromstring(text)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    known = {"svg", "title", "desc", "style", "rect", "text", "path", "g", "a", "circle"}
    assert tags <= known
    assert squeezed(HOSTILE) in words_of("svg", text)
    names = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on")]


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


def test_mermaid_keeps_text_in_its_quotes(small: dict[str, Any]) -> None:
    """Between its quotes there is nothing but letters, signs without a meaning, and codes."""
    text = mermaid.write(picture_of(build(hostile(small))))
    labels = re.findall(r'"(.*?)"', text)
    for label in labels:
        assert not re.search(r"[\[\](){}<>`\\|%]", label.replace("<br>", ""))
    assert squeezed(HOSTILE) in words_of("mermaid", text)


def test_dot_keeps_text_in_its_quotes(small: dict[str, Any]) -> None:
    """Graphviz reads the same boxes as without it, and the text."""
    text = dot.write(picture_of(build(hostile(small))))
    plain = AGraph(string=dot.write(picture_of(build(small))))
    assert AGraph(string=text).nodes() == plain.nodes()
    assert squeezed(HOSTILE) in words_of("dot", text)


@pytest.mark.parametrize("form", WRITERS)
def test_nothing_outside_is_named(form: str, whole: Questionnaire) -> None:
    """No address but that of the name space."""
    text = WRITERS[form](picture_of(whole)).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", text)


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_file_gives_the_same_bytes(form: str, whole: Questionnaire) -> None:
    """Whatever order sets come in, and however often it is drawn."""
    once = WRITERS[form](picture_of(whole))
    assert WRITERS[form](picture_of(whole)) == once
    ids = re.findall(r' id="([^"]+)"', once)
    assert len(ids) == len(set(ids))


def test_words_of_any_length_are_broken() -> None:
    """Nothing is lost and no line is too wide."""
    lines = wrapped("a " + "x" * 500, 100, "row")
    assert "".join(lines) == "a" + "x" * 500
    assert len(lines) > 10


def test_it_can_be_read_in_any_colours(whole: Questionnaire) -> None:
    """Urgency is a word and a sign wherever it is a colour; light and dark have enough contrast."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        lower, higher = sorted((luminance(one), luminance(other)))
        return (higher + 0.05) / (lower + 0.05)

    text = svg.draw(picture_of(whole))
    looks = re.findall(r"\.tree\{(--.*?)\}", text, re.DOTALL)
    assert len(looks) == 2
    for look in looks:
        colour = dict(re.findall(r"--([a-z]+):(#[0-9a-f]{6})", look))
        for ink in ("ink", "muted", "way"):
            for paper in ("paper", "box"):
                assert contrast(colour[ink], colour[paper]) >= 4.5, (ink, paper)
        assert contrast(colour["ink"], colour["post"]) >= 4.5
        assert contrast(colour["line"], colour["paper"]) >= 3
    for rank, pair in enumerate(
        re.findall(r"\.u\d\{fill:(#\w+)\}\.tree text\.on\d\{fill:(#\w+)\}", text)
    ):
        assert contrast(*pair) >= 4.5, rank


def test_without_the_library(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence with what to type; the formats that need none still work."""
    real = builtins.__import__

    def refusing(name: str, *rest: Any) -> Any:
        if name == "pygraphviz":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refusing)
    for form in ("svg", "html"):
        assert main(["graph", file, "--format", form]) == 2
        error = capsys.readouterr().err
        assert "pip install 'triage-questionnaire[graph]'" in error
        assert len(error.splitlines()) == 1
    for form in ("mermaid", "dot"):
        assert main(["graph", file, "--format", form]) == 0


def test_the_picture_in_the_readme_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Print it anew with: triage graph > tests/files/readme/graph.svg."""
    assert README.read_text(encoding="utf-8") == printed(capsys)
