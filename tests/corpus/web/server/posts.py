"""Posts made up from a seed: the same number and seed give the same posts on every machine."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

SITE_TIME = timedelta(hours=3)
"""How far the site's own time is ahead of UTC."""

ACTORS = ("Government forces", "Armed groups", "Unidentified gunmen", "Local fighters", "Border guards")
DEEDS = ("shelled", "raided", "withdrew from", "opened fire on", "set up a checkpoint near", "dropped leaflets over")
PLACES = ("the old mill", "a bridge south of the village", "two farms", "the road to the quarry", "the grain market")
OUTCOMES = (
    "killing {} people &amp; injuring {} others",
    "without casualties, residents said; {} shells &#8211; and {} rockets &#8211; were counted",
    "and {} houses were damaged, while {} families left",
)
COUNTRIES = ("syr", "irq", "lbn")


@dataclass
class Post:
    """A post of the site; times are in UTC."""

    number: int
    published: datetime
    modified: datetime
    title: str
    paragraphs: list[str]
    categories: list[int] = field(default_factory=lambda: [1])
    country: str = "syr"
    is_public: bool = True

    @property
    def html(self) -> str:
        return "".join(f"\n<p>{paragraph}</p>\n" for paragraph in self.paragraphs)

    @property
    def path(self) -> str:
        return f"/posts/{self.number}/"


def made_posts(number: int, *, seed: int, start: datetime = datetime(2015, 1, 1)) -> dict[int, Post]:
    """Make posts by their numbers: hours apart, some in one second, the numbers not in the order of time."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    numbers = draw.sample(range(1000, 1000 + 3 * number), number)
    posts = {}
    moment = start
    for own in numbers:
        if draw.random() > 0.1:
            moment += timedelta(seconds=draw.randrange(1, 20_000))
        posts[own] = _made_post(own, moment, draw)
    return posts


def _made_post(number: int, moment: datetime, draw: random.Random) -> Post:
    sentences = [
        f"{draw.choice(ACTORS)} {draw.choice(DEEDS)} {draw.choice(PLACES)} on day {draw.randrange(1, 31)}, "
        f"{draw.choice(OUTCOMES).format(draw.randrange(2, 90), draw.randrange(2, 90))}."
        for _ in range(draw.randrange(2, 5))
    ]
    modified = moment + timedelta(seconds=draw.choice((0, 0, 0, 60, 600)))
    title = f"{draw.choice(PLACES).capitalize()} &#8211; report {number}"
    return Post(number, moment, modified, title, sentences, [1 + number % 3], COUNTRIES[number % 3])


def edited(post: Post, moment: datetime) -> Post:
    """Give the post as its author left it after an edit."""
    return replace(post, modified=moment, paragraphs=[*post.paragraphs, f"Corrected {moment:%H:%M:%S}."])
