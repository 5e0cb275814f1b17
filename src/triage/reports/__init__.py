"""What `triage validate` found, in the forms that people and other programs read.

Each form is one module with one function, ``render``, from a `Report` to text. None reads or writes
anything, so the same report always gives the same bytes.
"""
