"""What an id looks like: words of small letters and digits, joined by hyphens."""

import re

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""To be matched in full. The JSON Schemas spell the same pattern out."""
