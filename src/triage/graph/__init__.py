"""The decision tree as a picture.

`model` says what is to be seen, whatever it is drawn with: boxes with the answers in them, arrows
between them, results. `mermaid` and `dot` write that down for other programs to lay out. For a
picture of our own, `blocks` breaks the texts into lines, `layout` finds a place for everything with
Graphviz and folds a long way down into columns, `svg` draws it, and `html` puts the drawing on a
page with a search, a zoom and the same tree as text.
"""
