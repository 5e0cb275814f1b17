"""Plain data as the text of a rule file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

PLAIN = re.compile(r"[A-Za-z][A-Za-z_.,;?!() -]*[A-Za-z_.?!)]|[a-z][a-z0-9]*([-.][a-z0-9]+)+")
"""Texts that may be tried unquoted: words without digits, and names of ids."""

RESERVED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""What one version of YAML or the other takes for a boolean or for nothing, in any case."""


class Dumper(yaml.SafeDumper):
    """Writes YAML that means the same to a reader of YAML 1.1 and of 1.2, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write a thing again where it occurs again."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Quote whatever is not plainly a text."""
    is_plain = PLAIN.fullmatch(text) is not None and text.lower() not in RESERVED
    style = None if is_plain else '"' if "\n" in text else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _decimal(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    """Write a decimal as people do."""
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")


Dumper.add_representer(str, _text)
Dumper.add_representer(Decimal, _decimal)


def dump(data: Mapping[str, Any]) -> str:
    """The data of a questionnaire as the text of its rule file."""
    return str(yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=1000))
