"""The pygame face: the only package that imports pygame, and it opens no window when imported."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
