"""The languages that people are spoken to in: all that is said and is no text of a questionnaire.

Every sentence is written in English where it is said, and is its own message id. `LANG.po` in this
folder says it in another language. What is said to rule authors and programs stays English: what
is wrong in a file, reports, comparisons, and the errors of commands.
"""
