"""The pages of what `triage.reading` reports, which stands below the checks.

It names these problems by their codes alone: what keeps a file from being read is found while it is
read, at its place.
"""

from __future__ import annotations

from triage.checks.page import Page

_FILE = """\
format: 1
id: sore-knee
title: {title}
intro: {intro}
disclaimer: This is general information, not a diagnosis.
reviewed: 2026-11-22
review_by: 2036-11-22
start: swelling
levels:
  within-days: {{title: See a doctor within a few days}}
  self-care: {{title: Look after it yourself for now}}
sources:
  guide: {{title: Knee pain, year: {year}}}
recommendations:
  see-doctor: {{level: within-days, title: See a doctor, text: Book a visit., watch_for: [{net}], sources: [guide]}}
  rest: {{level: self-care, title: Rest the knee, text: Rest for a few days., watch_for: [{net}], sources: [guide]}}
questions:
  swelling:
    ask: Is the knee swollen?
    answers:
      no: {{text: "No", end: rest}}
      yes: {{text: "Yes", end: see-doctor}}
"""  # noqa: E501 - a short file is easier to read than short lines


def small_file(
    title: str = "Sore knee",
    intro: str = "For adults with a sore knee.",
    year: str = "2025",
    net: str = "It gets worse. Then get help.",
) -> str:
    """A small complete rule file, with these values in it."""
    return _FILE.format(title=title, intro=intro, year=year, net=net)


def _page(code: str, title: str, why: str, bad: str = "", good: str = "") -> Page:
    return Page(code, "error", title, why, bad, good, whole=True)


PAGES = (
    Page(
        code="unreadable",
        severity="error",
        title="A path could not be checked",
        why=(
            "There is no such file, it may not be read, or the folder has no rule file in it. "
            "Nothing is known about it then, so it never passes for checked: the exit code is 2."
        ),
        bad="",
        good="",
    ),
    _page(
        "syntax",
        "The file is not YAML",
        "Nothing can be checked in what cannot be read. Most often text holds a sign that means "
        "something in YAML, such as a colon with a space after it, or a line is not indented like "
        "its neighbours.",
        "title: Sore knee: what to do\n",
        small_file(title='"Sore knee: what to do"'),
    ),
    _page(
        "duplicate-key",
        "The same key stands twice in one mapping",
        "Many programs would silently keep only the last one, and a question or a field would be "
        "gone without anybody noticing.",
        small_file().replace("intro:", "title: Sore knees\nintro:"),
        small_file(),
    ),
    _page(
        "alias",
        "The file uses an anchor, an alias or a merge key",
        "What `&name`, `*name` and `<<` stand for is written somewhere else, so a reader of the "
        "rule cannot see what it says; and nested ones can make a small file huge.",
        small_file(title="&name Sore knee"),
        small_file(),
    ),
    _page(
        "tag",
        "The file uses a tag",
        "A tag such as `!!str` changes what a value is. A rule file has text, whole numbers, true "
        "and false, lists and mappings, and needs none.",
        small_file(title="!!str Sore knee"),
        small_file(),
    ),
    _page(
        "several-documents",
        "The file has more than one document",
        "One file is one questionnaire. What follows a second `---` would not be looked at.",
        small_file() + "---\ntitle: Another\n",
        small_file(),
    ),
    _page(
        "empty-file",
        "The file is empty",
        "A file that says nothing asks nobody anything; perhaps it was not saved. The good example "
        "is a small complete questionnaire to start from.",
        "# Nothing here yet.\n",
        small_file(),
    ),
    _page(
        "cut-short",
        "A comment cuts a text short",
        "A blank and a `#` begin a comment, also in the middle of a text: what follows would be "
        "lost silently. A comment two blanks away from the text is taken for one.",
        small_file(intro="For knee number # one or two."),
        small_file(intro='"For knee number # one or two."'),
    ),
    _page(
        "comma-in-braces",
        "A comma inside braces cuts a text short",
        "Inside { } a comma ends a value: what follows it would be a field of its own, and people "
        "would read the beginning only. A text with a comma stands in quotes there.",
        small_file(net="It gets worse.").replace(
            "text: Book a visit.", "text: Book a visit, soon."
        ),
        small_file(net="It gets worse.").replace(
            "text: Book a visit.", 'text: "Book a visit, soon."'
        ),
    ),
    _page(
        "curly-quotes",
        "A text stands in curly quotes",
        "Word processors make curly quotes, which are letters to YAML: people would see them, and "
        "a comma or a colon between them would end the text.",
        small_file(title="“Sore knee”"),
        small_file(title='"Sore knee"'),
    ),
    _page(
        "comment-in-text",
        "A comment stands inside a text",
        "In a text of several lines a `#` is a letter like any other, so people would read the "
        "comment.",
        small_file(intro=">-\n  For adults.\n  # really?"),
        small_file(intro=">-\n  For adults."),
    ),
    _page(
        "odd-blank",
        "A blank that is no space stands where one is needed",
        "A no-break space looks like a space, and YAML takes it for a letter: a line is not "
        "indented by it, and a name that ends with it is another name. It mostly comes with copied "
        "text.",
        small_file().replace("start: swelling", "start: swelling\u00a0"),
        small_file(),
    ),
    _page(
        "merge-marks",
        "A merge was not finished",
        "Two versions of the same lines stand in the file, and nobody has said which of them "
        "holds. Nothing else is looked at before.",
        small_file().replace(
            "start: swelling\n",
            "<<<<<<< ours\nstart: swelling\n=======\nstart: pain\n>>>>>>> theirs\n",
        ),
        small_file(),
    ),
    _page(
        "control-character",
        "Text contains a character that cannot be seen",
        "Such characters can move the cursor of a terminal, change its colours, reverse what is "
        "read, or end a line in one program and not in another. They mostly come with copied text.",
        small_file(title=r'"\e[31mSore knee"'),
        small_file(title='"Sore knee"'),
    ),
    _page(
        "number-too-long",
        "A number has more than 18 digits",
        "No age, duration or year is that long; it is a mistake or an attack.",
        small_file(year="20252025202520252025"),
        small_file(),
    ),
    _page(
        "too-deep",
        "Lists and mappings are nested too deep",
        "A rule file needs a depth of about ten; more than 32 is a mistake or an attack, and "
        "reading stops there.",
        "title: " + "[" * 33 + "]" * 33 + "\n",
        small_file(),
    ),
    _page(
        "too-large",
        "The file or a list in it is too large",
        "Files up to 16 MiB and lists of up to 10,000 items are read: far more than anybody could "
        "answer.",
    ),
    _page(
        "not-utf-8",
        "The file is not UTF-8 text",
        "In any other encoding the same bytes mean other letters. Choose UTF-8 where your editor "
        "saves the file.",
    ),
)
