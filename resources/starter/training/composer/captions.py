"""Captions: what people may call a piece, from single tags to sentences, from its facts (Piece.facts()).

caption(facts, rng) words the same facts differently every time. Nothing said is untrue, but that a tempo may stand for the
nearest there is; much is left out.
"""
import functools
import re

from . import theory
from .instruments import INSTRUMENTS
from .song import beat_frames
from .styles import STYLES

_MOOD_WORDS = {
    "happy": ("joyful", "feel-good", "cheerful"), "uplifting": ("inspiring", "positive", "feel-good"), "bright": ("sunny", "shiny"), "romantic": ("loving", "tender"),
    "hopeful": ("optimistic",), "catchy": ("hooky",), "energetic": ("high energy", "upbeat", "lively"), "driving": ("pushing", "propulsive"), "powerful": ("strong", "big"),
    "rebellious": ("raw",), "confident": ("swaggering", "bold"), "nostalgic": ("wistful", "retro-feeling"), "dreamy": ("floaty", "hazy"), "neon-lit": ("neon", "nocturnal"),
    "chill": ("relaxing", "chilled", "laid-back", "calm"), "mellow": ("soft", "chill"), "relaxed": ("relaxing", "easy-going", "chill"), "cozy": ("cosy", "homely"),
    "hypnotic": ("trance-like", "repetitive"), "groovy": ("funky", "with a good groove"), "euphoric": ("ecstatic", "hands in the air"), "dark": ("gloomy", "sinister", "brooding"),
    "relentless": ("unstoppable",), "intense": ("fierce",), "futuristic": ("sci-fi",), "atmospheric": ("spacious",), "moody": ("broody", "dark"), "menacing": ("threatening", "evil"),
    "cold": ("icy",), "sunny": ("summery", "happy"), "laid back": ("laid-back", "easy", "relaxed"), "warm": ("cosy", "heartwarming"), "playful": ("fun", "quirky"), "upbeat": ("lively",),
    "smooth": ("silky",), "sophisticated": ("classy", "elegant"), "lively": ("spirited", "upbeat"), "late-night": ("after hours", "nocturnal"), "soulful": ("heartfelt",), "gritty": ("rough", "dirty"),
    "sad": ("melancholic", "sorrowful", "heartbroken"), "smoky": ("late-night",), "breezy": ("light", "airy"), "elegant": ("graceful", "refined"), "gentle": ("soft", "tender"),
    "melancholic": ("sad", "melancholy", "wistful"), "solemn": ("serious", "grave"), "epic": ("huge", "massive", "grandiose"), "heroic": ("triumphant", "brave"), "majestic": ("regal", "grand"),
    "tense": ("suspenseful", "nervous"), "tender": ("gentle", "delicate"), "mysterious": ("enigmatic", "eerie"), "cheerful": ("happy", "merry", "jolly"), "rustic": ("rural",), "earthy": ("organic",),
    "calm": ("peaceful", "relaxing", "quiet"), "peaceful": ("serene", "calm", "tranquil"), "spacious": ("wide", "open"), "meditative": ("contemplative", "zen"), "adventurous": ("questing",),
    "honest": ("sincere",), "glamorous": ("glitzy",), "aggressive": ("angry", "violent"), "furious": ("angry", "raging"), "intimate": ("close", "personal"),
}
_SLOW, _FAST = ("slow", "slow tempo", "slow-paced", "unhurried"), ("fast", "up-tempo", "fast-paced", "quick", "uptempo")
_MIDDLE = ("mid-tempo", "medium tempo", "moderate tempo", "midtempo")
_FAMILY_WORDS = {"guitar": ("guitar", "guitars"), "synth": ("synth", "synths", "synthesizer"), "keys": ("keys", "keyboard"), "strings": ("strings",), "brass": ("brass", "horns"),
                 "winds": ("wind instrument", "woodwind"), "mallets": ("mallets", "bells"), "voices": ("voices", "choir"), "bass": ("bass",)}
_DENSITY = {"sparse": ("sparse", "minimal", "stripped-down", "few notes"), "full": ("full", "busy", "dense", "rich arrangement"), "medium": ()}
_SECTION = {"intro": ("starts with an intro", "intro", "starting softly"), "chorus": ("chorus", "big chorus"), "verse": ("verse",), "breakdown": ("with a breakdown", "breakdown in the middle"),
            "build": ("with a build-up", "building up", "riser"), "whole": ()}
# Where players come and go, and with them the loudness. Who names neither doesn't expect them.
CHANGING = ("intro", "breakdown")
_DRUMS = ("drums", "drum kit", "beat", "percussion", "a drum beat")


@functools.cache
def like(tempo):
    """The tempi for which a piece of this one is the nearest there is, itself as often as the others together."""
    others = [t for t in range(30, 240) if beat_frames(t) == beat_frames(tempo) and t != tempo]
    return others + [tempo] * max(1, len(others))


def tempo_class(tempo):
    return "slow" if tempo < 85 else "medium" if tempo < 125 else "fast"


class _Words:
    def __init__(self, facts, rng):
        self.facts, self.rng, self.style = facts, rng, STYLES[facts["genre"]]

    def pick(self, *choices):
        return self.rng.choice(choices)

    def genre(self):
        return self.rng.choice((self.style.name,) * 2 + self.style.also[:3]) if self.rng.random() < .75 else self.rng.choice(self.style.also)

    def mood(self):
        mood = self.facts["mood"]
        return mood if self.rng.random() < .6 or mood not in _MOOD_WORDS else self.rng.choice(_MOOD_WORDS[mood])

    def speed(self):
        kind = tempo_class(self.facts["tempo"])
        return self.rng.choice(_SLOW if kind == "slow" else _FAST if kind == "fast" else _MIDDLE)

    def bpm(self):
        rng = self.rng
        tempo = rng.choice(like(self.facts["tempo"]))
        if rng.random() < .2:
            return rng.choice(("around {} bpm", "about {} bpm", "~{} bpm")).format(5 * round(tempo / 5))
        return rng.choice(("{} bpm", "{} BPM", "{}bpm", "tempo {}", "at {} bpm", "{} beats per minute")).format(tempo)

    def key(self):
        tonic, rng = self.facts["tonic"], self.rng
        minor = theory.is_minor(self.facts["mode"])
        symbol, name = theory.SYMBOLS[tonic], theory.NAMES[tonic]
        words = [f"{name} {'minor' if minor else 'major'}", f"{symbol} {'minor' if minor else 'major'}", f"{symbol}{'m' if minor else ' maj'}"]
        return rng.choice(("in {}", "key of {}", "in the key of {}", "{}")).format(rng.choice(words))

    def mode(self):
        return self.pick("minor key", "in minor") if theory.is_minor(self.facts["mode"]) else self.pick("major key", "in major")

    def instrument(self, name):
        if name == "drums":
            return self.rng.choice(_DRUMS[:2] * 2 + _DRUMS)
        known, draw = INSTRUMENTS[name], self.rng.random()
        if draw < .55 or not known.others:
            return name
        return self.rng.choice(known.others) if draw < .88 else self.rng.choice(_FAMILY_WORDS[known.family])

    def instruments(self, most):
        named = list(self.facts["instruments"])
        roles = {"lead": 5, "comp": 3, "drums": 2, "bass": 2, "counter": 1.5, "pad": 1}
        named.sort(key=lambda pair: -roles[pair[0]] * self.rng.random())
        out = []
        for role, name in named[:most]:
            word = self.instrument(name)
            if role == "lead" and self.rng.random() < .3:
                word = self.rng.choice((f"{word} melody", f"{word} lead", f"lead {word}", f"{word} solo"))
            elif role == "bass" and self.rng.random() < .2:
                word = self.rng.choice(("bassline", "bass line", f"deep {word}"))
            if not any(word in o or o in word for o in out):
                out.append(word)
        return out

    def absent(self):
        """What is notably not there."""
        roles = {role for role, _ in self.facts["instruments"]}
        choices = []
        if "drums" not in roles:
            choices += ["no drums", "without drums", "no percussion", "drumless"]
        if "lead" not in roles and "counter" not in roles:
            choices += ["no melody", "backing track", "accompaniment only"]
        return self.rng.choice(choices) if choices else ""

    def extra(self):
        facts, style, choices = self.facts, self.style, []
        choices += list(style.words[:2]) + [f"{e} style" if self.rng.random() < .5 else e for e in style.eras[:2]]
        choices += list(_DENSITY[facts["density"]]) + list(_SECTION[facts["section"]])
        if facts["meter"] != "4/4":
            choices += ["waltz", "3/4", "in three", "waltz time"] * 2 if facts["meter"] == "3/4" else ["6/8", "6/8 feel", "in six"] * 2
        if facts["swing"] > .4:
            choices += ["swing", "swung", "shuffle feel"]
        return self.rng.choice(choices)

    def use(self):
        return self.rng.choice(self.style.uses)

    def listed(self, words):
        return words[0] if len(words) == 1 else ", ".join(words[:-1]) + self.pick(" and ", " and ", " & ", ", ") + words[-1]


def _tags(w):
    parts = [w.genre()]
    for chance, word in ((.6, w.mood), (.6, w.bpm), (.3, w.speed), (.7, w.key), (.12, w.mode), (.35, w.extra), (.25, w.absent)):
        if w.rng.random() < chance:
            parts.append(word())
    if w.rng.random() < .75:
        parts += w.instruments(w.rng.randint(1, 4))
    parts = [p for p in parts if p]
    if w.rng.random() < .5:
        w.rng.shuffle(parts)
    return w.pick(", ", ", ", ", ", " ", "; ").join(parts)


def _sentence(w):
    noun = w.pick("track", "song", "piece", "tune", "instrumental", "")
    adjectives = [w.mood()] if w.rng.random() < .85 else []
    if w.rng.random() < .4:
        adjectives.append(w.speed())
    w.rng.shuffle(adjectives)
    text = " ".join(w.pick("a", "A", "an instrumental", "").split() + adjectives + [w.genre()] + noun.split())
    tail = []
    if w.rng.random() < .85:
        players = w.instruments(w.rng.randint(1, 4))
        if players:
            tail.append(w.pick("with ", "featuring ", "played on ", "with ", "led by ") + w.listed(players))
    if w.rng.random() < .7:
        tail.append(w.key())
    if w.rng.random() < .6:
        tail.append(w.bpm())
    if w.rng.random() < .3:
        tail.append(w.extra())
    if w.rng.random() < .2:
        tail.append(w.absent())
    if w.rng.random() < .2:
        tail.append(w.pick("for ", "perfect for ", "fits ") + w.use())
    tail = [t for t in tail if t]
    w.rng.shuffle(tail)
    return text + (" " if tail and w.rng.random() < .7 else ", " if tail else "") + ", ".join(tail)


def _plain(w):
    """Someone who does not know the categories."""
    thing = w.pick("something", "music", "a song", "background music", "some music", "a beat" if w.facts["genre"] in ("trap", "lo-fi hip hop", "house", "techno") else "a tune")
    form = w.rng.randrange(6)
    if form == 0:
        return f"{thing} {w.mood()} for {w.use()}" if thing == "something" else f"{w.mood()} {thing.removeprefix('a ').removeprefix('some ')} for {w.use()}"
    if form == 1:
        return f"{w.pick('make me', 'play', 'i want', 'give me', 'I need')} {thing} {w.pick('for', 'that fits')} {w.use()}"
    if form == 2:
        return f"{w.mood()} {w.pick('and', 'but')} {w.mood()} {w.genre()}"
    if form == 3:
        return f"{w.genre()} for {w.use()}"
    if form == 4:
        return f"{thing} with {w.listed(w.instruments(2))}, {w.mood()}"
    return f"{w.genre()} like in the {w.rng.choice(w.style.eras)}" if w.style.eras else w.genre()


def caption(facts, rng):
    w = _Words(facts, rng)
    draw = rng.random()
    if draw < .06:
        text = w.genre()
    elif draw < .5:
        text = _tags(w)
    elif draw < .82:
        text = _sentence(w)
    else:
        text = _plain(w)
    text = re.sub(r"\b([Aa]) (?=[aeiou8])", r"\1n ", " ".join(text.split()))
    if rng.random() < .12:
        # A word is lost.
        words = text.split()
        if len(words) > 3:
            words.pop(rng.randrange(len(words)))
            text = " ".join(words)
    if rng.random() < .3:
        text = text[:1].upper() + text[1:]
    return text + ("." if rng.random() < .15 else "")


def worded(facts, rng, share):
    """A caption, demanding in so many cases."""
    return demanding(facts, rng) if rng.random() < share else caption(facts, rng)


def demanding(facts, rng, melody=False):
    """A caption that names what can be measured: genre and melody instrument, mostly the mood, too, tempo and key, which are left away where a melody is given, and a section in which the loudness changes."""
    w = _Words(facts, rng)
    parts = [f"{w.mood()} {w.genre()}" if rng.random() < .7 else w.genre()]
    leads = [name for role in ("lead", "counter", "comp") for other, name in facts["instruments"] if other == role]
    if leads:
        word = w.instrument(leads[0])
        parts.append(f"{word} melody" if rng.random() < .5 else word)
        parts += [other for other in w.instruments(1) if rng.random() < .4 and other not in word and word not in other]
    rest = [] if melody else [w.bpm(), w.key()]
    if facts["section"] in CHANGING:
        rest.append(rng.choice(_SECTION[facts["section"]]))
    rng.shuffle(rest)
    if len(parts) > 1 and rng.random() < .6:
        parts = [f"{parts[0]} with {w.listed(parts[1:])}"]
    return ", ".join(parts + rest)
