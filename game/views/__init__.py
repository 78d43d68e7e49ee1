"""What a player is shown: plain values, the same for the window, the terminal and exports.

Start with `parts.py` (what stands on many screens), then one screen's view, such as `decision.py`.
"""
