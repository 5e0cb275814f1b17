"""Say what a problem code means, with an example of the mistake and of what to write instead."""

from __future__ import annotations

import argparse
import textwrap

from triage.checks.page import Page
from triage.checks.pages import FAMILIES, codes, page_of
from triage.problems import CommandError
from triage.words import did_you_mean

_COLUMNS = 78
_LEFT_OUT = "(The rest of the file is left out; null stands for what is not there at all.)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage explain``."""
    parser.add_argument("code", nargs="?", help="a problem code; without one, all are listed")


def run(options: argparse.Namespace) -> int:
    """Print the page of one code, or the list of all."""
    if options.code is None:
        print(_list())
        return 0
    page = page_of(options.code)
    if page is None:
        raise CommandError(
            f"there is no problem code {options.code!r}{did_you_mean(options.code, codes())} "
            "('triage explain' lists all)"
        )
    print(_text(page))
    return 0


def _list() -> str:
    widest = max(len(code) for code in codes())
    families = [
        "\n".join(
            [
                f"{family}:",
                *(f"  {page.code:<{widest}}  {page.severity:<7}  {page.title}" for page in listed),
            ]
        )
        for family, listed in FAMILIES.items()
    ]
    return "\n\n".join([*families, "'triage explain CODE' says more about one."])


def _text(page: Page) -> str:
    parts = [
        f"{page.code} ({page.severity})",
        f"{page.title}.",
        textwrap.fill(" ".join(page.why.split()), _COLUMNS),
    ]
    if page.bad:
        parts += ["Not like this:", _indented(page.bad), "But like this:", _indented(page.good)]
        if not page.whole:
            parts.append(_LEFT_OUT)
    return "\n\n".join(parts)


def _indented(example: str) -> str:
    return textwrap.indent(example.strip("\n"), "    ")
