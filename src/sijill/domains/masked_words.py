"""Words that posts break with a sign against filters ("kil-led"), read from ``english/masked_words.yml``."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from sijill import paths
from sijill.domains.loading import check_unique, read_yaml, validate_entry

FILE = "masked_words.yml"


class MaskedWords(BaseModel):
    """The file: words written whole, in lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    masked_words: tuple[str, ...] = Field(min_length=1)


@cache
def load_masked_words() -> frozenset[str]:
    """Give the words that may be broken, in lower case.

    Raises:
        DataCheckError: the file cannot be read, or a word is missing or stands twice.
    """
    path = paths.domain_directory("english") / FILE
    words = validate_entry(MaskedWords, read_yaml(path), file=FILE, name="masked_words").masked_words
    check_unique(words, file=FILE, field="masked_words")
    return frozenset(words)
