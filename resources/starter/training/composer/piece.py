"""What a composed piece is. Times are in seconds from the piece's start, pitches MIDI numbers, velocities 1..127."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    start: float
    length: float
    pitch: int
    velocity: int


@dataclass
class Part:
    """One player. role: lead, counter, comp, pad, bass or drums; drums always play on MIDI channel 9."""
    role: str
    instrument: str  # the name used in captions
    program: int     # General MIDI program, or drum kit
    channel: int
    volume: int      # CC 7
    pan: int         # CC 10
    reverb: int      # CC 91
    notes: list = field(default_factory=list)


@dataclass
class Mix:
    """How the renderer treats the sum."""
    level: float = 0.13          # root mean square aimed at
    lowpass_hz: float = 0.0      # 0 = none
    highpass_hz: float = 30.0
    room: float = 0.4            # reverb room size 0..1
    wet: float = 0.2             # reverb level 0..1
    crackle: float = 0.0         # level of vinyl noise, relative to level


@dataclass
class Piece:
    seed: int
    seconds: float
    genre: str
    tempo: int        # beats a minute, as a listener would tap
    meter: str        # "4/4", "3/4" or "6/8"
    tonic: int        # 0 = C
    mode: str         # a key of theory.SCALES
    mood: str
    density: str      # sparse, medium or full
    section: str      # what the excerpt sounds like: intro, verse, chorus, breakdown, build, whole
    swing: float      # 0 = straight, 1 = triplets
    parts: list
    mix: Mix
    beat_seconds: float
    bar_seconds: float
    form: str = ""    # one letter a section, "AABA"

    def part(self, role):
        return next((p for p in self.parts if p.role == role), None)

    def facts(self):
        """The truths as plain values (for a JSON line)."""
        from .theory import key_name
        return dict(seed=self.seed, seconds=self.seconds, genre=self.genre, tempo=self.tempo, meter=self.meter,
                    tonic=self.tonic, mode=self.mode, key=key_name(self.tonic, self.mode), mood=self.mood,
                    density=self.density, section=self.section, form=self.form, swing=round(self.swing, 2),
                    instruments=[[p.role, p.instrument] for p in self.parts])
