"""`explain`: what a finding of `check` means, and how it is mended."""

from __future__ import annotations

from collections.abc import Iterator

import click

from game.commands.common import fail


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what CODE means, why it matters and how it is mended; without a code, list them all."""
    from game.scenario.codes import CODES
    from game.scenario.wording import nearest, shown

    if not code:
        widest = max(map(len, CODES))
        for name, each in CODES.items():
            click.echo(f"{name:<{widest}}  {each.severity:<7}  {each.meaning}")
        return
    if code not in CODES:
        hint = nearest(code, CODES) or "`at-the-table explain` lists them all"
        fail(f"There is no code `{shown(code)}` ({hint}).")
    click.echo("\n".join(_lines(code)))


def _lines(code: str) -> Iterator[str]:
    from textwrap import fill, indent

    from game import resources
    from game.scenario.codes import CODES
    from game.scenario.pages import FILE, has_signs, page_of

    text = resources.path("assets", "codes", f"{code}.md").read_text(encoding="utf-8")
    page = page_of(code, text)
    yield f"{code} ({CODES[code].severity})"
    yield CODES[code].meaning
    for paragraph in page.why.split("\n\n"):
        yield f"\n{fill(paragraph, 92)}"
    for title, pieces in (("This fails", page.fails), ("This passes", page.passes)):
        for piece in pieces:
            where = "" if piece.file in ("", FILE) else f", in {piece.file}"
            yield f"\n{title}{where}:\n\n{indent(piece.text.rstrip(), '    ')}"
    if has_signs(page):
        yield ("\n⟨09⟩ stands for the byte or character of this number, ⟨9 × a⟩ for a nine times.")
    if CODES[code].severity == "warning":
        yield (
            "\nWhere it is meant: `# check: allow "
            + code
            + " because REASON`, on the line or above."
        )
