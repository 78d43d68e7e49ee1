"""`list`: what can be played."""

from __future__ import annotations

import click

from game.commands.common import or_fail


@click.command("list")
def command() -> None:
    """Show the packs and chapters that can be played."""
    from game import resources
    from game.views.title import title_view

    for pack in or_fail(lambda: title_view(resources.path("scenarios"))).packs:
        click.echo(f"{pack.title}: {pack.summary}")
        for card in pack.chapters:
            name = f"{pack.id}/{card.id}"
            click.echo(f"  {name:<28} {card.title}, {card.place} {card.years}, {card.minutes} min")
