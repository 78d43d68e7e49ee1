"""What a readable scenario must still get right: its names, its rules, its standing."""
