"""The questionnaire that comes with the package.

The wheel holds its rule file and its translations and, beside them, the same data as JSON, written
when the wheel was built and after it was proved. The JSON opens many times faster; it is used only
while the files are still those that it was made from.
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


def file() -> str:
    """Where the shipped rule file is: in the installed package, or in the checkout."""
    installed = os.path.join(_HERE, NAME)
    if os.path.exists(installed):
        return installed
    return os.path.normpath(os.path.join(_HERE, "..", "..", "..", "rules", NAME))


def packed(data: object, *files: bytes) -> str:
    """What the build writes: proved data, and the mark of the files that it was made from."""
    return json.dumps({"mark": mark(*files), "data": data}, ensure_ascii=False, default=in_json)


def mark(*files: bytes) -> str:
    """A mark that changes with the files. It guards against staleness, not against an attacker."""
    return " ".join(f"{len(content)}-{crc32(content):08x}" for content in files)


def proved(translation: str | None = None) -> Questionnaire | None:
    """The shipped questionnaire from its proved JSON; None where there is none or it is stale.

    Args:
        translation: the PO file that says it in another language.
    """
    sources = [file()] if translation is None else [file(), translation]
    try:
        with open(os.path.join(_HERE, packed_name(translation)), "rb") as packed_file:
            content: dict[str, Any] = json.loads(packed_file.read(), parse_float=Decimal)
        fresh = content["mark"] == mark(*map(_content, sources))
    except (OSError, ValueError, KeyError):
        return None
    return build(content["data"]) if fresh else None


def packed_name(translation: str | None = None) -> str:
    """The name of the JSON: ``shipped.json``, or ``shipped.es.json`` of ``NAME.es.po``."""
    if translation is None:
        return "shipped.json"
    return f"shipped.{os.path.splitext(translation)[0].rpartition('.')[2]}.json"


def _content(name: str) -> bytes:
    with open(name, "rb") as opened:
        return opened.read()
