"""Scales, keys, chords in Roman numerals, and voicings. Pitch classes count from C = 0."""
import re

NAMES = ("C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B")
SYMBOLS = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
SCALES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}
PENTATONIC = {"major": (0, 2, 4, 7, 9), "minor": (0, 3, 5, 7, 10)}
BLUES = (0, 3, 5, 6, 7, 10)
_MAJOR = SCALES["major"]
_NUMERALS = {"i": 0, "ii": 1, "iii": 2, "iv": 3, "v": 4, "vi": 5, "vii": 6}
_CHORD = re.compile(r"^([b#]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(maj7|7|9|sus4|sus2|dim|o7|6|5|add9|)$")
_SUFFIX = {"": (), "maj7": (11,), "7": (10,), "9": (10, 14), "6": (9,), "add9": (14,)}


def is_minor(mode):
    """Whether listeners call this mode minor."""
    return SCALES[mode][2] == 3


def key_name(tonic, mode):
    return f"{NAMES[tonic]} {'minor' if is_minor(mode) else 'major'}"


class Chord:
    """A chord of a key: root and tones as pitch classes, tones in the order root, third, fifth, then extensions."""

    def __init__(self, numeral, tonic):
        match = _CHORD.match(numeral)
        if not match:
            raise ValueError(f"not a chord: {numeral}")
        accidental, degree, suffix = match.groups()
        minor = degree.islower()
        root = _MAJOR[_NUMERALS[degree.lower()]] + {"": 0, "b": -1, "#": 1}[accidental]
        if suffix in ("dim", "o7"):
            shape = (0, 3, 6) + ((9,) if suffix == "o7" else ())
        elif suffix == "sus4":
            shape = (0, 5, 7)
        elif suffix == "sus2":
            shape = (0, 2, 7)
        elif suffix == "5":
            shape = (0, 7)
        else:
            shape = (0, 3 if minor else 4, 7) + _SUFFIX[suffix]
        self.numeral = numeral
        self.root = (root + tonic) % 12
        self.tones = tuple((self.root + interval) % 12 for interval in shape)
        self.fifth = self.tones[1] if suffix == "5" else self.tones[2]
        self.third = self.tones[1] if len(self.tones) > 2 else self.root

    def has(self, pitch):
        return pitch % 12 in self.tones

    def voicing(self, size, centre, previous=None):
        """`size` pitches near `centre`, led smoothly from `previous`; with extensions the fifth is left out first."""
        tones = list(self.tones)
        if len(tones) > size:
            # Third and seventh say what the chord is; the bass has the root.
            order = [tones[1], tones[3] if len(tones) > 3 else tones[0], tones[0]] + tones[2:3]
            tones = order[:size] if len(self.tones) > 3 else tones[:size]
        anchor = sum(previous) / len(previous) if previous else centre
        anchor = 0.7 * anchor + 0.3 * centre
        best = None
        for bottom in tones:
            start = bottom + 12 * round((anchor - 3.5 - bottom) / 12)
            pitches = [start]
            for tone in sorted(tones, key=lambda t: (t - bottom) % 12)[1:]:
                pitches.append(start + (tone - bottom) % 12)
            while len(pitches) < size and len(pitches) < 4:
                pitches.append(pitches[len(pitches) - len(tones)] + 12)
            cost = abs(sum(pitches) / len(pitches) - anchor)
            if previous:
                cost += 0.5 * sum(min(abs(p - q) for q in previous) for p in pitches)
            if best is None or cost < best[0]:
                best = (cost, pitches)
        return best[1]


def nearest(pitch_class, target):
    """The pitch of that class nearest to `target`."""
    return pitch_class + 12 * round((target - pitch_class) / 12)


def in_range(pitch, low, high):
    while pitch < low:
        pitch += 12
    while pitch > high:
        pitch -= 12
    return pitch


class Ladder:
    """A scale as rungs: rung 0 is the tonic nearest `centre`; rungs go on above and below."""

    def __init__(self, tonic, steps, centre):
        self.base = nearest(tonic, centre)
        self.steps = steps

    def pitch(self, rung):
        octave, index = divmod(rung, len(self.steps))
        return self.base + 12 * octave + self.steps[index]

    def rung(self, pitch):
        """The rung nearest to a pitch."""
        guess = round((pitch - self.base) * len(self.steps) / 12)
        return min(range(guess - 2, guess + 3), key=lambda r: (abs(self.pitch(r) - pitch), r))

    def snap(self, rung, chord, reach=2):
        """The rung nearest to `rung` whose pitch belongs to the chord (itself when none is near)."""
        for distance in range(reach + 1):
            for candidate in (rung - distance, rung + distance):
                if chord.has(self.pitch(candidate)):
                    return candidate
        return rung
