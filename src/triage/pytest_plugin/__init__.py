"""``pytest --triage PATH``: the checks, promises and cases of rule files as test items.

Also prints the path that breaks a property of `triage.testing` so that it can be copied.

pytest loads this module in every run of whoever has the package installed, so it imports nothing
until the option is given.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import Any

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
    names = config.getoption("triage")
    if names:
        from triage.pytest_plugin.items import Collecting

        config.pluginmanager.register(Collecting(config, names), "triage-collecting")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Print the case of a broken property as it is, in a section of its own.

    As part of the error each of its lines would begin with ``E``.
    """
    # Nobody can have raised it where nothing has imported it.
    assertion = sys.modules.get("triage.testing.assertion")
    error = None if call.excinfo is None else call.excinfo.value
    # Doctests, for one, have reports of another kind.
    if (
        assertion is None
        or not isinstance(error, assertion.BrokenPropertyError)
        or not isinstance(item, pytest.Function)
    ):
        return (yield)
    error.__notes__.remove(error.note)
    report = yield
    told: Any = report.longrepr
    told.addsection(error.title, error.case)
    return report
