"""Who vouches for an event: the words of vouchers, of telling and of doubting, from ``lexicon/attribution.yml``."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from sijill import paths
from sijill.domains.folding import folded_words
from sijill.domains.loading import check_unique, read_yaml, validate_entry
from sijill.errors import DataCheckError
from sijill.schema import ATTRIBUTION_CLASSES


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class VoucherEntry(_Entry):
    """The words that name vouchers of one class; ``class`` in the file, ``voucher_class`` in Python."""

    voucher_class: str = Field(alias="class")
    names: tuple[str, ...] = ()
    nouns: tuple[str, ...] = Field(min_length=1)

    @field_validator("voucher_class")
    @classmethod
    def _class_is_known(cls, voucher_class: str) -> str:
        if voucher_class not in ATTRIBUTION_CLASSES:
            raise ValueError(f"unknown class; known are {', '.join(ATTRIBUTION_CLASSES)}")
        return voucher_class


class VerbEntry(_Entry):
    """A verb of telling with its forms as they stand in a text."""

    lemma: str = Field(min_length=1)
    forms: tuple[str, ...] = Field(min_length=1)


class AttributionLexicon(_Entry):
    """All words of attribution; fields as the head of ``attribution.yml`` explains them."""

    vouchers: tuple[VoucherEntry, ...] = Field(min_length=1)
    reporting_verbs: tuple[VerbEntry, ...] = Field(min_length=1)
    seeing_verbs: tuple[str, ...] = ()
    hedging_verbs: tuple[VerbEntry, ...] = Field(min_length=1)
    openings: tuple[str, ...] = Field(min_length=1)
    accounts: tuple[str, ...] = ()


def parse_attribution(value: Any, *, file: str) -> AttributionLexicon:
    """Make the lexicon of attribution from plain values.

    Raises:
        DataCheckError: a part is not sound, a class of vouchers is missing, or a class, a lemma, an opening or a
            form stands twice, or two classes share a word; the message names the field and the value.
    """
    lexicon = validate_entry(AttributionLexicon, value, file=file, name="attribution")
    classes = [entry.voucher_class for entry in lexicon.vouchers]
    verbs = [*lexicon.reporting_verbs, *lexicon.hedging_verbs]
    check_unique(classes, file=file, field="class")
    check_unique((verb.lemma for verb in verbs), file=file, field="lemma")
    check_unique((form for verb in verbs for form in verb.forms), file=file, field="forms")
    check_unique(lexicon.openings, file=file, field="openings")
    check_unique(lexicon.seeing_verbs, file=file, field="seeing_verbs")
    reporting = {verb.lemma for verb in lexicon.reporting_verbs}
    for lemma in lexicon.seeing_verbs:
        if lemma not in reporting:
            raise DataCheckError(
                f"{file}: entry 'seeing_verbs': field 'lemma', value {lemma!r}: is no reporting verb of this file"
            )
    missing = [known for known in ATTRIBUTION_CLASSES if known not in classes]
    if missing:
        raise DataCheckError(f"{file}: entry 'vouchers': field 'class', value {missing[0]!r}: has no words")
    _check_words(lexicon, file=file)
    return lexicon


def _check_words(lexicon: AttributionLexicon, *, file: str) -> None:
    class_of: dict[tuple[str, ...], str] = {}
    for entry in lexicon.vouchers:
        for word in (*entry.names, *entry.nouns):
            holder = class_of.setdefault(folded_words(word), entry.voucher_class)
            if holder != entry.voucher_class:
                raise DataCheckError(
                    f"{file}: entry {entry.voucher_class!r}: field 'nouns', value {word!r}: is under {holder!r} too"
                )


@lru_cache(maxsize=8)
def load_attribution(domain: str = "syria") -> AttributionLexicon:
    """Read the lexicon of attribution of a domain, once.

    Raises:
        DataCheckError: the file cannot be read or breaks a rule of :func:`parse_attribution`.
    """
    path = paths.domain_directory(domain) / "lexicon" / "attribution.yml"
    return parse_attribution(read_yaml(path), file=path.name)
