"""How many: quantities as intervals with their hedge, noun and unit."""

from conflictparse.numbers.find import article_count, find_quantities, parse_quantity, plural_count, read_quantities
from conflictparse.numbers.quantity import Dimension, Form, Modifier, Number, Quantity, Relation, Skipped

__all__ = [
    "Dimension",
    "Form",
    "Modifier",
    "Number",
    "Quantity",
    "Relation",
    "Skipped",
    "article_count",
    "find_quantities",
    "parse_quantity",
    "plural_count",
    "read_quantities",
]
