"""Speed of `find_dates` in characters a second, on texts of doubling size: the figures must not fall with the size.

python benchmarks/dates.py
"""

from __future__ import annotations

import time

from sijill.extraction.dates import find_dates

ORDINARY = (
    "On September 3, local sources said that two convoys had left the town at dawn on Monday, three days after the "
    "clashes of late August 2023; yesterday evening, 14 vehicles were seen near the bridge. The commander may march "
    "with 2,000 men of the 46th Regiment. Over the past 24 hours nothing was heard from the villages in the east.\n\n"
)
HOSTILE = {
    "ordinary": ORDINARY,
    "digits": "1 ",
    "numerals": "twenty-one hundred and ",
    "months": "May ",
    "days": "the first of the ",
    "ranges": "3 to 4 and ",
    "letters": "a",
    "dots": "...",
    "spaces": " ",
    "at signs": "a@",
    "commas": "1,000,",
    "weekdays": "Monday, ",
    "lengths": "three days ",
    "digit run": "1",
    "decimals": "1.",
    "quotes": "\u2019s ",
}
SIZES = (250_000, 500_000, 1_000_000)


def main() -> None:
    """Print a line a text: characters a second at each size."""
    print(f"{'text':10s}" + "".join(f"{size:>14,}" for size in SIZES) + "   characters")
    for name, piece in HOSTILE.items():
        speeds = []
        for size in SIZES:
            text = ("On Monday " + piece * (size // len(piece) + 1))[:size]
            started = time.perf_counter()
            find_dates(text, published="2023-09-05")
            speeds.append(size / (time.perf_counter() - started))
        print(f"{name:10s}" + "".join(f"{speed:>14,.0f}" for speed in speeds) + "   a second")


if __name__ == "__main__":
    main()
