"""The bundled tables, and the only code that reads them."""
