"""What the tests share: settings of Hypothesis, a clean terminal, and one small questionnaire."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: the tests of the app wait a third of their time."""
    return (os.cpu_count() or 1) + 1


settings.register_profile(
    "ci",
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)
settings.register_profile("deep", settings.get_profile("ci"), max_examples=5000, derandomize=False)
settings.register_profile("mutation", settings.get_profile("ci"), max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say what is left out unless it is asked for."""
    if "not benchmark" in config.option.markexpr:
        return (
            "left out: -m benchmark (speed), -m installed (the built package), "
            "-m browser (pictures), -m conformance (the page's walk), -m neovim (an editor); "
            ".ci/run has all"
        )
    return None


TERMINAL_VARIABLES = ("NO_COLOR", "COLORTERM", "COLORFGBG", "ACCESSIBLE", "FORCE_COLOR")


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal runs the tests, they see the same one."""
    for name in [*os.environ]:
        if name in TERMINAL_VARIABLES or name.startswith("TEXTUAL"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")
    # A locale without a country.
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, once for all tests that open something in it."""
    # Imported here because no other test needs it.
    from helpers.browser import chromium

    with chromium() as opened:
        yield opened


@pytest.fixture
def small() -> dict[str, Any]:
    """A questionnaire of three questions, as data, that has one of most things."""
    return {
        "format": 1,
        "id": "small",
        "title": "A small questionnaire",
        "intro": "For the tests.",
        "disclaimer": "This is general information.",
        "notice": "New numbness? Get help now.",
        "reviewed": "2026-11-22",
        "review_by": "2027-11-22",
        "start": "signs",
        "levels": {
            "emergency": {"title": "Get help now", "within": "now", "enough": True},
            "doctor": {"title": "See a doctor", "within": "7 days"},
            "self-care": {"title": "Look after it yourself", "recheck": "14 days"},
        },
        "sources": {"book": {"title": "A book", "publisher": "A publisher", "year": 2020}},
        "advice": {
            "walk": {"topic": "Moving", "text": "Keep walking.", "sources": ["book"]},
            "stretch": {
                "topic": "Moving",
                "text": "Stretch gently.",
                "sources": ["book"],
                "unless": ["leg.sharp"],
            },
        },
        "recommendations": {
            "call": {
                "level": "emergency",
                "title": "Call for help",
                "text": "Call your emergency number.",
                "watch_for": ["Getting worse"],
                "sources": ["book"],
            },
            "see-doctor": {
                "level": "doctor",
                "title": "See a doctor this week",
                "text": "Book a visit.",
                "watch_for": ["Numbness"],
                "sources": ["book"],
            },
            "rest": {
                "level": "self-care",
                "title": "Rest from running",
                "text": "Run less for now.",
                "watch_for": ["Pain down a leg"],
                "advice": ["walk", "stretch"],
                "expect": "It often settles in two weeks.",
                "sources": ["book"],
            },
        },
        "questions": {
            "signs": {
                "ask": "Do you have any of these?",
                "why": "Some signs need help at once.",
                "choose": "any",
                "answers": {
                    "numb": {"text": "Numb between the legs", "recommend": ["call"]},
                    "tired": {"text": "Very tired"},
                },
                "none": "No, none of these",
                "go": "leg",
            },
            "leg": {
                "ask": "Does the pain travel down a leg?",
                "worse": "later",
                "answers": {
                    "no": {"text": "No"},
                    "sharp": {"text": "Yes, sharp pain", "recommend": ["see-doctor"]},
                },
                "go": "pain",
            },
            "pain": {
                "ask": "How bad is the pain?",
                "number": {"from": 0, "to": 10, "unit": "points"},
                "worse": "higher",
                "answers": {
                    "mild": {"up_to": 4},
                    "strong": {"up_to": 10, "recommend": ["see-doctor"]},
                },
                "end": "rest",
            },
        },
        "rules": {
            "tired-and-sharp": {
                "when": {"all": ["signs.tired", "leg.sharp"]},
                "recommend": ["call"],
                "because": "Being very tired with sharp pain needs help at once.",
                "sources": ["book"],
            }
        },
    }
