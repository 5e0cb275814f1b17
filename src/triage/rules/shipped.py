"""The questionnaire that comes with the package.

The wheel holds its rule file and, beside it, the same data as JSON, written when the wheel was
built and after it was proved. The JSON opens many times faster; it is used only while the rule file
is still the one it was made from.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from decimal import Decimal
from typing import Any

from triage.problems import in_json
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire

NAME = "runner-low-back-pain.yaml"
_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKED = os.path.join(_HERE, "shipped.json")


def file() -> str:
    """Where the shipped rule file is: in the installed package, or in the checkout."""
    installed = os.path.join(_HERE, NAME)
    if os.path.exists(installed):
        return installed
    return os.path.normpath(os.path.join(_HERE, "..", "..", "..", "rules", NAME))


def packed(data: object, rule_file: bytes) -> str:
    """What the build writes: the data of the proved ``rule_file``, and the mark of that file."""
    return json.dumps({"mark": mark(rule_file), "data": data}, ensure_ascii=False, default=in_json)


def mark(rule_file: bytes) -> str:
    """A mark that changes with the file. It guards against staleness, not against an attacker."""
    return f"{len(rule_file)}-{crc32(rule_file):08x}"


def proved() -> Questionnaire | None:
    """The shipped questionnaire from its proved JSON; None where there is none or it is stale."""
    try:
        with open(_PACKED, "rb") as packed_file:
            content: dict[str, Any] = json.loads(packed_file.read(), parse_float=Decimal)
        with open(file(), "rb") as rule_file:
            fresh = content["mark"] == mark(rule_file.read())
    except (OSError, ValueError, KeyError):
        return None
    return build(content["data"]) if fresh else None
