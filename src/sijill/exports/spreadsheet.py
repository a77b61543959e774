"""CSV that a spreadsheet program can open without running anything that a report says."""

from __future__ import annotations

from numbers import Number
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_FULL_WIDTH_STARTS = ("＝", "＋", "－", "＠")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    Such a text starts with ``=``, ``+``, ``-``, ``@`` (also in full width, also after spaces), a tab or a line
    end. The apostrophe is the spreadsheets' own sign for "this is text"; who reads the file with a program takes
    one leading apostrophe off. Source: OWASP, "CSV Injection".

    Example:
        >>> guarded("=1+1")
        "'=1+1"
    """
    starts = (*_FORMULA_STARTS, *_FULL_WIDTH_STARTS)
    return f"'{text}" if text.startswith(starts) or text.lstrip().startswith(starts) else text


def to_csv(table: pd.DataFrame) -> str:
    """Give a table as CSV: text columns and names of columns guarded, numbers untouched, days as ``2023-09-03``."""
    shown = pd.DataFrame({guarded(str(name)): _shown(values) for name, values in table.items()}, index=table.index)
    return _BYTE_ORDER_MARK + shown.to_csv(index=False, lineterminator="\r\n")


def _shown(values: pd.Series[Any]) -> pd.Series[Any]:
    if is_datetime64_any_dtype(values):
        days: pd.Series[Any] = values.dt.strftime("%Y-%m-%d")
        return days
    if is_numeric_dtype(values) or is_bool_dtype(values):
        return values
    texts = [value if pd.isna(value) or isinstance(value, Number) else guarded(str(value)) for value in values]
    return pd.Series(texts, index=values.index, dtype="object")
