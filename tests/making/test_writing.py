"""Rule files as text."""

from making.writing import dump


def test_dump_quotes_what_a_reader_could_take_for_something_else() -> None:
    """Texts stay texts for a reader of YAML 1.1 or 1.2; there are no anchors."""
    tricky = ["no", "Y", "on", "null", "~", "1e3", "0o17", "0x1f", "2026-01-01", "1:30", ".inf"]
    plain = ["first", "mild-pain", "q.answer", "All of these, please."]
    for text in tricky:
        assert dump({text: text}) == f"'{text}': '{text}'\n"
    for text in plain:
        assert dump({text: text}) == f"{text}: {text}\n"
    shared = ["a", "b"]
    assert "&" not in dump({"one": shared, "two": shared})
