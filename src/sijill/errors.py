"""What can go wrong, each with the exit code that the shell sees."""

from __future__ import annotations


class SijillError(Exception):
    """Something that stops a run; the message names the file, the field and the value where there are any."""

    exit_code = 1


class UsageError(SijillError):
    """The user's words cannot be followed: an unknown parameter, a date that is none, a missing folder."""

    exit_code = 2


class DataCheckError(SijillError):
    """Data break a rule that they must keep; raised where tables pass between rooms."""

    exit_code = 3


class EmptyPeriodError(SijillError):
    """Nothing of the corpus falls into the period, and the user asked to be told by the exit code."""

    exit_code = 4


class SourceUnreachableError(SijillError):
    """A source could not be read at all; what was pulled before stays as it is."""

    exit_code = 5
