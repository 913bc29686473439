"""Texts that nobody would write, and what must hold for every one of them. See README.md."""
