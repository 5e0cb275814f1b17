"""The review sheet: all that a clinician answers for, to print and sign, in plain words.

`material` is what a sheet is made of, `referring` how it calls things, `markup` how it numbers its
lines. Each part of the sheet has a module of its own, and `sheet` puts them on one page.
"""
