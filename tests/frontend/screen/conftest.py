"""What a screen looks like must not depend on the machine that runs the tests."""

import os

import pytest

# Textual reads these when it is imported, which is before any fixture runs.
for _name in [name for name in os.environ if name.startswith("TEXTUAL")]:
    del os.environ[_name]


@pytest.fixture(autouse=True)
def colourful_terminal(plain_terminal: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend to be a terminal with all colours."""
    monkeypatch.delenv("TRIAGE_LOOK", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
