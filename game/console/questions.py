"""What the terminal asks around the play: the chapter's questions, before and after it.

`ask` prints a prompt and gives back what was typed.
"""

from __future__ import annotations

from collections.abc import Callable

from game.console import pages
from game.console.paper import Paper
from game.views.quiz import Check, QuizView
from game.views.words import count

Ask = Callable[[str], str]


def before(paper: Paper, ask: Ask, view: QuizView) -> dict[str, str]:
    """Answers before the play, by item; Enter leaves one out, k skips those that follow."""
    paper.title(f"{count(len(view.items), 'question').capitalize()} first")
    paper.line("You will meet them again at the end, with the answers. k skips them.")
    given: dict[str, str] = {}
    for item in view.items:
        pages.question(paper, item.ask, item.options)
        answer = _option(paper, ask, item.options)
        if answer is None:
            break
        given |= {item.id: answer} if answer else {}
    return given


def after(
    paper: Paper, ask: Ask, checks: tuple[Check, ...], keep: Callable[[dict[str, str]], None]
) -> None:
    """The same questions again; each answer is kept, then the right one is shown."""
    for check in checks:
        pages.question(paper, check.ask, check.options)
        answer = _option(paper, ask, check.options)
        if answer is None:
            break
        keep({check.id: answer} if answer else {})
        pages.answered(paper, check, answer)


def answers(paper: Paper, checks: tuple[Check, ...]) -> None:
    """The questions with what was answered, what is right, and why."""
    for check in checks:
        pages.question(paper, check.ask, check.options)
        for when, given in (("Before", check.before), ("After", check.after)):
            if given:
                paper.line(f"{when} the play you said: {given}", "you", 2)
        paper.line(f"The answer: {check.answer}.", "bold", 2)
        paper.prose(check.because, 2)


def _option(paper: Paper, ask: Ask, options: tuple[str, ...]) -> str | None:
    """The option typed; empty: left out, None: skipped with all that follow."""
    while True:
        answer = ask(f"Your answer (1-{len(options)}, Enter, k):")
        if answer in ("k", "K"):
            return None
        if not answer:
            return ""
        if answer.isdecimal() and 1 <= int(answer[:3]) <= len(options):
            return options[int(answer) - 1]
        paper.line(f"Type a number from 1 to {len(options)}, Enter or k.")
