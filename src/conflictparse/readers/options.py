"""What a caller may say about a file, as every reader is given it."""

from __future__ import annotations

import attrs

from conflictparse.readers.columns import Columns


@attrs.frozen
class Options:
    """
    How to read a file.

    Attributes:
        columns: the columns or fields to read; None is found by its usual names.
        drop_chrome: whether to take repeated titles and page furniture out, in the forms that are made from pages.
    """

    columns: Columns = attrs.field(factory=Columns)
    drop_chrome: bool = True
