"""The forms in which reports leave the library."""
