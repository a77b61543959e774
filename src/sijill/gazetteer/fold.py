"""One key for the many spellings of one place name.

Arabic names reach English reports through several transliterations (UNGEGN, BGN/PCGN, French, the ear of a
correspondent), often within one post: "Deir Ezzor", "Dayr az-Zawr", "Deir Al-Zour". :func:`fold` maps them to
one key by rules about how the transliterations differ. It is made to be conservative: it keeps all consonants
and the class of each vowel, so that different places rarely share a key. :func:`skeleton` keeps consonants only and
is meant for names that are already known to lie close together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʿʾʻʼʹ′‛\"“”"))
_ARABIC_LETTERS = str.maketrans({"ة": "ه", "ى": "ي", "ـ": None})
_WORD = re.compile(r"[^\W_]+")

_ARTICLES = frozenset({"the", "al", "el", "ul", "il", "l"})
# "ash-Shaykh", "ad-Dana": the article takes the first sound of its noun. "as", "at" and "an" are English words too,
# so these forms count as articles only before that sound.
_ABU = frozenset({"abu", "abou", "abo", "aboo", "abul", "abil", "albu", "albou", "albo", "elbu", "elbou", "elbo"})
_ABU_AFTER_ARTICLE = frozenset({"bu", "bou", "bo", "abu", "abou", "abo"})

_GENERIC_SPELLINGS = {
    spelling: generic
    for generic, spellings in {
        "abu": " ".join(_ABU),
        "bit": "bayt bait beit bet beyt bayat",
        "dir": "deir dayr dair der deyr dier dyar",
        "in": "ayn ain ein eyn aayn",
        "jabal": "jabal jebel jabel jebal gabal gebel djebel djabal jebl",
        "kafr": "kafr kafar kfar kefr kufr kafer kefar kfr kifr kafra",
        "kalat": "qalat qalaat kalaat kalat qala qalaah qalaa qalah",
        "khirba": "khirbat khirbet kherbet kherbat khirbah khirba kherba kherbeh kharbat khirbeh",
        "madina": "madinat madinet medinat madina madinah medina",
        "mara": "maarat maarrat maaret maarret marrat maara maarra maarah maarrah maraat",
        "mazra": "mazraat mazraa mazrat mazra mazraah mezraa mezrat",
        "shikh": "sheikh shaykh shaikh sheik shekh sheykh cheikh chaykh shik shykh sheihk",
        "tal": "tall tal tell tel till tul",
        "um": "umm um oum om omm oumm",
    }.items()
    for spelling in spellings.split()
}
"""Common first words of names; their spellings vary more than any rule about letters should allow."""

_QUALIFIERS = {
    spelling: qualifier
    for qualifier, spellings in {
        "sharki": "sharqi sharki sharqiyah sharqiyeh sharqiya sharqieh east eastern",
        "garbi": "gharbi gharbiyah gharbiyeh gharbiya gharbieh west western",
        "shamali": "shamali shamaliyah shamaliyeh shamaliya north northern",
        "janubi": "janubi janoubi janubiyah janubiyeh janubiya janoubiyah south southern",
        "fukani": "fawqani foqani fouqani faouqani fawqa fawqaniyah foqaniyah upper",
        "tahtani": "tahtani tahta tahtaniyah tahtaniyeh lower",
        "kabir": "kabir kabira kabirah kabireh kebir kebira kubra big greater",
        "sagir": "saghir saghira saghirah saghireh sughra shaghir little",
        "kadim": "qadim qadima qadimah qadimeh old",
    }.items()
    for spelling in spellings.split()
}
"""Parts of a divided place, told in Arabic after its name or in English before it: they close the key."""

_LETTERS = (("sch", "sh"), ("ch", "sh"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"))
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"c(?!h)", "k"),
        (r"^k[aeu]?f[ae]?r(?=[bdfghjklmnrstz][a-z]{3})", "kafr"),  # Kafarlaha, Kfarnabel: written in one word
        (r"^((?:d[ae][iy]r)?)[ae]zz(?=[aou]+w?r$)", r"\1z"),  # Ezzor, Deirezzour: az-Zor with its article
        (r"(?:ou|oo|o|u)w+(?=[aeiouy])", "w"),  # Suwayda, Souweida, Sweida
        (r"aw(?![aeiouy])|au|ow(?![aeiouy])|ou|oo|o|uw(?![aeiouy])", "u"),  # Zawr, Zaur, Zour, Zor
        (r"eeh$", "ih"),  # Khan al-Sheeh
        (r"[ie]*[yi]+[ae]h?$|ieh?$", "ya"),  # Salamiyah, Salamiyya, Salamieh, Salamia
        (r"[ae]+h?$", "a"),  # Raqqah, Raqqeh, Raqqa, Daraa
        (
            r"^((?:[bdfgjklmnrstwz]|kh|sh|h){1,2})[ui]([bdfgjklmnrstwz]|kh|sh|h)(?=ay|ei|ai|ey)",
            r"\1\2",
        ),  # Dumayr, Dmeir
        (r"(?:ay|ai|ei|ey|ee|ie|iy|e|i)+(?![aeiouy])", "i"),  # Ayn, Ain, Ein; Idleb, Idlib
        (r"[eiy]+(?=[aou])", "y"),  # Abyad, Abiad
        (r"(?<![aeiou])y(?![aeiou])", "i"),
        (r"e", "i"),
        (r"(.)\1+", r"\1"),  # Hasakka, Tallbiseh
    )
)


_WORDS_MEET = re.compile(r"([bdfghjklmnrstz])\1")
"""A doubled letter where words meet ("Erm Manaz"): names are compared without the spaces."""


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Give the key under which all spellings of ``name`` should meet.

    Case, accents, apostrophes, hyphens and word breaks do not count; articles fall away; letters and vowels that
    transliterations exchange (q/k, ee/i, ou/u, dh/d, doubled letters, endings in -ah, -eh, -a) become one. Names
    in Arabic script fold by their own, shorter rules.

    Args:
        name: a name as written, without words such as "town" (see ``gazetteer.feature_words``).

    Returns:
        The key, without spaces; empty when ``name`` has no letter or digit.
    """
    base, parts = divided(name)
    return base + parts


@lru_cache(maxsize=65_536)
def divided(name: str) -> tuple[str, str]:
    """Give the key of a name in two: of the whole place, and of the part that is told ("sharki", "fukani", or "").

    "Upper Baghuz" and "Baghuz Fawqani" are both ``("baguz", "fukani")``.
    """
    told = _meaningful_words(name)
    parts = [_part(word) for word in told]
    kept = [word for word, part in zip(told, parts, strict=True) if not part]
    if not kept:
        kept, parts = told, []
    # A generic word counts as one before another word only: Marrat is a village, Maarrat al-Numan is another.
    generics = [_GENERIC_SPELLINGS.get(word) or _fold_word(_without_construct_ending(word)) for word in kept[:-1]]
    return _WORDS_MEET.sub(r"\1", "".join([*generics, *map(_fold_word, kept[-1:])])), "".join(parts)


def _part(word: str) -> str:
    """Give the part of a divided place that a word tells, in any spelling, or nothing."""
    return _QUALIFIERS.get(word) or _FOLDED_QUALIFIERS.get(_fold_word(word), "")


def _without_construct_ending(word: str) -> str:
    """Give "Jubata" for "Jubatat al-…": before another noun the feminine ending is heard as -at or -et."""
    return f"{word[:-2]}ah" if len(word) > 5 and word.endswith(("at", "et", "it")) else word


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """Give the consonants of the folded name: "Muhaymidah" and "Mhemideh" are both ``mhmd``.

    Far too coarse to look a name up; right to compare names of places that lie within a few kilometres.
    """
    return re.sub(r"[aiuwy]", "", fold(name))


def words(name: str) -> tuple[str, ...]:
    """Give the words of a name, lower-case and without accents and apostrophes; hyphens part words."""
    if name.isascii():
        return tuple(_WORD.findall(name.lower().translate(_APOSTROPHES)))
    marked = unicodedata.normalize("NFKD", name.casefold().translate(_APOSTROPHES))
    plain = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return tuple(_WORD.findall(plain.replace("ı", "i").translate(_ARABIC_LETTERS)))


def _meaningful_words(name: str) -> list[str]:
    told = words(name)
    kept: list[str] = []
    after_article = False
    for number, word in enumerate(told, start=1):
        following = told[number] if number < len(told) else ""
        if following and _is_article(word, following):
            after_article = True
            continue
        is_abu = following and after_article and word in _ABU_AFTER_ARTICLE
        # OCHA joins the article to the noun inside a name: "Khan Elshih".
        is_joined = kept and len(word) > 4 and word.startswith("el") and word[2] not in "aeiouy"
        kept.append("abu" if is_abu else word[2:] if is_joined else word)
        after_article = False
    return kept


def _is_article(word: str, following: str) -> bool:
    if word in _ARTICLES:
        return True
    if len(word) > 3 or word[0] not in "aeiu":
        return False
    sound = word[1:]
    return sound in {"d", "r", "s", "t", "z", "n", "sh", "ch", "th", "dh"} and following.startswith(sound)


@lru_cache(maxsize=65_536)
def _fold_word(word: str) -> str:
    if not word.isascii():
        return word[2:] if word.startswith("ال") and len(word) > 4 else word
    for written, meant in _LETTERS:
        word = word.replace(written, meant)
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


_FOLDED_QUALIFIERS = {_fold_word(spelling): part for spelling, part in _QUALIFIERS.items()}
