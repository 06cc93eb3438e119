"""The beat, told by the position. The decoder adds waves of many periods to its inputs; a beat lasts exactly one period of one of
them (composer/song.py), and crops begin where the piece's beats fall on positions of phase 0 of that wave. So where it begins to
play by itself a model need only read one wave, which one the text says, to know when the next beat is due.

A melody that somebody gives has its own beat, so crops with one begin anywhere."""
import math

import torch

import chroma
from composer.song import WAVES

WIDTH = 256   # of the decoder; WAVES are its


def columns(width):
    """Which numbers of a position's vector [width] (first all cosines, then all sines) are WAVES; none at any other width."""
    return [part + wave for part in (0, width // 2) for wave in WAVES] if width == WIDTH else []


def begin(after, beat, words):
    """The frame that a crop begins with: the first one from `after` on whose own position, behind the melody and `words` positions of text, is as far into a beat as
    the frame itself (to half a frame). beat: frames; pieces have their beats at whole multiples."""
    first = chroma.FRAMES + words
    return round(first + beat * math.ceil((after - first) / beat))


def keep_readable(decoder):
    """Keeps codes out of WAVES: where four codes' vectors were added to them the waves drowned. decoder: MusicgenMelodyDecoder."""
    with torch.no_grad():
        for table in decoder.embed_tokens:
            table.weight[:, columns(table.weight.shape[1])] = 0
