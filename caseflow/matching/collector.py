"""Ranking thousands of people makes a million small values and no circles among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Python's collector of circles rests meanwhile: looking through all of them again and again took as long as the
    ranking itself (20,000 people: 1.6 s with it, 0.7 s without). Whoever stopped it starts it again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
