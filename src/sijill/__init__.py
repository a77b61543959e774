"""sijill: narrative conflict reports into a register of events that can be checked word by word."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("sijill")
except PackageNotFoundError:  # a source tree that is not installed
    __version__ = "0+unknown"

__all__ = ["__version__"]
