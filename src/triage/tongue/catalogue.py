"""Catalogues of sentences: read as gettext reads them, from the file that the build compiled.

In a checkout nothing is compiled: there the PO file is, which is never stale.
"""

from __future__ import annotations

import os
from gettext import GNUTranslations
from io import BytesIO

FOLDER = os.path.dirname(os.path.abspath(__file__))


def catalogue_of(tag: str) -> GNUTranslations | None:
    """The catalogue of a language by its BCP 47 tag, or by the first part of it."""
    for name in (tag, tag.partition("-")[0]):
        written = os.path.join(FOLDER, f"{name.casefold()}.po")
        if os.path.exists(written):
            return GNUTranslations(BytesIO(compiled(written)))
        made = os.path.join(FOLDER, f"{name.casefold()}.mo")
        if os.path.exists(made):
            with open(made, "rb") as file:
                return GNUTranslations(file)
    return None


def compiled(written: str) -> bytes:
    """What gettext reads, made from the PO file of that name."""
    import polib

    content: bytes = polib.pofile(written).to_binary()
    return content
