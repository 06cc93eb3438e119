"""What makes a genre. The tables are in styles.py; patterns are strings with a character a sixteenth.

Comp patterns:  x chord   X accented   o soft   d/u strum down/up   0..4 chord tone (arpeggio)   b low root   - hold   . rest
Bass patterns:  R root   r root an octave up   5 fifth   3 third   7 seventh (sixth where there is none)
                w step towards the next root   - hold   . rest
Several bars may follow one another in one string.
"""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Style:
    name: str
    also: tuple            # other names of the genre
    tempo: tuple           # lowest, highest
    modes: dict            # mode -> weight
    major: tuple           # progressions: chords, a bar each (or "A/B": two in a bar)
    minor: tuple
    lead: tuple
    comp: tuple
    bass: tuple
    comp_patterns: tuple
    bass_patterns: tuple
    grooves: tuple         # names in drums.GROOVES
    kits: tuple
    moods: tuple
    rhythms: tuple         # melody rhythm families in melody.RHYTHMS
    swing: tuple = (0.0, 0.0)
    swing_unit: int = 2    # sixteenths that make a swung pair's first half (2: eighths, 1: sixteenths)
    meters: dict = field(default_factory=lambda: {"4/4": 1.0})
    pad: tuple = ()        # instruments that may hold chords under the rest
    pad_chance: float = 0.0
    counter: tuple = ()    # instruments for a second melody
    counter_chance: float = 0.0
    lead_chance: float = 0.85
    drums_chance: float = 0.95
    bass_chance: float = 0.97
    voices: int = 3        # notes in a comp chord
    comp_centre: int = 60
    lead_centre: int = 72
    bass_centre: int = 38
    scale: str = "full"    # melody tones: full, pentatonic or blues
    leaps: float = 0.25    # share of melody steps wider than a second
    humanise_ms: float = 5.0   # how loosely it is played; less than half a frame is hardly ever heard
    legato: float = 0.92
    wet: tuple = (0.05, 0.25)
    room: tuple = (0.2, 0.6)
    lowpass_hz: tuple = ()  # a pair: the mix may be dulled to between these
    crackle: float = 0.0
    eras: tuple = ()
    uses: tuple = ()       # what people want it for
    words: tuple = ()      # what it may also be said to be
