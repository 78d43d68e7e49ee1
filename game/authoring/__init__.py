"""Tools for those who write packs: begin, fork, cite, hand on."""
