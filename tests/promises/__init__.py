"""What the program promises, measured: `python -m tests.promises` prints the table of figures.

Each module holds one family of promises and yields its rows; `table.py` prints them.
"""
