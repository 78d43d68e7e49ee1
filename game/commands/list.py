"""`list`: what can be played."""

from __future__ import annotations

import click

from game.commands.common import fail


@click.command("list")
def command() -> None:
    """Show the packs and chapters that can be played: those of the game, and what was installed."""
    from game.play.shelf import bundled
    from game.views.title import readable_packs

    view = readable_packs(*bundled().roots)
    for pack in view.packs:
        click.echo(f"{pack.title}: {pack.summary}")
        for card in pack.chapters:
            name = f"{pack.id}/{card.id}"
            click.echo(f"  {name:<28} {card.title}, {card.place} {card.years}, {card.minutes} min")
    if view.faults:
        fail("\n".join(map(str, view.faults)))
