"""The terminal face: the same views as the window, printed.

`paper.py` prints pieces of text, `pages.py` puts views on paper, `table.py` plays a run.
"""
