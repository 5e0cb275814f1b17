"""Print the JSON Schema (2020-12) of rule files, for editors and other tools."""

from __future__ import annotations

import argparse
import os
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command takes no options."""


def run(options: argparse.Namespace) -> int:
    """Print the schema that ships with the package."""
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "..", "schema.json"), encoding="utf-8") as file:
        sys.stdout.write(file.read())
    return 0
