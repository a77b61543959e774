"""In which governorate a point lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sijill.gazetteer.outline import Outline, read_outlines

OUTLINE_ERROR_KM = 5.0
"""Outlines are coarse: a point so far outside all of them may still lie in the nearest."""


@dataclass(frozen=True)
class Governorates:
    """The governorates of a domain by their outlines."""

    outlines: dict[str, Outline]

    @classmethod
    def of_file(cls, path: Path) -> Governorates:
        """Read the outlines of a domain.

        Raises:
            DataCheckError: the file cannot be read.
        """
        return cls(read_outlines(path, "governorate"))

    def around(self, lat: float, lon: float) -> str | None:
        """Give the name of the governorate that holds a point (degrees), or None outside of all."""
        for name, outline in self.outlines.items():
            if outline.contains(lat, lon):
                return name
        near = [name for name, outline in self.outlines.items() if outline.is_near(lat, lon, OUTLINE_ERROR_KM)]
        return min(near, key=lambda name: self.outlines[name].distance_km(lat, lon), default=None)
