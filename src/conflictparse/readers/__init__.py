"""
Files and streams into documents: text, pages, feeds, web archives, JSON, CSV and Parquet.

Reads files and nothing else: no network, no clock. Does not parse: what is read is handed on as text, with what its
file says about it.
"""

from conflictparse.readers.columns import Columns
from conflictparse.readers.document import Document, Note, NoteCode, Refusal, Unread, UnreadCode
from conflictparse.readers.options import Options
from conflictparse.readers.read import read_documents
from conflictparse.readers.registry import Reader, form_names, form_of_bytes, form_of_name
from conflictparse.readers.stream import ByteStream

__all__ = [
    "ByteStream",
    "Columns",
    "Document",
    "Note",
    "NoteCode",
    "Options",
    "Reader",
    "Refusal",
    "Unread",
    "UnreadCode",
    "form_names",
    "form_of_bytes",
    "form_of_name",
    "read_documents",
]
