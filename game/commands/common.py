"""What commands share: one message and exit code 2 for whatever is rejected."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import NoReturn, TypeVar

import click

from game.scenario.diagnostics import ScenarioError

REJECTED = 2
T = TypeVar("T")


def fail(message: str) -> NoReturn:
    """Say why on standard error and exit with 2."""
    click.echo(message, err=True)
    sys.exit(REJECTED)


def or_fail(action: Callable[[], T]) -> T:
    """The action's result; what is rejected becomes one message and exit code 2."""
    from game.play.checked import Rejected

    try:
        return action()
    except (ScenarioError, Rejected) as error:
        fail(str(error))


def check_roles(roles: Iterable[str], known: list[str]) -> None:
    """Fail, with the nearest name, on a role that a chapter does not have."""
    from game.scenario.wording import nearest

    for role in roles:
        if role not in known:
            hint = nearest(role, known) or f"there are: {', '.join(known)}"
            fail(f"There is no role `{role}` ({hint}).")
