"""All that extraction knows about a country and a language, loaded once and handed to every component."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from sijill import gazetteer as gazetteers
from sijill.domains import ActorIndex, actor_index, load_actors
from sijill.extraction.attribution import VoucherWords, load_voucher_words
from sijill.extraction.equipment import EquipmentWords, load_equipment_words
from sijill.extraction.lexicon import Lexicon, load_lexicon
from sijill.extraction.modality_cues import ModalityCues, load_cues
from sijill.extraction.place_words import PlaceWords, load_place_words
from sijill.extraction.reported_days import TellingVerbs, load_telling_verbs
from sijill.extraction.role_words import RoleWords, load_role_words
from sijill.extraction.summaries import SummaryWords, load_summary_words
from sijill.extraction.toll_words import TollWords, load_toll_words
from sijill.extraction.toponyms import Toponym
from sijill.gazetteer.ground import Ground, part_of

ANSWERS_KEPT = 20_000
"""Names and phrases whose answers are remembered; the latest asked for."""
AREAS_KEPT = 100
"""Areas whose settlements are remembered."""
_Around = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Names of the areas told to hold a place, of those that probably do, and of places told near it."""
UNARMED_KINDS = frozenset({"civilians", "unidentified"})


@dataclass(frozen=True)
class Knowledge:
    """Gazetteer, actors and lexicons of one domain."""

    domain: str
    lexicon: Lexicon
    cues: ModalityCues
    toll_words: TollWords
    place_words: PlaceWords
    actors: ActorIndex
    gazetteer: gazetteers.Gazetteer
    equipment: EquipmentWords
    vouchers: VoucherWords
    role_words: RoleWords
    summary_words: SummaryWords
    telling: TellingVerbs

    def armed_names(self, names: Sequence[tuple[int, int, str]]) -> list[tuple[int, int]]:
        """Give the names of actors that are neither civilians nor unidentified."""
        return [(start, end) for start, end, actor_id in names if self.kind_of(actor_id) not in UNARMED_KINDS]

    @cached_property
    def actor_of(self) -> Callable[[str], str | None]:
        """Gives the canonical actor of a noun phrase, or None; phrases come again and again, so answers are kept."""
        return lru_cache(maxsize=ANSWERS_KEPT)(self.actors.actor_of)

    def kind_of(self, actor_id: str | None) -> str | None:
        """Give the kind of an actor, or None where there is none."""
        return load_actors(self.domain)[actor_id].kind if actor_id else None

    def feature_of(self, toponym: Toponym) -> str | None:
        """Give the feature class of a toponym: by its own words, else by the only kind that the gazetteer knows."""
        return toponym.feature if toponym.feature is not None else self.feature_of_name(toponym.name)

    @cached_property
    def feature_of_name(self) -> Callable[[str], str | None]:
        """Gives the only kind of place of a name that the gazetteer knows, or None."""
        return lru_cache(maxsize=ANSWERS_KEPT)(self._only_feature)

    def _only_feature(self, name: str) -> str | None:
        features = {place.feature for place in self.gazetteer.candidates(name)}
        if "populated place" in features:
            return "populated place" if "governorate" not in features else "governorate"
        return next(iter(sorted(features)), None)

    def resolve(
        self,
        toponym: Toponym,
        containers: Sequence[str],
        *,
        likely_areas: Sequence[str] = (),
        nearby: Sequence[str] = (),
    ) -> tuple[gazetteers.Place | None, str]:
        """Give the gazetteer's entry of a toponym, or None, and the reason; the options are those of the gazetteer.

        The countryside or desert of a governorate is the governorate's, not that of the city called so.
        """
        told = [tuple(name for name in names if name != toponym.name) for names in (containers, likely_areas, nearby)]
        feature = toponym.feature
        is_wide = toponym.is_countryside or feature == "desert"
        if is_wide and self.feature_of_name(toponym.name) == "governorate":
            feature = "governorate"
        return self._entry_of(toponym.name, feature, (told[0], told[1], told[2]))

    @cached_property
    def side_of(self) -> Callable[[gazetteers.Place, str], Ground]:
        """Gives the ground of the side of an area that a direction tells, of all of it where none does."""
        places_in = lru_cache(maxsize=AREAS_KEPT)(self.gazetteer.places_in)

        def side_of(area: gazetteers.Place, direction: str) -> Ground:
            return part_of(area, direction, places_in(area))

        return lru_cache(maxsize=ANSWERS_KEPT)(side_of)

    @cached_property
    def _entry_of(self) -> Callable[[str, str | None, _Around], tuple[gazetteers.Place | None, str]]:
        def entry_of(name: str, feature: str | None, around: _Around) -> tuple[gazetteers.Place | None, str]:
            containers, likely_areas, nearby = around
            found = self.gazetteer.resolve(
                name, feature=feature, containers=containers, likely_areas=likely_areas, nearby=nearby
            )
            return found.place, found.reason

        return lru_cache(maxsize=ANSWERS_KEPT)(entry_of)


@cache
def load_knowledge(domain: str = "syria") -> Knowledge:
    """Load all that is known about a domain.

    Raises:
        DataCheckError: one of its files breaks a rule.
    """
    return Knowledge(
        domain=domain,
        lexicon=load_lexicon(domain),
        cues=load_cues(domain),
        toll_words=load_toll_words(domain),
        place_words=load_place_words(domain),
        actors=actor_index(domain),
        gazetteer=gazetteers.load(domain),
        equipment=load_equipment_words(domain),
        vouchers=load_voucher_words(domain),
        role_words=load_role_words(domain),
        summary_words=load_summary_words(domain),
        telling=load_telling_verbs(domain),
    )
