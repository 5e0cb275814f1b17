"""A questionnaire as one web page that stands by itself: made here, answered in any browser.

All that can be worked out beforehand is worked out by the same code that the terminal uses, and
shipped as data: the sentences, the conditions, whom to call, what can follow what. What is left is
the walk itself, which the page's script reads a second time from the contract of rule files; the
tests hold it to this package's own walk, step by step.
"""
