"""The terminal face: the same views as the window, printed.

`paper.py` prints pieces of text and `desk.py` reads what is typed; `pages.py` and its like put
views on paper, `writing.py` asks for words. `table.py` plays a run, `debrief.py` leads through what
comes after it.
"""
