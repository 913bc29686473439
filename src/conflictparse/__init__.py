"""Read reports of armed conflict and return what they claim."""
