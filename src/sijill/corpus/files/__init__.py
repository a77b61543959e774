"""Reports from the files that a user has: one module for each kind of file, chosen by its ending in ``readers``."""
