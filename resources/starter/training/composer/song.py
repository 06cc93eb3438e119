"""compose(seed): chooses the facts of a piece, lays out its form and lets the parts play."""
import math
import random

from . import drums, patterns, theory
from .instruments import DRUM_KITS, INSTRUMENTS
from .melody import Theme, melody_ladder
from .piece import Mix, Note, Part, Piece
from .styles import STYLES

# Notes begin and end on the codec's frames of 20 ms: the same stroke is then the same codes each time. (Found beforehand with an
# untrained codec: the last two frames foretell the next one's first code in 43 % of the cases where they occurred before in the
# piece, and in 27 % with free times; they had occurred in 56 % and 38 %.)
FRAME = .02
# How long a beat may be, in frames: the periods of some of the waves that the decoder adds to its inputs to tell positions apart
# (at width 256 wave i has 2 pi 10000^(i/127) positions), so that the place within the beat can be read off one of them (clock.py).
# 173, 161, 150, 139, 129, 120, 112, 104, 97, 90, 84, 78, 72, 67, 63 and 58 beats a minute.
WAVES = range(14, 30)
BEAT_FRAMES = tuple(2 * math.pi * 10000 ** (wave / 127) for wave in WAVES)
STEPS = {"4/4": 16, "3/4": 12, "6/8": 12}
BEATS = {"4/4": 4, "3/4": 3, "6/8": 2}
_MINOR_MOODS = {"dark", "sad", "melancholic", "menacing", "moody", "cold", "tense", "mysterious", "solemn", "aggressive", "furious", "smoky", "intense"}
_MAJOR_MOODS = {"happy", "uplifting", "bright", "cheerful", "sunny", "playful", "hopeful", "heroic", "majestic", "breezy", "warm", "catchy"}
_SOFT_MOODS = {"calm", "peaceful", "gentle", "tender", "meditative", "chill", "mellow", "relaxed", "laid back", "intimate", "cozy", "dreamy", "spacious"}
_LOUD_MOODS = {"energetic", "powerful", "driving", "aggressive", "furious", "epic", "intense", "relentless", "euphoric", "rebellious"}
# What an excerpt is of: the sections it runs through. i intro, A verse, B chorus, d breakdown, u build.
_EXCERPTS = {"whole": ("AAB", "ABA", "AABA", "ABAB"), "intro": ("iAB", "iAA", "iiA"), "verse": ("AAA", "AA"), "chorus": ("BBB", "BB"),
             "breakdown": ("AdB", "ddB", "BdB"), "build": ("AuB", "uBB")}
_EXCERPT_WEIGHTS = {"whole": 5, "intro": 1.5, "verse": 1.5, "chorus": 1.5, "breakdown": .8, "build": .6}


def beat_frames(tempo):
    """How many of the codec's frames a beat lasts at so many beats a minute, or at the nearest tempo there is."""
    return min(BEAT_FRAMES, key=lambda frames: abs(math.log(frames * FRAME * tempo / 60)))


def _weighted(rng, weights):
    return rng.choices(list(weights), list(weights.values()))[0]


def _choose_mode(rng, style, mood):
    weights = dict(style.modes)
    for mode in weights:
        minor = theory.is_minor(mode)
        if (mood in _MINOR_MOODS and not minor) or (mood in _MAJOR_MOODS and minor):
            weights[mode] *= .25
    return _weighted(rng, weights)


def _chords(progression, tonic, bars, steps, start):
    """A bar's chords as [(step, Chord)] for each of `bars` bars."""
    tokens = progression.split()
    out = []
    for bar in range(bars):
        names = tokens[(start + bar) % len(tokens)].split("/")
        out.append([(i * steps // len(names), theory.Chord(name, tonic)) for i, name in enumerate(names)])
    return out


def compose(seed, seconds=30.0, **wishes):
    """A piece of music. wishes fix facts: genre, tempo, tonic, mode, mood, density, meter, section, instruments (role -> name or None)."""
    rng = random.Random(f"piece {seed}")
    style = STYLES[wishes.get("genre") or rng.choice(list(STYLES))]
    mood = wishes.get("mood") or rng.choice(style.moods)
    mode = wishes.get("mode") or _choose_mode(rng, style, mood)
    tonic = wishes["tonic"] if wishes.get("tonic") is not None else rng.randrange(12)
    meter = wishes.get("meter") or _weighted(rng, style.meters)
    low, high = style.tempo
    centre = .65 if mood in _LOUD_MOODS else .35 if mood in _SOFT_MOODS else .5
    tempo = wishes.get("tempo") or round(rng.triangular(low, high, low + (high - low) * centre))
    if meter == "6/8" and not wishes.get("tempo"):
        tempo = round(tempo * .75)
    density = wishes.get("density") or _weighted(rng, {"sparse": 1.5 if mood in _SOFT_MOODS else .7, "medium": 2, "full": .3 if mood in _SOFT_MOODS else 1})
    section = wishes.get("section") or _weighted(rng, _EXCERPT_WEIGHTS)
    swing = rng.uniform(*style.swing) if meter != "6/8" else 0.0
    steps = STEPS[meter]
    beat = beat_frames(tempo) * FRAME
    tempo = round(60.0 / beat)
    bar_seconds = beat * BEATS[meter]
    parts = _cast(rng, style, density, wishes.get("instruments") or {})
    mix = Mix(level=.13 * 10 ** (rng.uniform(-3, 2) / 20), lowpass_hz=rng.uniform(*style.lowpass_hz) if style.lowpass_hz and rng.random() < .8 else 0.0,
              highpass_hz=rng.choice((25, 30, 40)), room=rng.uniform(*style.room), wet=rng.uniform(*style.wet),
              crackle=style.crackle * rng.random() if rng.random() < .5 else 0.0)
    piece = Piece(seed, seconds, style.name, tempo, meter, tonic, mode, mood, density, section, swing, parts, mix, beat, bar_seconds)
    _Player(rng, style, piece, steps).play()
    piece.parts = [part for part in piece.parts if part.notes]
    return piece


def _cast(rng, style, density, wishes):
    """The players."""
    parts, channel = [], 0

    def add(role, name, volume, pan):
        nonlocal channel
        if channel == 9:
            channel += 1
        drums_part = role == "drums"
        instrument = None if drums_part else INSTRUMENTS[name]
        gain = 1.0 if drums_part else instrument.gain
        parts.append(Part(role, "drums" if drums_part else name, DRUM_KITS[name] if drums_part else instrument.program, 9 if drums_part else channel,
                          max(1, min(127, round(volume * gain))), max(0, min(127, pan)), rng.randint(20, 70)))
        channel += 0 if drums_part else 1

    def wanted(role, chance, choices):
        if role in wishes:
            return wishes[role]
        return rng.choice(choices) if choices and rng.random() < chance else None

    lead = wanted("lead", style.lead_chance, style.lead)
    comp = wanted("comp", .97 if lead else 1.0, style.comp)
    bass = wanted("bass", style.bass_chance if comp or lead else 1.0, style.bass)
    # A pad or a second melody only where there is room for it: the codec has 2 kbit/s for everything.
    pad = wanted("pad", style.pad_chance * {"sparse": .4, "medium": .8, "full": 1.3}[density], style.pad)
    counter = wanted("counter", style.counter_chance * (1.5 if density == "full" else .5), style.counter) if not pad else None
    kit = wanted("drums", style.drums_chance, style.kits)
    # The melody stands out: in two frames of three its pitch class is the strongest of the whole. With 4 dB more of the others it was half.
    if lead:
        add("lead", lead, rng.randint(108, 124), 64 + rng.randint(-12, 12))
    if comp:
        add("comp", comp, rng.randint(54, 70) if lead else rng.randint(85, 105), 64 + rng.choice((-1, 1)) * rng.randint(5, 35))
    if pad and pad != comp:
        add("pad", pad, rng.randint(38, 52), 64 + rng.randint(-30, 30))
    if counter and counter not in (lead, comp):
        add("counter", counter, rng.randint(56, 68), 64 + rng.randint(-30, 30))
    if bass:
        add("bass", bass, rng.randint(76, 92) if lead else rng.randint(90, 108), 64)
    if kit:
        add("drums", kit, rng.randint(84, 108), 64)
    return parts


class _Player:
    """Writes the notes of one piece."""

    def __init__(self, rng, style, piece, steps):
        self.rng, self.style, self.piece, self.steps = rng, style, piece, steps
        self.step_seconds = piece.bar_seconds / steps
        self.sigma = style.humanise_ms / 1000
        self.loud = 1.1 if piece.mood in _LOUD_MOODS else .88 if piece.mood in _SOFT_MOODS else 1.0

    def time(self, bar, step):
        """Seconds of a step with swing. The first bar comes after a beat of rest."""
        unit = self.style.swing_unit
        pair, inside = divmod(step, 2 * unit)
        if self.piece.swing:
            early = .5 + self.piece.swing / 6
            phase = inside / (2 * unit)
            phase = phase / .5 * early if phase < .5 else early + (phase - .5) / .5 * (1 - early)
            inside = phase * 2 * unit
        return self.piece.beat_seconds + bar * self.piece.bar_seconds + (pair * 2 * unit + inside) * self.step_seconds

    def put(self, part, bar, step, length, pitch, velocity, legato=1.0):
        rng = self.rng
        loose = self.sigma * (.5 if part.role in ("drums", "bass") else 1)
        # To the frame first, then humanised.
        late = max(-2.5 * loose, min(2.5 * loose, rng.gauss(0, loose))) if loose else 0.0
        start = max(0, int(self.time(bar, step) / FRAME + .5) + round(late / FRAME)) * FRAME
        end = self.time(bar, step + length) if step + length <= self.steps else self.time(bar + 1, step + length - self.steps)
        if start >= self.piece.seconds:
            return
        length = round((end - self.time(bar, step)) * legato / FRAME) * FRAME
        velocity = max(12, min(127, round(velocity * self.loud * self.arc(bar) + rng.gauss(0, 2.5 if self.sigma else 0))))
        part.notes.append(Note(start, max(2 * FRAME, length), int(pitch), velocity))

    def arc(self, bar):
        """Phrases swell a little and fall back."""
        return 1 + .05 * (1 - abs((bar % 4) - 2) / 2)

    def play(self):
        piece, rng, style, steps = self.piece, self.rng, self.style, self.steps
        bars = int(piece.seconds / piece.bar_seconds) + 1
        form = rng.choice(_EXCERPTS[piece.section])
        length = 4 if bars <= 18 else 8
        progressions = style.minor if theory.is_minor(piece.mode) else style.major
        chosen = {"A": rng.choice(progressions)}
        chosen["B"] = rng.choice(progressions) if rng.random() < .7 else chosen["A"]
        if style.name == "blues":
            chosen["B"] = chosen["A"]
        chosen["i"] = chosen["d"] = chosen["u"] = chosen["A"]
        lead, comp, pad, counter = (piece.part(r) for r in ("lead", "comp", "pad", "counter"))
        bass, kit = piece.part("bass"), piece.part("drums")
        themes = {"A": Theme(rng, style, steps), "B": Theme(rng, style, steps)}
        comper = {}
        for name in ("A", "B"):
            if comp:
                comper[name] = patterns.Comper(rng, style, INSTRUMENTS[comp.instrument], style.voices - (1 if pad and style.voices > 2 else 0), style.comp_centre,
                                               patterns.comp_pattern(rng, style, piece.meter) if name == "A" or rng.random() < .5 else comper["A"].pattern)
        pads = patterns.Comper(rng, style, INSTRUMENTS[pad.instrument], 2, 64, "x" + "-" * (steps - 1)) if pad else None
        bass_lines = {"A": patterns.bass_pattern(rng, style, piece.meter)}
        bass_lines["B"] = patterns.bass_pattern(rng, style, piece.meter) if rng.random() < .5 else bass_lines["A"]
        grooves = {}
        if kit:
            grooves["A"] = drums.groove_for(rng, style, piece.meter)
            grooves["B"] = drums.groove_for(rng, style, piece.meter) if rng.random() < .4 else grooves["A"]
        scale = theory.Ladder(piece.tonic, theory.SCALES[piece.mode], style.bass_centre)

        names, chords, section_bar = [], [], []
        for index in range(-(-bars // length)):
            name = form[index % len(form)]
            names += [name] * length
            section_bar += list(range(length))
            # A twelve-bar progression runs on through the sections; others begin with each.
            start = index * length if len(chosen[name].split()) > length else 0
            chords += _chords(chosen[name], piece.tonic, length, steps, start)
        chords.append(chords[0])
        piece.form = "".join(names[i] for i in range(0, bars, length))
        for bar in range(bars):
            name, local = names[bar], section_bar[bar]
            which = "B" if name == "B" else "A"
            last = local == length - 1
            self.lead_bar(lead, themes[which], name, bar, local, length, chords[bar], counter)
            if comp:
                for n in comper[which].bar(chords[bar], bar, steps):
                    self.put(comp, bar, *n, legato=.95)
            if pad and name in "ABdu":
                for step, size, pitch, _ in pads.bar(chords[bar], bar, steps):
                    self.put(pad, bar, step, size, pitch, 70, legato=1.0)
            quiet = name == "d" or (name == "i" and bar < length // 2)
            if bass and not quiet:
                for n in patterns.bass_bar(rng, bass_lines[which], chords[bar], chords[bar + 1][0][1], bar, steps, style.bass_centre, scale, INSTRUMENTS[bass.instrument]):
                    self.put(bass, bar, *n, legato=.93)
            if kit and not quiet:
                self.drum_bar(kit, grooves[which], name, bar, local, last)
        for part in piece.parts:
            part.notes.sort(key=lambda n: (n.start, n.pitch))

    def lead_bar(self, lead, theme, name, bar, local, length, chords, counter):
        if not (lead or counter) or name == "i" or (name == "d" and local < length // 2):
            return
        part, style, piece = lead or counter, self.style, self.piece
        instrument = INSTRUMENTS[part.instrument]
        middle = min(max(style.lead_centre, instrument.low + 7), instrument.high - 7)
        ladder = melody_ladder(style, piece.tonic, piece.mode, middle)
        anchor = theme.anchor_degree + (2 if name == "B" else 0)
        cadence = None
        if local == length - 1:
            cadence = "close"
        elif length == 8 and local == 3:
            cadence = "open"
        sparse = piece.density == "sparse"
        notes = theme.bar(self.rng, local, chords, ladder, anchor, cadence)
        for index, (step, size, rung, velocity) in enumerate(notes):
            if sparse and index % 3 == 2 and size < 4:
                continue
            pitch = theory.in_range(ladder.pitch(rung), instrument.low, instrument.high)
            self.put(part, bar, step, size, pitch, velocity, legato=style.legato)
        if lead and counter and cadence:
            # The second voice answers where the first one rests.
            answer = theory.nearest(chords[-1][1].third, INSTRUMENTS[counter.instrument].low + 10)
            self.put(counter, bar, self.steps // 2, self.steps // 4, answer, 84, legato=.9)
            self.put(counter, bar, 3 * self.steps // 4, self.steps // 4, theory.nearest(chords[-1][1].fifth, answer + 2), 86, legato=.9)

    def drum_bar(self, kit, groove, name, bar, local, last):
        rng, style, steps = self.rng, self.style, self.steps
        table = drums.GROOVES[groove]
        strokes = drums.play_bar(table, bar, steps, self.piece.density)
        if name == "u":
            strokes = [s for s in strokes if s[1] in (36, 42)] + [(s, drums.KEYS["snare"], 50 + 12 * local) for s in range(0, steps, 4 if local < 2 else 2)]
        elif last and rng.random() < .75 and style.name not in ("ambient", "bossa nova", "orchestral"):
            start, extra = drums.fill(rng, style.name, steps)
            strokes = [s for s in strokes if s[0] < start or s[1] == 36] + extra
        if local == 0 and (name == "B" or bar == 0) and any(k in table for k in ("kick",)) and rng.random() < .5 and style.name not in ("jazz", "bossa nova", "lo-fi hip hop", "ambient", "folk", "classical piano"):
            strokes.append((0, drums.KEYS["crash"], 84))
        for step, key, velocity in strokes:
            self.put(kit, bar, step, 1, key, velocity)
