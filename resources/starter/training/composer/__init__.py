"""A composer by rule: compose(seed) gives a piece of music and everything that is true of it."""
from .song import compose  # noqa: F401
from .piece import Note, Part, Piece  # noqa: F401
from .styles import STYLES  # noqa: F401
