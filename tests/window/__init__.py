"""Tests of the pygame face. No window is opened: screens draw on plain surfaces."""
