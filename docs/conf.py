"""Configuration of the documentation: ``sphinx-build -n -W docs docs/_build``."""

from importlib.metadata import version as version_of

project = "conflictparse"
author = "conflictparse contributors"
copyright = "conflictparse contributors, Apache License 2.0"
release = version = version_of("conflictparse")

extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "myst_parser"]
exclude_patterns = ["_build"]
language = "en-GB"

html_theme = "furo"
html_title = f"conflictparse {release}"
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]

myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
napoleon_numpy_docstring = False
napoleon_use_ivar = True


def skip_tuple_fields(_app, _what, _name, found, skip, _options):
    """Leave the fields of a NamedTuple to its docstring; as attributes of their own they would clash."""
    return skip or type(found).__name__ == "_tuplegetter"


def setup(app):
    """Register what autodoc is to ask."""
    app.connect("autodoc-skip-member", skip_tuple_fields)


# Names of the standard library and of dependencies are not linked: building needs no network.
nitpick_ignore_regex = [(r"py:.*", r"(?!conflictparse\.).*")]
# A variable of types is no page.
nitpick_ignore = [
    ("py:class", "conflictparse.integrations.polars.Frame"),
    ("py:class", "conflictparse.names.lexicon.T"),
]
