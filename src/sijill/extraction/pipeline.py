"""The spaCy pipeline: an installed English parser with sijill's components around it."""

from __future__ import annotations

import gc
from collections.abc import Collection
from typing import Any

import spacy
from spacy.language import Language

from sijill import settings
from sijill.errors import UsageError
from sijill.extraction import components
from sijill.extraction.parts import part_named
from sijill.extraction.word_forms import remember_word_forms
from sijill.extraction.word_lists import mapping, mapping_with, read_lexicon, refusal

NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer")


def load_parser() -> Language:
    """Load the bare English pipeline that the setting names, without what extraction does not use.

    Raises:
        UsageError: it is not installed, or it has no parser.
    """
    name = settings.pipeline_name()
    try:
        parser = spacy.load(name, exclude=["ner", "senter"])
    except OSError as error:
        raise UsageError(f"setting SIJILL_PIPELINE, value {name!r}: no such spaCy pipeline is installed") from error
    missing = [component for component in NEEDED if component not in parser.pipe_names]
    if missing:
        raise UsageError(f"setting SIJILL_PIPELINE, value {name!r}: the pipeline has no {', '.join(missing)}")
    return parser


def read_as(domain: str) -> dict[str, str]:
    """Give the short names that the parser takes for common words ("IS"), each with a name that it knows.

    Raises:
        DataCheckError: ``lexicon/parsing.yml`` of the domain is no mapping of words to words.
    """
    file = "parsing.yml"
    given = mapping_with(read_lexicon(domain, file), ("read_as", "clauses"), file=file)
    names = mapping(given["read_as"], file=file, field="read_as")
    for name, known in names.items():
        if not isinstance(name, str) or not isinstance(known, str):
            raise refusal(file, "read_as", name, "is no word with a word; quote them")
    return dict(names)


def make_pipeline_without(part: str, *, domain: str = "syria") -> Language:
    """Make the pipeline for one domain without one of its :data:`sijill.extraction.parts.PARTS`, to measure it.

    Raises:
        UsageError: there is no such part, or the parser that the setting names is not usable.
        DataCheckError: the domain's data break a rule.
    """
    pipeline = make_pipeline(domain=domain, without=part_named(part).components)
    pipeline.replace_pipe("sijill_events", "sijill_events", config={"domain": domain, "without": part})
    return pipeline


def make_pipeline(*, domain: str = "syria", without: Collection[str] = ()) -> Language:
    """Make the pipeline for one domain.

    Args:
        domain: the country whose knowledge is used.
        without: components of sijill that are left out, by name, as the learned ones while they are trained.

    Raises:
        UsageError: the parser that the setting names is not usable.
        DataCheckError: the domain's data break a rule.
    """
    pipeline = load_parser()
    remember_word_forms(pipeline)
    if components.FIRST not in without:
        pipeline.add_pipe(components.FIRST, first=True)
    if components.BEFORE_PARSER not in without:
        pipeline.add_pipe(components.BEFORE_PARSER, before="parser", config={"domain": domain})
    for name in components.NAMES:
        if name in without:
            continue
        needs_domain = name != "sijill_dates"
        pipeline.add_pipe(name, config={"domain": domain} if needs_domain else {})
    tokenizer: Any = pipeline.tokenizer
    for name, known in read_as(domain).items():
        tokenizer.add_special_case(name, [{"ORTH": name, "NORM": known}])
    # What was loaded stays as long as the process: the garbage collector need not look through it again and again.
    gc.collect()
    gc.freeze()
    return pipeline
