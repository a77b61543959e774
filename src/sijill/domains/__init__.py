"""Knowledge about a country as data, and its loaders, which refuse data that break a rule.

Each domain is a folder: ``actors.yml``, ``lexicon/*.yml``, outlines. A second country is a new folder.
"""

from sijill.domains.actor_index import ActorIndex, actor_index
from sijill.domains.actors import Actor, ancestors, load_actors
from sijill.domains.attribution import AttributionLexicon, VerbEntry, VoucherEntry, load_attribution
from sijill.domains.equipment import EquipmentEntry, load_equipment

__all__ = [
    "Actor",
    "ActorIndex",
    "AttributionLexicon",
    "EquipmentEntry",
    "VerbEntry",
    "VoucherEntry",
    "actor_index",
    "ancestors",
    "load_actors",
    "load_attribution",
    "load_equipment",
]
