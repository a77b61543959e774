"""The language that a text is written in, told from the text itself."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LEAST_CONFIDENCE = 0.5
"""A guess that the model holds less likely than this, of all languages it knows, is no answer."""

MOST_CHARACTERS = 20_000
"""Only the beginning of a longer text is looked at; more of it changes no answer and takes time."""


def language_of(text: str) -> str | None:
    """Give the language of a text by its code in ISO 639-1 (``en``, ``ar``), or None where that cannot be told.

    The same text gives the same answer on every machine: the model of py3langid is a fixed table of byte
    sequences and nothing in it is drawn at random. Languages that have no code of two letters are not considered,
    so that a dialect is told as the language it belongs to.

    Args:
        text: The words of a report, without markup.

    Source of the method: Marco Lui and Timothy Baldwin, "langid.py: An Off-the-shelf Language Identification
    Tool", ACL 2012.

    Example:
        >>> language_of("Two civilians were killed by shelling in the countryside of Deir Ezzor.")
        'en'
    """
    language, confidence = _identifier().classify(text[:MOST_CHARACTERS])
    return str(language) if confidence >= LEAST_CONFIDENCE else None


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model once; it takes about a second."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier
