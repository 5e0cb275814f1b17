"""The language server, through its protocol."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from helpers.example import EXAMPLE
from language_server.conftest import CASES, Client, Editor, edited
from lsprotocol import types

from triage.rulefile import RuleFile

FILES = Path(__file__).parent.parent / "files"


def labels(items: Iterable[types.CompletionItem]) -> list[str]:
    """What is offered, in order."""
    return [item.label for item in sorted(items, key=lambda item: str(item.sort_text))]


async def test_problems_come_while_somebody_types(client: Client, tmp_path: Path) -> None:
    """At their places and with their mends; they go when they are mended."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    assert await editor.problems() == []
    editor.write(EXAMPLE.replace("go: how-long", "go: how-lnog"))
    (found,) = await editor.problems()
    assert (found.code, found.severity) == ("unknown-question", types.DiagnosticSeverity.Error)
    assert found.range == types.Range(editor.at("how-lnog"), editor.at("how-lnog", 8))
    assert "Did you mean `how-long`?" in found.message
    editor.write(EXAMPLE)
    assert await editor.problems() == []


async def test_the_proof_comes_too(client: Client, tmp_path: Path) -> None:
    """A broken promise is marked at its name, with the answers that break it."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE.replace("up_to: 4, end: look-after-it", "up_to: 4, end: see-doctor"))
    found = {each.code: each for each in await editor.problems()}
    broken = found["promise-broken"]
    assert "swelling: no" in broken.message
    assert broken.range.start == editor.at("mild-pain-alone-means-self-care")


async def test_a_file_that_is_not_saved_is_what_counts(client: Client, tmp_path: Path) -> None:
    """What stands on the disk is older than what is typed; cases follow their rule file."""
    (tmp_path / "knee.yaml").write_text("old: file")
    rules, cases = (
        Editor(client, tmp_path / "knee.yaml"),
        Editor(client, tmp_path / "knee.cases.yaml"),
    )
    rules.open(EXAMPLE)
    assert await rules.problems() == []
    cases.open(CASES.replace("swelling: a-lot", "swelling: a-lott"))
    (found,) = await cases.problems()
    assert found.range.start == cases.at("a-lott")
    assert "did you mean 'a-lot'" in found.message
    cases.write(CASES)
    assert await cases.problems() == []
    rules.write(EXAMPLE.replace("a-lot:", "much:"))
    (found,) = await cases.problems()
    assert "a-lot" in found.message


async def test_a_closed_file_has_no_problems(client: Client, tmp_path: Path) -> None:
    """An editor would show them for ever."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open("levels: 3")
    assert await editor.problems()
    client.text_document_did_close(types.DidCloseTextDocumentParams(editor.document))
    told = await client.told.get()
    assert (told.uri, list(told.diagnostics)) == (editor.uri, [])


async def test_places_are_counted_as_the_editor_does(client: Client, tmp_path: Path) -> None:
    """A sign beyond the first 65,536 is two of its units, and one of ours."""
    editor = Editor(client, tmp_path / "knee.yaml")
    line = '      no: {text: "\U0001f9b5 No", recomend: [see-doctor]}'
    editor.open(EXAMPLE.replace('      no: {text: "No"}', line))
    (found,) = await editor.problems()
    units = len(line[: line.index("recomend")].encode("utf-16-le")) // 2
    assert found.range.start.character == units


async def test_the_editor_marks_what_validate_marks(client: Client, tmp_path: Path) -> None:
    """A hundred files with one slip each, at the same place each time."""
    files = sorted((FILES / "bad").glob("*.yaml"))
    texts: Mapping[Path, str] = {
        tmp_path / file.name: file.read_text(encoding="utf-8")
        for file in files
        if "\r" not in file.read_bytes().decode("utf-8", "replace")
        and b"\x00" not in file.read_bytes()
        and file.read_bytes().decode("utf-8", "ignore").encode() == file.read_bytes()
    }
    assert len(texts) >= 100
    for file, text in texts.items():
        editor = Editor(client, file)
        editor.open(text)
        (problem,) = RuleFile(text, file.name).faults
        found = [each for each in await editor.problems() if each.code == problem.code]
        marked = (found[0].range.start.line + 1, len(found))
        assert marked == (problem.place.line, 1), file.name


@pytest.mark.parametrize(
    ("words", "inside", "some", "none_of"),
    [
        ("go: how-long", 4, ["warning-signs", "swelling", "pain"], ["see-doctor"]),
        ("end: look-after-it", 5, ["call-emergency", "see-doctor"], ["swelling"]),
        ("recommend: [see-doctor]\n    because", 12, ["look-after-it"], ["cold-pack"]),
        ("advice: [cold-pack]", 9, ["cold-pack", "squats"], ["see-doctor"]),
        ("sources: [knee-guide]", 10, ["knee-guide"], ["squats"]),
        ("level: within-days", 7, ["emergency", "self-care"], ["squats"]),
        ("at_most: self-care", 9, ["emergency", "self-care"], ["squats"]),
        (
            "when: [swelling.a-little",
            7,
            ["swelling.a-lot", "warning-signs.none", "pain.mild"],
            ["see-doctor"],
        ),
        ("start: warning-signs", 7, ["pain"], ["see-doctor"]),
        ("worse: higher", 7, ["higher", "later"], ["pain"]),
        ("number: {from", 9, ["from", "to", "unit"], ["ask"]),
        ("    ask: Is the knee", 4, ["ask", "why", "go", "answers"], ["because"]),
        ("title: Sore knee\n", 0, ["levels", "promises"], ["ask"]),
    ],
)
async def test_ids_and_fields_are_offered_where_they_belong(
    client: Client,
    tmp_path: Path,
    words: str,
    inside: int,
    some: list[str],
    none_of: list[str],
) -> None:
    """Each kind where it can stand, and no other."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    offered = labels(await editor.offered(words, inside))
    assert set(some) <= set(offered)
    assert set(none_of).isdisjoint(offered)


@pytest.mark.parametrize(
    ("broken", "at", "some"),
    [
        ("    go: how-long\n", "    go: \n", ["swelling", "pain"]),
        ("    go: how-long\n", "    go: ho\n", ["how-long"]),
        (
            "    when: [swelling.a-little, how-long.weeks]",
            "    when: [swelling.",
            ["swelling.a-lot"],
        ),
        ("mild: {up_to: 4, end: look-after-it}", "mild: {", ["up_to", "end", "recommend"]),
        ('      no: {text: "No"}', '      no: {text: "No", recommend: [', ["see-doctor"]),
    ],
)
async def test_a_file_that_cannot_be_read_is_helped_with(
    client: Client, tmp_path: Path, broken: str, at: str, some: list[str]
) -> None:
    """In the middle of a line, with what the file said when it could last be read."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    text = EXAMPLE.replace(broken, at.rstrip("\n") + "\n")
    editor.write(text)
    offered = await editor.offered(at.rstrip("\n"), len(at.rstrip("\n")))
    assert set(some) <= set(labels(offered))
    assert await editor.problems()


async def test_what_is_offered_says_what_it_is(client: Client, tmp_path: Path) -> None:
    """A field its sentence, an answer its question's text and its own."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    found = {item.label: item for item in await editor.offered("when: [swelling.a-little", 7)}
    assert found["swelling.a-lot"].documentation == "Is the knee swollen? Yes, a lot"
    assert found["swelling.a-lot"].detail == "answer"
    fields = {item.label: item for item in await editor.offered("    ask: Is the knee", 4)}
    assert fields["why"].documentation == "Why this is asked; shown on request."


async def test_cases_are_helped_with(client: Client, tmp_path: Path) -> None:
    """Questions in a sheet, their answers behind them, what can be expected."""
    (tmp_path / "knee.yaml").write_text(EXAMPLE, encoding="utf-8")
    editor = Editor(client, tmp_path / "knee.cases.yaml")
    editor.open(CASES)
    assert "pain" in labels(await editor.offered("warning-signs: none", 0))
    assert labels(await editor.offered("swelling: a-lot", 10)) == ["no", "a-little", "a-lot"]
    assert "see-doctor" in labels(await editor.offered("[see-doctor]", 1))
    assert "level" in labels(await editor.offered("level: within", 0))


@pytest.mark.parametrize(
    ("words", "inside", "said"),
    [
        ("go: how-long", 6, "How long has it been sore?"),
        ("go: how-long", 6, "Asked on 12 of 15 paths."),
        ("swelling.a-little, how", 12, "A little"),
        ("level: within-days", 9, "See a doctor within a few days"),
        ("level: within-days", 9, "Reached on "),
        ("recommend: [see-doctor]\n    because", 14, "The shortest path with it, 4 questions:"),
        ("cold-pack:", 2, "Hold a cold pack"),
        ("choose: any", 2, "`one` answer (the default)"),
        ("none: None of these", 2, "**answer** `warning-signs.none`"),
        ("none: None of these", 2, "With `choose: any`: the text"),
    ],
)
async def test_hovering_says_what_a_thing_is(
    client: Client, tmp_path: Path, words: str, inside: int, said: str
) -> None:
    """Its text, on how many paths it is, the shortest of them; of a field its sentence."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    assert said in str(await editor.hover(words, inside))


async def test_a_text_says_nothing_more(client: Client, tmp_path: Path) -> None:
    """Where no id stands and no field, nothing is shown."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    assert await editor.hover("Is the knee swollen", 5) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("go: how-long", "go: how-lnog"),
        ("[see-doctor]\n    because", "[see-docter]\n    because"),
        ("because: Swelling", "becuase: Swelling"),
        ("swelling.a-little, how", "swelling.a-litle, how"),
        ("swelling.a-little, how", "sweling.a-little, how"),
        ('text: "No"', "text: false"),
    ],
)
async def test_a_mend_that_is_a_word_is_one_key_stroke(
    client: Client, tmp_path: Path, right: str, wrong: str
) -> None:
    """What it writes leaves no problem."""
    editor = Editor(client, tmp_path / "knee.yaml")
    text = EXAMPLE.replace(right, wrong)
    editor.open(text)
    (problem,) = await editor.problems()
    (action,) = (
        await client.text_document_code_action_async(
            types.CodeActionParams(
                editor.document,
                problem.range,
                types.CodeActionContext([problem], [types.CodeActionKind.QuickFix]),
            )
        )
        or ()
    )
    assert isinstance(action, types.CodeAction)
    assert action.edit is not None
    assert action.edit.changes is not None
    assert RuleFile(edited(text, action.edit.changes[editor.uri]), "k").problems == ()


async def test_the_outline_is_by_question(client: Client, tmp_path: Path) -> None:
    """Sections, what is in them, and the answers of questions; each can be folded."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    found = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(editor.document)
    )
    sections = {one.name: one for one in found or () if isinstance(one, types.DocumentSymbol)}
    questions = {one.name: one for one in sections["questions"].children or ()}
    assert list(questions) == ["warning-signs", "swelling", "how-long", "pain"]
    assert questions["swelling"].detail == "Is the knee swollen?"
    assert [one.name for one in questions["swelling"].children or ()] == ["no", "a-little", "a-lot"]
    assert questions["swelling"].range.end.line + 1 == editor.at("  how-long:\n").line
    folding = await client.text_document_folding_range_async(
        types.FoldingRangeParams(editor.document)
    )
    assert editor.at("questions:").line in {fold.start_line for fold in folding or ()}


async def test_a_preview_from_a_question_is_offered(client: Client, tmp_path: Path) -> None:
    """As a command that says what to run."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    at = editor.at("  how-long:\n", 4)
    found = await client.text_document_code_action_async(
        types.CodeActionParams(editor.document, types.Range(at, at), types.CodeActionContext([]))
    )
    (action,) = found or ()
    assert isinstance(action, types.Command)
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams(action.command, action.arguments)
    )
    assert await client.messages.get() == f"triage run {tmp_path / 'knee.yaml'} --at how-long"
