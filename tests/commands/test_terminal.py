"""What is taken from the environment: the country whose number is shown first."""

from __future__ import annotations

import pytest

from triage.commands.terminal import country_of


@pytest.mark.parametrize(
    ("environment", "country"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "en_IE"}, "IE"),
        ({"LANG": "en_GB", "LC_MESSAGES": "en_IE", "LC_ALL": "de_CH@euro"}, "CH"),
        ({"LANG": "en_GB", "LC_ALL": ""}, "GB"),
        ({"LANG": "en_GB", "LC_ALL": "C"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "en"}, None),
        ({"LANG": "en_gb"}, None),
        ({"LANG": "en_GBR"}, None),
        ({"LANG": "zh_Hant_TW"}, None),
        ({}, None),
    ],
)
def test_the_country_comes_from_the_locale(
    environment: dict[str, str], country: str | None
) -> None:
    """From the first of the three variables that is set, as the C library has it."""
    assert country_of(environment) == country
