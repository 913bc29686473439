"""
The same reading inside other engines; import the module of yours by name.

Each needs its extra: ``import conflictparse.integrations.arrow`` works where ``conflictparse[arrow]`` is installed.
"""
