"""``pytest --triage PATH``: the checks, promises and cases of rule files as test items.

pytest loads this module in every run of whoever has the package installed, so it imports nothing
until the option is given.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare ``--triage``."""
    parser.getgroup("triage").addoption(
        "--triage",
        action="append",
        default=[],
        metavar="PATH",
        help="also test this rule file, or every rule file in this folder: its checks, promises "
        "and cases (repeatable; -m triage runs nothing else)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect the rule files if any were asked for."""
    config.addinivalue_line("markers", "triage: a check, promise or case of a rule file")
    paths = config.getoption("triage")
    if paths:
        from triage.pytest_items import Collecting

        config.pluginmanager.register(Collecting(config, paths), "triage-collecting")
