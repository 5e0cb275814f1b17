"""Reading: YAML 1.2 scalars, places, and everything hostile."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from decimal import Decimal
from typing import Any

import pytest
import yaml
from helpers.example import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st

from triage.problems import CommandError, Place, Problem
from triage.reading.document import Document, read
from triage.reading.files import MAX_BYTES
from triage.reading.reader import MAX_PROBLEMS
from triage.reading.sentences import MAX_DEPTH


def sound(text: bytes | str) -> Document:
    """The document of a text in which nothing is wrong."""
    document, problems = read(text, "file.yaml")
    assert problems == []
    assert document is not None
    return document


def only(text: bytes | str) -> Problem:
    """The one problem of a text."""
    (problem,) = read(text, "file.yaml")[1]
    return problem


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[
            (word, word)
            for word in ("yes", "no", "on", "off", "Yes", "NO", "y", "n", "tRUE", "nULL")
        ],
        *[("0", 0), ("-0", 0), ("+5", 5), ("-12", -12), ("0o17", 15), ("0x1F", 31)],
        *[
            (word, word)
            for word in ("010", "08", "1_000", "0b11", "1:30", "190:20:30", "0o8", "-0x1")
        ],
        *[(word, word) for word in ("2024-01-02", "2024-13-45", "1.2.3", "+", ".", "1e", "e5")],
        *[(word, Decimal(word)) for word in ("1.5", "37.7", "1e3", "-.5", "1.", "1.0e+3")],
        *[(".inf", float("inf")), ("-.INF", float("-inf")), (".info", ".info"), ("nan", "nan")],
        *[("'5'", "5"), ('"true"', "true"), ("'~'", "~"), ('"\\u00e9\\n\\t"', "é\n\t")],
        ("999999999999999999", 999999999999999999),
    ],
)
def test_scalars_are_those_of_the_core_schema(written: str, value: Any) -> None:
    """Scalars are those of the core schema."""
    found = sound(f"a: {written}\n").data["a"]
    assert found == value
    assert type(found) is type(value)


def test_not_a_number_is_a_float() -> None:
    """Not a number is a float."""
    document = sound("a: .nan\n")
    assert document.data["a"] != document.data["a"]
    assert document.content.floats


def test_keys_are_always_text() -> None:
    """Keys are always text."""
    written = "1: a\n01: b\n1.0: c\ntrue: d\nnull: e\n~: f\nno: g\n2024-01-02: h\n'': i\n"
    expected = ["1", "01", "1.0", "true", "null", "~", "no", "2024-01-02", ""]
    assert list(sound(written).data) == expected


def test_what_the_quick_validator_would_take_for_a_whole_number_is_told() -> None:
    """It takes 1.0 for one, which it is not; all else it tells apart."""
    assert not sound("a: 1\nb: '1.0'\nc: 1.5\n").content.floats
    assert sound("a: 1.0\n").content.floats


def test_places_of_keys_values_and_items() -> None:
    """Places of keys values and items."""
    places = sound("a: one\n'b':\n  - x\n  - {c: \"é \", d: [1, 22]}\n").places
    assert places.key(("a",)) == Place(1, 1, 1, 2)
    assert places.value(("a",)) == Place(1, 4, 1, 7)
    assert places.key(("b",)) == Place(2, 1, 2, 4)
    assert places.value(("b",)) == Place(3, 3, 3, 6), "of a block, the first line"
    assert places.value(("b", 0)) == Place(3, 5, 3, 6)
    assert places.key(("b", 0)) == Place(3, 5, 3, 6), "an item has no key"
    assert places.value(("b", 1)) == Place(4, 5, 4, 26)
    assert places.key(("b", 1, "c")) == Place(4, 6, 4, 7)
    assert places.value(("b", 1, "c")) == Place(4, 9, 4, 13)
    assert places.value(("b", 1, "d", 1)) == Place(4, 22, 4, 24)
    assert places.value(()) == Place(1, 1, 1, 7)


def test_a_path_that_leads_nowhere_ends_where_it_still_led() -> None:
    """A path that leads nowhere ends where it still led."""
    places = sound("a: {b: 1}\n").places
    for path in [("a", "x"), ("a", "x", 3), ("a", 0)]:
        assert places.value(path) == places.value(("a",))
    assert places.value(("a", "b", "c")) == places.value(("a", "b"))


def test_places_of_texts_over_several_lines() -> None:
    """Places of texts over several lines."""
    places = sound("a: |\n  one\n  two\n\nb: 'x\n  y'\nc:\n").places
    assert places.value(("a",)) == Place(1, 4, 3, 6)
    assert places.value(("b",)) == Place(5, 4, 6, 5)
    assert places.value(("c",)) == Place(7, 3, 7, 3)
    assert places.text(("a",)) == "|\n  one\n  two"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_any_system(line_end: str) -> None:
    """Lines end as in any system."""
    document = sound(line_end.join(["a: 1", "b:", "  c: 2", ""]))
    assert document.places.value(("b", "c")) == Place(3, 6, 3, 7)


def test_a_byte_order_mark_moves_nothing() -> None:
    """A byte order mark moves nothing."""
    document = sound(b"\xef\xbb\xbfa: 1\n")
    assert document.data == {"a": 1}
    assert document.places.key(("a",)) == Place(1, 1, 1, 2)


def flat(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of everything in the data."""
    if not isinstance(data, dict | list):
        return []
    steps = data if isinstance(data, dict) else range(len(data))
    return [place for step in steps for place in ((*path, step), *flat(data[step], (*path, step)))]


def test_every_value_of_the_example_is_where_the_places_say() -> None:
    """Every value of the example is where the places say."""
    document = sound(EXAMPLE)
    for path in flat(document.data):
        value = document.data
        for step in path:
            value = value[step]
        if not isinstance(value, dict | list):
            written = yaml.load(document.places.text(path), yaml.BaseLoader)
            assert written == (str(value).lower() if isinstance(value, bool) else str(value))


plain_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text("ab :#-'\"\\é\n", max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("ab1-: ", max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(plain_data.filter(lambda data: data is not None), st.booleans())
def test_what_a_yaml_writer_writes_is_read_back(data: Any, flow: bool) -> None:
    """What a yaml writer writes is read back."""

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    written = yaml.dump(data, Dumper=Dumper, default_flow_style=flow, allow_unicode=True)
    # A key such as `null` or `1` is quoted by the writer, so no meaning is lost on the way.
    document = sound(written)
    assert document.data == data
    for path in flat(data):
        place = document.places.value(path)
        assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column)


@pytest.mark.parametrize("value", ["&x 1", "!!str 1", "!own 1", "! 1", "!!python/name:os.x"])
def test_anchors_and_tags_are_refused_at_their_place(value: str) -> None:
    """Anchors and tags are refused at their place."""
    problem = only(f"a: {value}\n")
    assert problem.code == ("alias" if value[0] == "&" else "tag")
    assert problem.place[:2] == (1, 4)
    assert problem.keys == ("a",)


def test_an_alias_leaves_its_value_unknown() -> None:
    """An alias leaves its value unknown."""
    document, problems = read("a: {b: *x, c: 1}\n", "f")
    assert [problem.code for problem in problems] == ["alias"]
    assert document is not None
    assert document.data == {"a": {"b": None, "c": 1}}
    assert document.content.unknown == {("a", "b")}


def test_a_merge_key_is_one_problem_and_leaves_its_mapping_partly_known() -> None:
    """A merge key is one problem and leaves its mapping partly known."""
    for written in ("{<<: *x, c: 1}", "{<<: [*x, *y], c: 1}", "{<<: {d: 2}, c: 1}"):
        document, problems = read(f"a: {written}\n", "f")
        assert [(problem.code, problem.place[:2]) for problem in problems] == [("alias", (1, 5))]
        assert document is not None
        assert document.data == {"a": {"c": 1}}
        assert document.content.partial == {("a",)}


def test_a_second_key_names_the_place_of_the_first() -> None:
    """A second key names the place of the first."""
    document, problems = read("a: 1\nb: 2\n'a': {c: 3}\n", "f")
    (problem,) = problems
    assert problem.code == "duplicate-key"
    assert problem.place == Place(3, 1, 3, 4)
    assert "line 1, column 1" in problem.message
    assert document is not None
    assert document.data == {"a": 1, "b": 2}


def test_all_problems_come_in_one_run() -> None:
    """All problems come in one run."""
    text = 'a: *x\nb: !!t 1\nc: a b # c\nd: "\\e"\ne: 1\ne: 2\nf: 1234567890123456789\n'
    problems = read(text, "f")[1]
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("alias", 1),
        ("tag", 2),
        ("cut-short", 3),
        ("control-character", 4),
        ("duplicate-key", 6),
        ("number-too-long", 7),
    ]


def test_reading_stops_when_there_are_problems_enough() -> None:
    """Reading stops when there are problems enough."""
    document, problems = read("- *x\n" * 1000, "f")
    assert document is None
    assert len(problems) == MAX_PROBLEMS
    assert "stopped" in str(problems[-1].hint)


UNWANTED = [
    *range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, 0x2028, 0x2029,
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
]  # fmt: skip


@pytest.mark.parametrize("code", UNWANTED)
def test_characters_that_nobody_sees_are_refused(code: int) -> None:
    """Characters that nobody sees are refused."""
    for text in (f"a: x{chr(code)}y\n", f"a: 'x{chr(code)}y'\n", f"a: 1\n# {chr(code)}\n"):
        problem = only(text)
        assert problem.code == "control-character"
        assert problem.place.column == text.split("\n")[problem.place.line - 1].index(chr(code)) + 1
    assert only(f'b: 1\na: "x\\u{code:04X}"\n').place == Place(2, 4, 2, 13)


def test_a_value_with_an_unwanted_character_is_unknown_and_so_is_a_key() -> None:
    """A value with an unwanted character is unknown and so is a key."""
    document, _ = read("a: x\x00\nb\x1b: 1\nc: 2\n", "f")
    assert document is not None
    assert document.data == {"a": None, "c": 2}
    assert document.content.unknown == {("a",)}
    assert document.content.partial == {()}


@pytest.mark.parametrize(
    "text",
    ["a: b c  # a comment", "a: b # a comment", "a: 'b c' # one", "a: b#c d#e"],
)
def test_a_comment_that_cuts_nothing_is_one(text: str) -> None:
    """A comment that cuts nothing is one."""
    assert sound(text).data["a"] in ("b c", "b", "b#c d#e")


@pytest.mark.parametrize("text", ["a: b c # d", "a: b c\t# d", "a:\n  b\n  c # d", "- a b # c"])
def test_text_that_a_comment_cuts_short_is_refused(text: str) -> None:
    """Text that a comment cuts short is refused."""
    assert only(text).code == "cut-short"


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("a: Fever: yes?\n", 1, 4, "quotes"),
        ("a:\n\tb: 1\n", 2, 1, "tab"),
        ("a: 'x\nb: 2\n", 1, 4, "never closed"),
        ('a: "x\nb: "y"\n', 1, 4, "never closed"),
        ("a: [1,\nb: 2\n", 1, 4, "not closed"),
        ("a: {b: 1\n", 1, 4, "not closed"),
        ("a: `x`\n", 1, 4, "begin with"),
        ("a: @x\n", 1, 4, "begin with"),
        ("a: %x\n", 1, 4, "begin with"),
        ("a: * x\n", 1, 4, "begin with"),
        ("a: ]\n", 1, 4, "closes nothing"),
        ("a: 'x' y\n", 1, 4, "closing quote"),
        ('a: "\\q"\n', 1, 5, "escape"),
        ("a: |x\n", 1, 4, "cannot begin with `|`"),
        ("a: - b\n", 1, 4, "dashes"),
        ("- a\nb: 1\n", 2, 1, "items of a list"),
        ("a: x\nfoo\nb: 1\n", 2, 1, "A colon is missing"),
        ("a: 1\n  b: 2\n", 2, 3, "indented by 2 blanks"),
        ("k" * 1100 + ": 1\n", 1, 1, "longer than 1,024"),
        ("{a: 1}}\n", 1, 7, "closes nothing"),
        ("? [a]\n: 1\n", 1, 3, "key was expected"),
        ("a: [x: y: z]\n", 1, 9, "quotes"),
    ],
)
def test_syntax_errors_say_what_to_write_instead(
    text: str, line: int, column: int, word: str
) -> None:
    """Syntax errors say what to write instead."""
    problem = only(text)
    assert problem.code == "syntax"
    assert problem.place[:2] == (line, column)
    assert word in f"{problem.message} {problem.hint}"
    assert "token" not in problem.message


@pytest.mark.parametrize("text", ["", "# only this\n", "---\n", "\n\n"])
def test_a_file_that_says_nothing_is_empty(text: str) -> None:
    """A file that says nothing is empty."""
    assert only(text).code == "empty-file"


def test_a_second_document_is_refused_and_the_first_is_read() -> None:
    """A second document is refused and the first is read."""
    document, problems = read("a: 1\n---\nb: [\n", "f")
    assert document is not None
    assert document.data == {"a": 1}
    assert [problem.code for problem in problems] == ["several-documents"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_other_encodings_are_refused(encoding: str) -> None:
    """Other encodings are refused."""
    problem = only("title: Un été\n".encode(encoding))
    assert problem.code == "not-utf-8"
    if encoding == "latin-1":
        assert problem.place == Place(1, 11, 1, 12)


def test_the_depth_is_limited() -> None:
    """The depth is limited."""
    assert only("[" * 33 + "]" * 33).code == "too-deep"
    assert sound("[" * MAX_DEPTH + "]" * MAX_DEPTH)


HOSTILE = {
    "flow lists": "'[' * 100_000",
    "flow mappings": "'{a: ' * 100_000",
    "dashes": "'- ' * 100_000",
    "block mappings": "''.join(' ' * i + 'a:\\n' for i in range(4000))",
    "keys of keys": "'? ' * 100_000",
    "key of lists": "'? ' + '[' * 100_000",
    "aliases": "'a: &a [x]\\n' + ''.join(f'b{i}: &b{i} [*a, *a, *a]\\n' for i in range(100_000))",
    "merges": "'a: &a {b: 1}\\n' + ''.join(f'c{i}: {{<<: [*a, *a]}}\\n' for i in range(100_000))",
    "number": "'a: ' + '9' * 5_000_000",
    "hexadecimal": "'a: 0x' + 'f' * 5_000_000",
    "sexagesimal": "'a: 1' + ':59' * 1_000_000",
    "zeros": "'a: ' + '\\0' * 5_000_000",
    "one key": "'k' * 5_000_000",
    "open quote": "'a: \"' + 'x\\n' * 2_000_000",
    "one list": "'[' + '1,' * 5_000_000",
    "empty lines": "'\\n' * 10_000_000",
    "escapes": "'a: \"' + r'\\\\x1b' * 1_000_000 + '\"'",
    "a long line": "'a: ' + 'b ' * 5_000_000 + ': c'",
    "too large": "'x' * 50_000_000",
    "duplicates": "'a: 1\\n' * 1_000_000",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_ends_soon_and_in_little_memory(name: str) -> None:
    """What is hostile ends soon and in little memory."""
    program = f"""
        import resource, time
        text = {HOSTILE[name]}
        text = text.encode()
        import triage.rulefile
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        loaded = triage.rulefile.RuleFile(text, "f")
        assert time.process_time() - began < 2
        assert loaded.questionnaire is None and loaded.problems
        assert all(len(p.message) < 300 for p in loaded.problems)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        assert grown < 200 * 1024, grown
    """
    run = [sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_a_file_up_to_the_limit_is_read() -> None:
    """A file up to the limit is read."""
    filler = "# " + "x" * 1000 + "\n"
    text = "a: 1\n" + filler * ((MAX_BYTES - 10) // len(filler))
    assert sound(text.encode()).data == {"a": 1}
    assert only(b"a" * (MAX_BYTES + 1)).code == "too-large"


@given(st.binary(max_size=60))
def test_no_bytes_make_reading_fail(content: bytes) -> None:
    """No bytes make reading fail."""
    document, problems = read(content, "f")
    assert document is not None or problems


@given(st.text("ab:-?[]{},&*!|>'\"%@`#\n\t \\~<0", max_size=40))
def test_no_text_makes_reading_fail(text: str) -> None:
    """No text makes reading fail."""
    document, problems = read(text, "f")
    assert document is not None or problems
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert "This is not YAML" not in problem.message or problem.hint


def test_without_libyaml_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml the reason is said."""
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(CommandError, match="libyaml"):
        read("a: 1\n", "f")
