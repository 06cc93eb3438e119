"""Twins of a piece: the same to the frame but for one thing that a prompt names, None where there is none; and pasts, which are twins or what a piece fades to."""
import copy
import random

from .instruments import INSTRUMENTS
from .styles import STYLES


def other_instrument(piece):
    """The melody on an instrument of another family, one that the style knows and that has these notes, if need be octaves away."""
    lead = piece.part("lead")
    if not lead:
        return None
    rng = random.Random(f"other instrument {piece.seed}")
    own = INSTRUMENTS[lead.instrument]
    low, high = min(n.pitch for n in lead.notes), max(n.pitch for n in lead.notes)
    fitting = {}
    for name in STYLES[piece.genre].lead:
        other = INSTRUMENTS[name]
        octave = next((o for o in (0, 12, -12, 24, -24) if low + o >= other.low and high + o <= other.high), None)
        if other.family != own.family and octave is not None and not any(part.instrument == name for part in piece.parts):
            fitting.setdefault(other.family, []).append((name, octave))
    if not fitting:
        return None
    name, octave = rng.choice(fitting[rng.choice(sorted(fitting))])
    other, twin = INSTRUMENTS[name], copy.deepcopy(piece)
    lead = twin.part("lead")
    lead.instrument, lead.program, lead.volume = name, other.program, max(1, min(127, round(lead.volume / own.gain * other.gain)))
    _move(lead, octave)
    return twin


def other_key(piece):
    """The whole up to half an octave up or down."""
    pitched = [part for part in piece.parts if part.role != "drums"]
    if not pitched:
        return None
    shift = random.Random(f"other key {piece.seed}").choice([s for s in range(-6, 6) if s])
    twin = copy.deepcopy(piece)
    twin.tonic = (piece.tonic + shift) % 12
    for part in twin.parts:
        if part.role != "drums":
            _move(part, shift)
    return twin


def faded(piece):
    """Softer, and without some of those who accompany: what music that is drawn code by code fades to. No prompt asks for it, so it is never what is to be played."""
    rng = random.Random(f"faded {piece.seed}")
    twin = copy.deepcopy(piece)
    main = piece.part("lead") or piece.parts[0]
    twin.parts = [part for part in twin.parts if part.role == main.role or rng.random() < .4]
    twin.mix.level *= 10 ** (-rng.uniform(3, 16) / 20)
    return twin


def _move(part, semitones):
    part.notes = [type(n)(n.start, n.length, n.pitch + semitones, n.velocity) for n in part.notes]


TWINS = dict(instrument=other_instrument, key=other_key)
PASTS = dict(TWINS, faded=faded)
