"""`triage diff --fail-on less-urgent` as a gate: it opens only where it is known that it may."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.example import merged

from triage.cli import main

OLD = merged("promises: null")

SWELLING = """\
      a-little: {text: A little}
      a-lot: {text: "Yes, a lot", recommend: [see-doctor]}
"""
COLD = "cold-foot: {text: The foot is cold or numb, recommend: [call-emergency]}"
RULE = OLD[OLD.index("rules:") :]
SINCE = (("go: how-long\n", "go: since\n"), ("how-long.weeks", "since.weeks"))

OPEN = {
    "the same file": (),
    "only a text": (("Is the knee swollen?", "Is your knee swollen now?"),),
    "a question renamed and declared": (
        ("  how-long:\n", "  since:\n    was: [how-long]\n"),
        *SINCE,
    ),
    "an answer renamed and declared": (("cold-foot: {", "icy-foot: {was: [cold-foot], "),),
    "a level renamed and declared": (
        ("within-days: {", "this-week: {was: [within-days], "),
        ("level: within-days", "level: this-week"),
    ),
    "a recommendation renamed": (("see-doctor", "see-gp"),),
    "a band that begins earlier": (("mild: {up_to: 4", "mild: {up_to: 3"),),
    "a rule that takes in more": (("[swelling.a-little, how-long.weeks]", "[swelling.a-little]"),),
    "answers merged into the more urgent": (
        (RULE, ""),
        (SWELLING, "      yes: {text: 'Yes', was: [a-little, a-lot], recommend: [see-doctor]}\n"),
        ("swelling.a-little", "swelling.yes"),
    ),
    "a question whose answers only add": (
        (
            "  how-long:\n    ask:",
            "  locks:\n    ask: Does it lock?\n    answers:\n"
            "      no: {text: 'No'}\n      yes: {text: 'Yes', recommend: [see-doctor]}\n"
            "    go: how-long\n  how-long:\n    ask:",
        ),
        ("    go: how-long\n  locks", "    go: locks\n  locks"),
    ),
}

SHUT = {
    "an emergency renamed": (("cold-foot: {", "icy-foot: {"),),
    "an emergency renamed, declared and lowered": (
        (COLD, "icy-foot: {was: [cold-foot], text: Cold, recommend: [see-doctor]}"),
    ),
    "an emergency lowered": ((COLD, "cold-foot: {text: Cold, recommend: [see-doctor]}"),),
    "a sign that is not asked any more": ((f"      {COLD}\n", ""),),
    "a question renamed": (("  how-long:\n", "  since:\n"), *SINCE),
    "a level renamed": (("within-days", "this-week"),),
    "a band that begins later": (("mild: {up_to: 4", "mild: {up_to: 5"),),
    "a rule taken out": ((RULE, ""),),
    "a rule that takes in others": (("how-long.weeks]", "how-long.days]"),),
    "an answer that recommends no more": (
        ('a-lot: {text: "Yes, a lot", recommend: [see-doctor]}', "a-lot: {text: Much}"),
    ),
    "answers merged into the calmer": (
        (SWELLING, "      yes: {text: 'Yes', was: [a-little, a-lot]}\n"),
        ("swelling.a-little", "swelling.yes"),
    ),
    "an answer that people may now give instead": (
        ("      a-lot: {", "      some: {text: Some}\n      a-lot: {"),
    ),
}


def changed(edits: tuple[tuple[str, str], ...]) -> str:
    """The file after these edits, each of which finds something to change."""
    text = OLD
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        *(pytest.param(edits, 0, id=name) for name, edits in OPEN.items()),
        *(pytest.param(edits, 1, id=name) for name, edits in SHUT.items()),
    ],
)
def test_the_gate_opens_where_nobody_is_told_something_less_urgent(
    edits: tuple[tuple[str, str], ...],
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And shuts where somebody is, or may be for all that is known; never for a faulty file."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(changed(edits), encoding="utf-8")
    assert main(["diff", str(old), str(new), "--fail-on", "less-urgent"]) == code
    assert capsys.readouterr().err == ""
