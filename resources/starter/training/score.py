"""What is written at each of the codec's frames: where in the bar and in the beat it is, what begins and which pitch classes sound. The language
model is asked for it while it learns (conditioning.py)."""
import numpy as np

from composer.drums import KEYS
from composer.song import FRAME

BEAT = 24                   # a beat's parts
BAR = 16                    # a bar's parts: sixteenths in 4/4, a 16th of the bar in any other meter
KICKS, SNARES = {KEYS["kick"], KEYS["bassdrum"]}, {KEYS["snare"], KEYS["rim"], KEYS["clap"]}
BEGINNINGS = ("kick", "snare", "other drums", "bass", "chords", "melody")
COLUMNS = 1 + len(BEGINNINGS) + 12 + 1


def part_of_beat(frame, beat):
    """Which of BEAT parts of a beat of so many frames that frame of a piece is in."""
    return (np.asarray(frame) / beat % 1 * BEAT).astype(int) % BEAT


def _beginning(part, note):
    if part.role == "drums":
        return 0 if note.pitch in KICKS else 1 if note.pitch in SNARES else 2
    return 3 if part.role == "bass" else 4 if part.role in ("comp", "pad") else 5


def of(piece, frames):
    """uint8 [frames, COLUMNS]: the part of the bar 0..15, then 0 or 1 for each of BEGINNINGS and each pitch class from C, last the part of the beat 0..23."""
    out = np.zeros((frames, COLUMNS), np.uint8)
    seconds = (np.arange(frames) + .5) * FRAME - piece.beat_seconds
    out[:, 0] = (seconds / piece.bar_seconds % 1 * BAR).astype(int).clip(0, BAR - 1)
    out[:, -1] = (seconds / piece.beat_seconds % 1 * BEAT).astype(int).clip(0, BEAT - 1)
    for part in piece.parts:
        for note in part.notes:
            start, end = round(note.start / FRAME), round((note.start + note.length) / FRAME)
            if start < frames:
                out[start, 1 + _beginning(part, note)] = 1
            if part.role != "drums":
                out[start:end, 1 + len(BEGINNINGS) + note.pitch % 12] = 1
    return out
