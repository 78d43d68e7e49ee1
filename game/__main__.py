"""`python -m game` is the command `at-the-table`."""

from game.cli import main

main()
