"""The records and closed vocabularies that every room speaks.

A :class:`Report` is one text of a conflict monitor as stored; an :class:`Event` is one record of the
codebook (``data/gold/codebook.md``) in its interchange form, one line of ``events.jsonl``. Offsets are
character positions in the stored text, start inclusive and end exclusive, so that
``text[start:end]`` always gives the quoted words. Coordinates are WGS 84 degrees. Dates of events are EDTF
strings (ISO 8601-2); see :mod:`sijill.edtf` for their bounds.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

GROUP_OF_TYPE: dict[str, str] = {
    event_type: group
    for group, event_types in {
        "battle": ("armed_clash", "armed_attack", "territory_change"),
        "remote_violence": (
            "airstrike",
            "drone_strike",
            "shelling",
            "explosive_device",
            "suicide_attack",
            "explosion",
            "chemical_attack",
        ),
        "violence_against_civilians": ("killing", "assassination", "assault", "sexual_violence", "abduction"),
        "protest": ("protest", "riot"),
        "strategic": (
            "arrest",
            "release",
            "deployment",
            "withdrawal",
            "fortification",
            "exercise",
            "recruitment",
            "order",
            "reconnaissance",
            "interception",
            "meeting",
            "agreement",
            "property_violation",
            "smuggling",
        ),
        "humanitarian": ("displacement", "aid", "living_conditions"),
        "summary": ("toll_summary",),
    }.items()
    for event_type in event_types
}
"""Group of each event type (codebook, section "Event types")."""

EVENT_TYPES: tuple[str, ...] = tuple(GROUP_OF_TYPE)
EVENT_GROUPS: tuple[str, ...] = tuple(dict.fromkeys(GROUP_OF_TYPE.values()))
MODALITIES: tuple[str, ...] = (
    "asserted",
    "unconfirmed",
    "ordered",
    "planned",
    "feared",
    "hypothetical",
    "negated",
)
ACTUAL_MODALITIES: frozenset[str] = frozenset({"asserted", "unconfirmed"})
"""Told as having happened; only these are drawn unless asked for."""

PLACE_ROLES: tuple[str, ...] = ("at", "to", "from", "near", "within", "via")
"""Roles of a place, in the order in which they claim to be the primary place."""

FEATURES: tuple[str, ...] = (
    "populated place",
    "neighbourhood",
    "camp",
    "oil or gas field",
    "base",
    "airport",
    "crossing",
    "dam",
    "mountain",
    "desert",
    "river",
    "road",
    "region",
    "subdistrict",
    "district",
    "governorate",
    "country",
)
ACTOR_KINDS: tuple[str, ...] = (
    "state forces",
    "foreign state forces",
    "rebel group",
    "militia",
    "coalition",
    "jihadist group",
    "tribal",
    "civilians",
    "unidentified",
)
ATTRIBUTION_CLASSES: tuple[str, ...] = (
    "monitor",
    "source",
    "activist",
    "media",
    "official",
    "resident",
    "party",
)
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Dates of reports and events lie from the first of these years up to, not including, the last."""

OUTCOMES: tuple[str, ...] = ("killed", "injured", "detained", "abducted")

ReportId = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Record(BaseModel):
    """Base of all records: fields that the contract does not know are refused, never carried along."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Report(Record):
    """One text of a source, as stored: ``text`` is never changed, character for character.

    ``published`` is an ISO date (``2023-09-05``) or None where the source does not tell;
    ``is_published_inferred`` says that the date is an estimate.
    """

    report_id: ReportId
    source: str = Field(min_length=1, max_length=100)
    title: str | None = None
    published: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    is_published_inferred: bool = False
    url: str | None = None
    text: str = Field(min_length=1)


class Span(Record):
    """A stretch of the stored text: ``text[start:end]``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class QuotedSpan(Span):
    """A stretch of the stored text with its words."""

    text: str


class ActorMention(QuotedSpan):
    """Who took part: the words and, where the actor ontology knows them, the canonical actor."""

    actor_id: str | None = None


class PlaceMention(QuotedSpan):
    """Where: the words, the role that the place plays, and the gazetteer's entry where one fits.

    ``lat`` and ``lon`` are degrees (WGS 84) of the named place or, where the words tell a relation to it ("north
    of", "between A and B", "the western countryside of"), of the middle of what they allow, rounded to what
    they tell. ``radius_km`` is the radius in kilometres around that point within which the event lies for all that
    the words tell: how much the point leaves open even where the words name the place itself.

    ``geo_precision`` follows ACLED: 1 the named place, 2 near it or part of a named area, 3 only a governorate or
    larger. ``where_prec`` follows UCDP: 1 the exact place, 2 within about 25 km of a named place, 3 a district or
    subdistrict, 4 a governorate or a part of one, 5 along a line, between places or in an area without known
    borders, 6 a country, 7 international waters or airspace. ``unresolved_reason`` says why a place has no entry.
    """

    role: Literal["at", "to", "from", "near", "within", "via"]
    place_id: str | None = None
    name: str | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    radius_km: float | None = Field(default=None, ge=0)
    admin1: str | None = None
    admin2: str | None = None
    feature: str | None = None
    geo_precision: int | None = Field(default=None, ge=1, le=3)
    where_prec: int | None = Field(default=None, ge=1, le=7)
    unresolved_reason: str | None = None


class Outcome(QuotedSpan):
    """A toll with its range; ``best`` and ``high`` are None where the words give only a floor ("dozens")."""

    best: int | None = Field(default=None, ge=0)
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    civilians: int | None = Field(default=None, ge=0)
    children: int | None = Field(default=None, ge=0)
    women: int | None = Field(default=None, ge=0)
    combatants: int | None = Field(default=None, ge=0)


class Equipment(QuotedSpan):
    """Weapons or materiel, with their number where told ("ten artillery pieces")."""

    item: str
    number: int | None = Field(default=None, ge=0)


class Attribution(QuotedSpan):
    """Who vouches for the event, in the report's words, and what kind of voucher that is.

    ``date`` (EDTF) is the day on which they told, where the report says so ("On September 3, sources reported that
    …"), ``date_span`` its words.

    The class is called ``class`` in the interchange form and ``voucher_class`` in Python, where ``class`` is
    a keyword.
    """

    voucher_class: str = Field(alias="class")
    date: str | None = None
    date_span: Span | None = None


class Event(Record):
    """One event of one report, as the codebook defines it.

    ``inferred`` maps the name of each field that no words of the report fill to the reason for its value.
    ``confidence`` is between 0 and 1, or None as long as no calibrated figure exists.
    """

    report_id: ReportId
    event_id: str
    type: str
    modality: str
    date: str | None = None
    date_text: str | None = None
    date_span: Span | None = None
    sentence: Span
    trigger: QuotedSpan
    initiator: list[ActorMention] = Field(default_factory=list)
    target: list[ActorMention] = Field(default_factory=list)
    partner: list[ActorMention] = Field(default_factory=list)
    places: list[PlaceMention] = Field(default_factory=list)
    killed: Outcome | None = None
    injured: Outcome | None = None
    detained: Outcome | None = None
    abducted: Outcome | None = None
    count: int | None = Field(default=None, ge=1)
    count_span: Span | None = None
    equipment: list[Equipment] = Field(default_factory=list)
    attribution: Attribution | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    inferred: dict[str, str] = Field(default_factory=dict)

    @property
    def group(self) -> str:
        """Group of the event's type (codebook, section "Event types")."""
        return GROUP_OF_TYPE[self.type]

    @property
    def primary_place(self) -> PlaceMention | None:
        """The place that stands for the event: ``at``, else ``to``, ``from``, ``near``, ``within``, ``via``."""
        return min(self.places, key=lambda place: PLACE_ROLES.index(place.role), default=None)

    def to_json(self) -> dict[str, Any]:
        """Give the event in the interchange form, ready for one line of ``events.jsonl``."""
        return self.model_dump(mode="json", by_alias=True)
