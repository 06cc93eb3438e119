"""Comping and bass: pattern strings (see style.py) and chords to notes in steps (sixteenths) of a bar."""
from . import theory

OTHER_COMP = {"3/4": ("b---x---x---", "0---1---2---", "b-0-1-2-1-0-", "x-----------", "b---x---x-x-"),
              "6/8": ("b-0-1-2-1-0-", "x-----x-----", "x---x-x---x-", "b-1-2-b-1-2-")}
OTHER_STRUM = {"3/4": ("d---d-u-d-u-", "d---d---d-u-"), "6/8": ("d---u-d---u-", "d---d-d---u-")}
OTHER_BASS = {"3/4": ("R-----------", "R-------5---", "R-------w---"), "6/8": ("R-----5-----", "R---..R---w-", "R-----R-----")}
OTHER_WALK = {"3/4": ("R---3---5---", "R---5---w---"), "6/8": ("R-----3---5-", "R---R-5---w-")}


def comp_pattern(rng, style, meter):
    if meter == "4/4":
        return rng.choice(style.comp_patterns)
    strummed = any("u" in p for p in style.comp_patterns)
    return rng.choice(OTHER_STRUM[meter] if strummed and rng.random() < .6 else OTHER_COMP[meter])


def bass_pattern(rng, style, meter):
    if meter == "4/4":
        return rng.choice(style.bass_patterns)
    return rng.choice((OTHER_WALK if style.name in ("jazz", "blues") else OTHER_BASS)[meter])


def strokes(pattern, bar, steps):
    """The bar's marks as (step, length in steps, mark)."""
    bars = max(1, len(pattern) // steps)
    offset = (bar % bars) * steps
    out = []
    for step in range(steps):
        mark = pattern[offset + step]
        if mark in ".-":
            continue
        length = 1
        while step + length < steps and pattern[offset + step + length] == "-":
            length += 1
        out.append((step, length, mark))
    return out


def chord_at(chords, step):
    """The chord sounding at a step of a bar's [(step, chord)]."""
    current = chords[0][1]
    for start, chord in chords:
        if start <= step:
            current = chord
    return current


class Comper:
    """Plays chords or arpeggios; remembers its last voicing so that voices move little."""

    def __init__(self, rng, style, instrument, voices, centre, pattern):
        self.rng, self.style, self.instrument = rng, style, instrument
        self.voices, self.centre, self.pattern = voices, centre, pattern
        self.last, self.last_chord = None, None

    def _pitches(self, chord):
        if chord.numeral != self.last_chord or self.last is None:
            self.last = chord.voicing(self.voices, self.centre, self.last)
            shift = theory.in_range(self.last[0], self.instrument.low, self.instrument.high) - self.last[0]
            self.last = [p + shift for p in self.last]
            self.last_chord = chord.numeral
        return self.last

    def bar(self, chords, bar, steps):
        """Notes as (step, length, pitch, velocity); strummed strings are a few hundredths of a step apart."""
        out = []
        for step, length, mark in strokes(self.pattern, bar, steps):
            chord = chord_at(chords, step)
            pitches = self._pitches(chord)
            accent = 6 if step % (steps // 2) == 0 else 0
            if mark in "xXo":
                velocity = {"x": 74, "X": 92, "o": 50}[mark] + accent
                # A held chord is struck again where the harmony changes below it.
                ends = [s for s, _ in chords if step < s < step + length] + [step + length]
                begin = step
                for end in ends:
                    for pitch in self._pitches(chord_at(chords, begin)):
                        out.append((begin, end - begin, pitch, velocity))
                    begin = end
            elif mark in "du":
                order = pitches if mark == "d" else pitches[::-1][:2]
                for i, pitch in enumerate(order):
                    out.append((step + .12 * i, length, pitch, (80 if mark == "d" else 64) + accent - 3 * i))
            elif mark == "b":
                low = theory.in_range(theory.nearest(chord.root, self.centre - 14), self.instrument.low, self.instrument.high)
                out.append((step, length, low, 78 + accent))
            else:
                index = int(mark)
                tones = pitches if len(pitches) > 2 else pitches + [pitches[0] + 12]
                octave, index = divmod(index, len(tones))
                out.append((step, length, tones[index] + 12 * octave, 66 + accent))
        return out


def bass_bar(rng, pattern, chords, following, bar, steps, centre, ladder, instrument):
    """One bar of bass as (step, length, pitch, velocity); `following` is the next bar's first chord."""
    out = []
    low, high = instrument.low, min(instrument.high, centre + 14)
    for step, length, mark in strokes(pattern, bar, steps):
        chord = chord_at(chords, step)
        root = theory.in_range(theory.nearest(chord.root, centre), low, high)
        if mark == "R":
            pitch = root
        elif mark == "r":
            pitch = root + 12 if root + 12 <= instrument.high else root
        elif mark == "5":
            pitch = theory.nearest(chord.fifth, root + rng.choice((7, -5)))
        elif mark == "3":
            pitch = theory.nearest(chord.third, root + 4)
        elif mark == "7":
            pitch = theory.nearest(chord.tones[3] if len(chord.tones) > 3 else (chord.root + 9) % 12, root + 10)
        else:
            target = theory.in_range(theory.nearest(following.root, centre), low, high)
            pitch = target + rng.choice((-1, 1)) if rng.random() < .5 else ladder.pitch(ladder.rung(target) + rng.choice((-1, 1)))
        pitch = theory.in_range(pitch, low, max(high, low + 11))
        out.append((step, length, pitch, 92 if step % (steps // 2) == 0 else 82))
    return out
