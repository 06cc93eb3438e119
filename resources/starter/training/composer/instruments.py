"""Instruments by the names captions use: General MIDI program, comfortable range, family, other names."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Instrument:
    program: int
    low: int
    high: int
    family: str
    sustained: bool      # holds its tone as long as the key is down
    others: tuple = ()   # what people also call it
    gain: float = 1.0    # balances this set's samples against each other


def _i(program, low, high, family, sustained, others="", gain=1.0):
    return Instrument(program, low, high, family, sustained, tuple(o for o in others.split("|") if o), gain)


INSTRUMENTS = {
    "piano": _i(0, 36, 96, "keys", False, "grand piano|acoustic piano"),
    "bright piano": _i(1, 36, 96, "keys", False, "piano|honky piano"),
    "electric piano": _i(4, 36, 90, "keys", False, "rhodes|e-piano|Rhodes piano|epiano"),
    "fm piano": _i(5, 40, 90, "keys", False, "DX7 electric piano|digital piano|electric piano"),
    "harpsichord": _i(6, 40, 88, "keys", False, "cembalo", .8),
    "clavinet": _i(7, 36, 80, "keys", False, "clav|funky clavinet", .8),
    "celesta": _i(8, 60, 96, "mallets", False, "bells"),
    "music box": _i(10, 60, 96, "mallets", False, "bells|toy piano"),
    "vibraphone": _i(11, 53, 89, "mallets", False, "vibes"),
    "marimba": _i(12, 48, 88, "mallets", False, "mallets"),
    "organ": _i(16, 40, 88, "keys", True, "hammond organ|drawbar organ|Hammond", .75),
    "church organ": _i(19, 36, 84, "keys", True, "pipe organ|organ", .7),
    "accordion": _i(21, 52, 88, "keys", True, "squeezebox", .75),
    "harmonica": _i(22, 58, 88, "winds", True, "blues harp|mouth organ", .8),
    "nylon guitar": _i(24, 40, 80, "guitar", False, "classical guitar|spanish guitar|acoustic guitar"),
    "acoustic guitar": _i(25, 40, 82, "guitar", False, "steel string guitar|guitar|strummed guitar"),
    "jazz guitar": _i(26, 40, 82, "guitar", False, "hollow body guitar|mellow guitar|guitar"),
    "clean guitar": _i(27, 40, 84, "guitar", False, "clean electric guitar|electric guitar|guitar"),
    "muted guitar": _i(28, 40, 76, "guitar", False, "palm muted guitar|chicken scratch guitar|funk guitar"),
    "overdriven guitar": _i(29, 40, 84, "guitar", True, "crunchy guitar|electric guitar|rock guitar", .7),
    "distorted guitar": _i(30, 40, 84, "guitar", True, "heavy guitar|distortion guitar|electric guitar", .65),
    "upright bass": _i(32, 28, 55, "bass", False, "double bass|acoustic bass|contrabass"),
    "electric bass": _i(33, 28, 55, "bass", False, "bass guitar|bass|fingered bass"),
    "picked bass": _i(34, 28, 55, "bass", False, "bass guitar|electric bass"),
    "slap bass": _i(36, 28, 55, "bass", False, "slapped bass|funky bass", .9),
    "synth bass": _i(38, 28, 55, "bass", True, "analog bass|bass synth|electronic bass"),
    "sub bass": _i(39, 28, 50, "bass", True, "808 bass|deep bass|808"),
    "violin": _i(40, 55, 96, "strings", True, "fiddle|solo violin"),
    "fiddle": _i(110, 55, 92, "strings", True, "violin"),
    "cello": _i(42, 36, 76, "strings", True, "solo cello"),
    "strings": _i(48, 36, 90, "strings", True, "string section|orchestral strings|string ensemble", .85),
    "synth strings": _i(50, 40, 88, "synth", True, "string machine|synth pad", .8),
    "pizzicato strings": _i(45, 40, 88, "strings", False, "pizzicato|plucked strings"),
    "harp": _i(46, 36, 92, "strings", False, "concert harp"),
    "choir": _i(52, 48, 80, "voices", True, "voices|choral aahs|choir aahs", .85),
    "trumpet": _i(56, 55, 84, "brass", True, "solo trumpet|horn", .85),
    "muted trumpet": _i(59, 55, 82, "brass", True, "trumpet with mute|trumpet", .85),
    "trombone": _i(57, 43, 72, "brass", True, "", .85),
    "french horn": _i(60, 43, 76, "brass", True, "horn|horns", .9),
    "brass section": _i(61, 48, 80, "brass", True, "horns|horn section|brass", .75),
    "alto sax": _i(65, 52, 84, "winds", True, "saxophone|sax", .85),
    "tenor sax": _i(66, 46, 78, "winds", True, "saxophone|sax", .85),
    "oboe": _i(68, 58, 90, "winds", True, "", .85),
    "clarinet": _i(71, 50, 88, "winds", True, "", .9),
    "flute": _i(73, 60, 94, "winds", True, "solo flute", .9),
    "pan flute": _i(75, 60, 90, "winds", True, "panpipes|flute", .9),
    "tin whistle": _i(78, 65, 94, "winds", True, "whistle|irish whistle", .7),
    "square lead": _i(80, 48, 92, "synth", True, "square wave|8-bit lead|pulse lead|synth", .6),
    "saw lead": _i(81, 48, 90, "synth", True, "sawtooth synth|synth lead|synth", .65),
    "warm pad": _i(89, 43, 84, "synth", True, "synth pad|pad|soft pad", .8),
    "poly synth": _i(90, 43, 86, "synth", True, "polysynth|analog synth|synth", .7),
    "choir pad": _i(91, 48, 80, "synth", True, "airy pad|space voices|pad", .8),
    "halo pad": _i(94, 48, 84, "synth", True, "shimmering pad|atmospheric pad|pad", .8),
    "synth brass": _i(62, 45, 82, "synth", True, "synth stabs|analog brass|synth", .7),
    "synth pluck": _i(84, 48, 90, "synth", False, "plucked synth|pluck|synth", .65),
    "banjo": _i(105, 48, 84, "guitar", False, "bluegrass banjo", .9),
    "sitar": _i(104, 48, 80, "guitar", False, "", .8),
    "steel drums": _i(114, 55, 86, "mallets", False, "steelpan|steel pan", .9),
    "kalimba": _i(108, 55, 88, "mallets", False, "thumb piano"),
}
DRUM_KITS = {"standard": 0, "room": 8, "power": 16, "electronic": 24, "808": 25, "jazz": 32, "brush": 40, "orchestra": 48}
