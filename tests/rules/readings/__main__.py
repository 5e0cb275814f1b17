"""Scores the readings, prints the paper for a new reader, or reads what one wrote."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from rules.readings import READERS, figures, paper, read, readings


def main() -> None:
    """Print what was asked for."""
    match sys.argv[1:]:
        case ["paper"]:
            print("\n".join(paper()))
        case ["read", name]:
            written = yaml.safe_load(Path(name).read_text(encoding="utf-8"))
            for person, numbers in written.items():
                print(yaml.safe_dump({person: read(numbers)}, default_flow_style=None, width=98))
        case _:
            for reader in READERS:
                found = readings(reader)
                own = figures(found)
                print(
                    f"{reader}: {own.right:.0%} right, {own.too_calm:.1%} too calm, "
                    f"{own.too_urgent:.1%} too urgent, {own.missed} emergencies missed"
                )
                for reading in found:
                    if reading.off:
                        print(f"  {reading.person}: {reading.told}, not {reading.wanted}")


if __name__ == "__main__":
    main()
