"""Measure the window, without a display, beside a bare pygame program in the same run.

    python tests/bench/bench_window.py [ROUNDS]

The bare program imports pygame, opens a window, draws one text and one full fill, and flips.
Prints a table: medians, each also as a multiple of the bare program's time, and what is aimed at.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

HD, FOUR_K = (1920, 1080), (3840, 2160)
CACHE = Path(tempfile.gettempdir()) / "at-the-table-bench"
"""Compiled modules, and a folder for the settings of the programs that are measured."""
SECONDS = 3.0
"""How long the window is left alone to see what it costs."""


def main(rounds: int = 9) -> None:
    """Measure and print."""
    used, most = float(_child("idle")), float(_child("memory"))  # these load what is cached
    _wall(TITLE)
    bare, first, title = [], [], []
    for _ in range(rounds):  # in turn, so that a busy moment meets both
        bare.append(_wall(BARE))
        first.append(_wall(FIRST))
        title.append(_wall(TITLE))
    least = statistics.median(bare)
    _row("what", "median", "x bare", "aim")
    _row("---", "---:", "---:", "---")
    _told("a bare pygame program", least, least, "")
    _told("first frame: the name", statistics.median(first), least, "at most 4 x bare")
    _told("the title, ready to play", statistics.median(title), least, "")
    with _decision() as draw:
        for size, aim in ((HD, "about 5 ms, never over 8"), (FOUR_K, "about 15 ms, never over 20")):
            name = f"full redraw, decision, {size[0]} x {size[1]}"
            _told(name, _median(draw(size), 40), least, aim)
        scrolled = draw(HD, text=1.5, scrolls=True)
        _told("a frame while scrolling, 1920 x 1080", _median(scrolled, 40), least, "at most 8 ms")
        _told("rebuilding on resize", _median(draw(HD, grows=True), 30), least, "at most 40 ms")
    _row("left alone", f"{used:.1f} % of a core", "", "at most 2 %")
    _row("memory, after every screen", f"{most:.0f} MB", "", "under 250 MB")


def _told(what: str, seconds: float, least: float, aim: str) -> None:
    _row(what, f"{seconds * 1000:.1f} ms", f"{seconds / least:.2f}", aim)


def _row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |")


def _median(action: Callable[[], object], rounds: int) -> float:
    action()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


# --- in this process ------------------------------------------------------------------------


@contextmanager
def _decision() -> Iterator[Callable[..., Callable[[], None]]]:
    """Makes actions that draw the first decision with a chosen option."""
    import pygame

    from game.play.settings import Settings
    from game.play.shelf import bundled
    from game.window import shots
    from game.window.stage import Stage

    pygame.display.init()
    with tempfile.TemporaryDirectory() as folder:
        found = shots.screens(bundled(), Path(folder))
        screen = next(top for name, _, top in found if "decision" in name)
        found.close()

        def draw(
            size: tuple[int, int], text: float = 1.0, scrolls: bool = False, grows: bool = False
        ) -> Callable[[], None]:
            stage = Stage(screen, size, Settings(text=text))
            targets = {size: pygame.Surface(size)}
            screen.refresh()

            def action() -> None:
                if scrolls:
                    page = screen.page(stage.look)
                    here = next(iter(page.regions.values()))
                    ends = screen.offsets.get(here.id, 0.0) >= here.reach
                    screen.scroller.jump(here.id, 0.0 if ends else screen.offsets.get(here.id, 0.0))
                    screen.scroller.scroll(64.0, page)
                    stage.tick(1 / 60)
                if grows:
                    wide, high = stage.size[0] - 3, stage.size[1] - 2
                    stage.resize((wide, high))
                    targets.setdefault(stage.size, pygame.Surface(stage.size))
                stage.draw(targets[stage.size])

            return action

        yield draw


# --- in a process of its own ----------------------------------------------------------------


BARE = """
import pygame
pygame.display.init()
pygame.font.init()
window = pygame.Window("Bare", (1280, 720))
surface = window.get_surface()
surface.fill((245, 242, 235))
surface.blit(pygame.font.Font(None, 32).render("At the Table", True, (0, 0, 0)), (32, 32))
window.flip()
"""
FIRST = """
import sys
from pathlib import Path
from game.window import app
app.start_display()
window = app.first_picture(Path(sys.argv[1]))
"""
TITLE = f"""{FIRST}
app.Loop(app.first_stage(folder=Path(sys.argv[1])), window).draw()
"""


def _wall(program: str) -> float:
    """Seconds from the start of a program to its end, right after its last flip."""
    began = time.perf_counter()
    _run("-c", program + "\nimport os\nos._exit(0)", str(CACHE))
    return time.perf_counter() - began


def _child(what: str) -> str:
    return _run(__file__, "--child", what)


def _run(*arguments: str) -> str:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(CACHE)  # compiled modules, as an installed game has them
    env["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout


def _idle() -> None:
    """Per cent of a core that the open window takes while nothing happens."""
    import threading

    import pygame

    from game.window import app

    app.start_display()
    loop = app.Loop(app.first_stage(folder=CACHE), app.first_picture(CACHE))

    def look() -> None:
        time.sleep(1.0)  # the title has appeared by then
        began, busy = time.perf_counter(), time.process_time()
        time.sleep(SECONDS)
        used, wall = time.process_time() - busy, time.perf_counter() - began
        print(100 * used / wall)
        pygame.event.post(pygame.event.Event(pygame.QUIT))

    threading.Thread(target=look).start()
    loop.run()


def _memory() -> None:
    """MB that the process held at most, after every screen was drawn at 1920 x 1080."""
    import resource

    import pygame

    from game.play.settings import Settings
    from game.play.shelf import bundled
    from game.window import shots
    from game.window.stage import Stage

    pygame.display.init()
    target = pygame.Surface(HD)
    with tempfile.TemporaryDirectory() as folder:
        for _, below, top in shots.screens(bundled(), Path(folder)):
            stage = Stage(below or top, HD, Settings())
            if below is not None:
                stage.put(top)
            stage.draw(target)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(most / (1024 * 1024 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        {"idle": _idle, "memory": _memory}[sys.argv[2]]()
        sys.stdout.flush()
        os._exit(0)
    main(*(int(each) for each in sys.argv[1:]))
