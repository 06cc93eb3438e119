"""Melodies: a motif of one or two bars, its repeats, sequences and answers, and cadences at the phrases' ends."""
from . import theory

# Rhythm cells by family. 8 steps: half a bar of 4/4. 12 steps: a bar of 3/4 or 6/8.
RHYTHMS = {
    "song": {8: ("x---x---", "x---x-x-", "x-x-x---", "x-------", "x-----x-", "x-x-x-x-", "..x-x---"), 12: ("x---x---x---", "x-------x---", "x---x-x-x---", "x-----x-x---")},
    "sync": {8: ("x--x--x-", "x-x--x--", "..x--x--", "x--x----", "x-xx-x--", "-.x-x-x-", "x-x-x---"), 12: ("x--x--x-----", "x-----x-x---")},
    "riff": {8: ("x-x-x-x-", "x-xxx-x-", "x-..x-x-", "x-x-..x-", "xxx-x---", "x--xx-x-"), 12: ("x-x-x-x-x-x-", "x---x-x-x---")},
    "lazy": {8: ("x-----x-", "..x-x---", "....x-x-", "x-------", "x---..x-", "..x-..x-", "x-x-----"), 12: ("x-------x---", "....x---x---")},
    "sparse": {8: ("x-------", "x-----..", "....x---", "........"), 12: ("x-----------", "x-----x-----", "......x-----")},
    "jazz": {8: ("x-x-x-x-", "..x-x-x-", "x---..x-", "x-x-x---", "x-xxx-x-", "......x-", "x-x-..x-"), 12: ("x-x-x-x-x---", "..x-x-x-x-x-")},
    "classical": {8: ("x---x---", "x-x-x-x-", "x-----x-", "x---x-x-", "x--xx-x-", "x-------"), 12: ("x---x---x---", "x-x-x-x-x-x-", "x-------x---", "x-----x-x-x-")},
    "jig": {8: ("x-x-x-x-", "x---x-x-", "x-x-x---", "x-xxx-x-"), 12: ("x-x-x-x-x-x-", "x---x-x---x-", "x-x-x-x---x-", "x-----x-x-x-")},
}


def _rhythm(rng, family, steps, bars):
    """Onsets of a motif as (step, length), over `bars` bars."""
    cells = RHYTHMS[family]
    width = 12 if steps == 12 else 8
    text = ""
    while len(text) < steps * bars:
        text += rng.choice(cells[width])
    if text.count("x") < 2 * bars and family != "sparse":
        return _rhythm(rng, family, steps, bars)
    out = []
    for step, mark in enumerate(text):
        if mark != "x":
            continue
        length = 1
        while step + length < len(text) and text[step + length] == "-":
            length += 1
        out.append((step, length))
    return out or [(0, steps // 2)]


def _contour(rng, count, leaps):
    """Offsets in rungs: mostly steps, a leap is answered by steps back, never far from the start."""
    shape = rng.choice(("arch", "fall", "rise", "wave"))
    position, out, last = 0, [], 0
    for i in range(count):
        out.append(position)
        way = i / max(1, count - 1)
        pull = {"arch": 1 if way < .5 else -1, "fall": -1, "rise": 1, "wave": 1 if int(way * 4) % 2 == 0 else -1}[shape]
        if abs(last) > 1:
            step = -1 if last > 0 else 1
        elif rng.random() < leaps:
            step = pull * rng.choice((2, 2, 3, 4))
        elif rng.random() < .18:
            step = 0
        else:
            step = pull if rng.random() < .68 else -pull
        if abs(position + step) > 5:
            step = -step
        position, last = position + step, step
    return out


class Theme:
    """Eight bars (or fewer) grown from one motif. plan: what each motif's turn does with it."""
    PLANS = ("a a' a c", "a a a' c", "a s a c", "a b a c", "a s s c", "a a' b c")

    def __init__(self, rng, style, steps):
        self.steps = steps
        family = rng.choice(style.rhythms)
        self.motif_bars = 1 if family == "riff" and rng.random() < .6 else 2
        self.plan = rng.choice(self.PLANS).split()
        self.motifs = {}
        for name in ("a", "b"):
            rhythm = _rhythm(rng, family, steps, self.motif_bars)
            self.motifs[name] = list(zip(rhythm, _contour(rng, len(rhythm), style.leaps)))
        self.variation = [rng.choice((-1, 0, 0, 1)) for _ in range(64)]
        self.sequence = rng.choice((-2, -1, 1, 2))
        self.anchor_degree = rng.choice((0, 0, 2, 4, 4))

    def bar(self, rng, bar, chords, ladder, anchor, cadence):
        """One bar as (step, length, rung, velocity). cadence: None, "open" (half close) or "close"."""
        turn = self.plan[(bar // self.motif_bars) % 4]
        motif = self.motifs["b" if turn == "b" else "a"]
        shift = self.sequence * (1 + (bar // self.motif_bars) % 2) if turn == "s" else 0
        first = (bar % self.motif_bars) * self.steps
        out = []
        for index, ((step, length), offset) in enumerate(motif):
            if not first <= step < first + self.steps:
                continue
            local = step - first
            length = min(length, self.steps * self.motif_bars - step)
            rung = anchor + offset + shift
            if turn == "a'" and index * 2 >= len(motif):
                rung += self.variation[index % 64]
            strong = local % (self.steps // 2) == 0 or length >= self.steps // 2
            if strong:
                chord = chord_of(chords, local)
                rung = ladder.snap(rung, chord)
            out.append((local, length, rung, 94 if local == 0 else 88 if strong else 80))
        if cadence and out:
            # The phrase comes to rest: what starts in the bar's second half gives way to one long tone.
            half = self.steps // 2
            out = [n for n in out if n[0] < half] or out[:1]
            step, _, rung, velocity = out[-1]
            chord = chord_of(chords, step)
            wanted = (chord.root,) if cadence == "close" else (chord.third, chord.fifth)
            rest = min(range(rung - 4, rung + 5), key=lambda r: (ladder.pitch(r) % 12 not in wanted, abs(r - rung)))
            out[-1] = (step, self.steps - step - self.steps // 8, rest, velocity)
        return out


def chord_of(chords, step):
    current = chords[0][1]
    for start, chord in chords:
        if start <= step:
            current = chord
    return current


def melody_ladder(style, tonic, mode, centre):
    """The scale the melody uses."""
    minor = theory.is_minor(mode)
    if style.scale == "blues":
        return theory.Ladder(tonic, theory.BLUES, centre)
    if style.scale == "pentatonic":
        return theory.Ladder(tonic, theory.PENTATONIC["minor" if minor else "major"], centre)
    return theory.Ladder(tonic, theory.SCALES[mode], centre)
