"""Where a thing is given and used, and another id for it, through the protocol."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.example import EXAMPLE
from language_server.conftest import CASES, Client, Editor, edited
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from triage.casefile import CaseFile
from triage.rulefile import RuleFile

SCALE = """\
scales:
  how-much:
    no: {text: "No"}
    a-little: {text: A little}
    a-lot: {text: "Yes, a lot"}
"""
WITH_SCALE = EXAMPLE.replace(
    """\
    answers:
      no: {text: "No"}
      a-little: {text: A little}
      a-lot: {text: "Yes, a lot", recommend: [see-doctor]}
    go: how-long
""",
    """\
    answers: how-much
    go: stiffness
  stiffness:
    ask: Is the knee stiff?
    answers: how-much
    go: how-long
""",
).replace("rules:\n", f"{SCALE}rules:\n")


async def renamed(
    editor: Editor, words: str, inside: int, new: str
) -> dict[str, list[types.TextEdit]]:
    """The edits by file that give what stands there another id."""
    found = await editor.client.text_document_rename_async(
        types.RenameParams(editor.document, editor.at(words, inside), new)
    )
    assert found is not None
    assert found.changes is not None
    return {uri: list(edits) for uri, edits in found.changes.items()}


async def test_definition_and_uses_in_both_files(client: Client, tmp_path: Path) -> None:
    """Where a question is given, and everywhere it is named."""
    cases = tmp_path / "knee.cases.yaml"
    cases.write_text(CASES, encoding="utf-8")
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    at = editor.at("go: swelling", 5)
    found = await client.text_document_definition_async(types.DefinitionParams(editor.document, at))
    (place,) = found if isinstance(found, list) else []
    assert isinstance(place, types.Location)
    assert place.range.start == editor.at("  swelling:\n", 2)
    uses = await client.text_document_references_async(
        types.ReferenceParams(types.ReferenceContext(False), editor.document, at)
    )
    assert [use.uri for use in uses or ()] == [editor.uri] * 4 + [cases.as_uri()]


@pytest.mark.parametrize(
    ("words", "inside", "new", "was"),
    [
        ("  swelling:\n", 3, "swollen", "    was: [swelling]\n"),
        ("a-lot: {text", 1, "much", "{was: [a-lot], text"),
        ("recommend: [see-doctor]\n    because", 14, "see-gp", "    was: [see-doctor]\n"),
        ("  within-days: {title", 4, "days", "{was: [within-days], title"),
        ("cold-pack:", 2, "ice", "    was: [cold-pack]\n"),
    ],
)
async def test_renaming_changes_both_files_and_remembers(
    client: Client, tmp_path: Path, words: str, inside: int, new: str, was: str
) -> None:
    """The files still fit each other, and saved answers are still understood."""
    cases = tmp_path / "knee.cases.yaml"
    cases.write_text(CASES, encoding="utf-8")
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    found = await client.text_document_rename_async(
        types.RenameParams(editor.document, editor.at(words, inside), new)
    )
    assert found is not None
    assert found.changes is not None
    text = edited(EXAMPLE, found.changes[editor.uri])
    assert was in text
    rules = RuleFile(text, "knee.yaml")
    assert rules.problems == ()
    tested = CaseFile(
        edited(CASES, found.changes.get(cases.as_uri(), ())), "c", rules.questionnaire
    )
    assert tested.problems == ()
    assert all(tested.outcome.passed.values())


@pytest.mark.parametrize(
    ("new", "why"), [("pain", "there is a question pain already"), ("Not An Id", "cannot be an id")]
)
async def test_a_name_that_cannot_be_is_refused(
    client: Client, tmp_path: Path, new: str, why: str
) -> None:
    """With the reason, and nothing is changed."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    with pytest.raises(JsonRpcInvalidParams, match=why):
        await client.text_document_rename_async(
            types.RenameParams(editor.document, editor.at("  swelling:\n", 3), new)
        )


@pytest.mark.parametrize(
    ("words", "inside"),
    [("    a-little: {text", 5), ("swelling.a-little", 10), ("[swelling.a-little]", 12)],
)
async def test_an_answer_of_a_scale_is_renamed_for_all_its_questions(
    client: Client, tmp_path: Path, words: str, inside: int
) -> None:
    """From the scale itself, and from any condition that names the answer of one question."""
    cases = tmp_path / "knee.cases.yaml"
    written = CASES.replace("a-lot,", "a-little, stiffness: a-little,")
    cases.write_text(written, encoding="utf-8")
    editor = Editor(client, tmp_path / "knee.yaml")
    text = WITH_SCALE.replace(
        "when: [swelling.a-little, how", "when: [swelling.a-little, stiffness.a-little, how"
    )
    assert RuleFile(text, "knee.yaml").problems == ()
    editor.open(text)
    edits = await renamed(editor, words, inside, "some")
    after = edited(text, edits[editor.uri])
    assert after == text.replace("a-little: {text", "some: {was: [a-little], text").replace(
        ".a-little", ".some"
    )
    assert edited(written, edits[cases.as_uri()]) == written.replace("a-little", "some")
    assert RuleFile(after, "knee.yaml").problems == ()


async def test_an_answer_of_a_scale_is_given_in_the_scale(client: Client, tmp_path: Path) -> None:
    """The definition of `swelling.a-little` is where the scale has it."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(WITH_SCALE)
    found = await client.text_document_definition_async(
        types.DefinitionParams(editor.document, editor.at("swelling.a-little", 12))
    )
    (place,) = found if isinstance(found, list) else []
    assert isinstance(place, types.Location)
    assert place.range.start == editor.at("    a-little: {text", 4)


async def test_the_empty_choice_is_given_at_its_question(client: Client, tmp_path: Path) -> None:
    """It is a field there; another name it cannot have."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE)
    found = await client.text_document_definition_async(
        types.DefinitionParams(editor.document, editor.at("warning-signs.none", 16))
    )
    (place,) = found if isinstance(found, list) else []
    assert isinstance(place, types.Location)
    assert place.range.start == editor.at("none: None of these")
    with pytest.raises(JsonRpcInvalidParams, match="`none` is a word of the format"):
        await renamed(editor, "warning-signs.none", 16, "nothing")
    with pytest.raises(JsonRpcInvalidParams, match="`none` is a word of the format"):
        await renamed(editor, "      a-little: {text", 8, "none")


async def test_each_former_id_is_kept(client: Client, tmp_path: Path) -> None:
    """Renamed twice it remembers both; renamed back, the one between."""
    editor = Editor(client, tmp_path / "knee.yaml")
    text = EXAMPLE
    steps = (("swelling", "swollen", ["swelling"]), ("swollen", "thick", ["swollen", "swelling"]))
    for old, new, was in steps:
        editor.open(text)
        text = edited(text, (await renamed(editor, f"  {old}:", 3, new))[editor.uri])
        assert f"    was: [{', '.join(was)}]\n" in text
    editor.open(text)
    text = edited(text, (await renamed(editor, "  thick:", 3, "swelling"))[editor.uri])
    assert "    was: [swollen, thick]\n" in text
    assert RuleFile(text, "knee.yaml").problems == ()


async def test_a_former_id_of_something_else_is_refused(client: Client, tmp_path: Path) -> None:
    """What was saved with it is meant for the other one."""
    editor = Editor(client, tmp_path / "knee.yaml")
    editor.open(EXAMPLE.replace("  pain:\n", "  pain:\n    was: [ache]\n"))
    with pytest.raises(JsonRpcInvalidParams, match="ache was the id of the question pain before"):
        await renamed(editor, "  swelling:\n", 3, "ache")
