"""How well finished audio does what was asked for, by the composer's own rules and at each of the codec's frames: is the melody's pitch class the strongest, do the
tones belong to the key, do sounds begin where the genre has its beats, does the level stay; and for the whole whether a listener names genre, instrument and tempo. That is
one of its own, who learnt from other pieces than the one who is asked for the model card's figures; what a melody, a key and an onset is is found as it is there."""
import numpy as np
import torch

import chroma
import codec as codec_module
import keys
import listen
import listener
import state
from composer import compose, theory
from composer.song import beat_frames
from composer.styles import STYLES
from render import Synth

PARTS = 24                  # of a beat, in which onsets are counted
BEATS_SEEDS = 32_000_000    # of pieces that nothing else uses
FRAMES_PER_SECOND = 50
LEVEL = -18.2               # dB, of most renders
HEARD_SEEDS = 35_000_000    # of what its own listener learnt from
NAMES = ("melody", "key", "onsets", "level", "heard")
LASTING = dict(melody=.85, key=.9, onsets=.6, level=.97, heard=0)   # how much of a frame's reward the one before it is given credit for: what is asked for does not depend on what was played
EARLIER = dict(melody=6, key=6, onsets=1, level=12, heard=0)         # frames by which what is measured begins before what it is measured for: half of a window


def _parts(samples, beat, first):
    """(frames, parts of the beat) of the onsets of samples, whose first frame is number `first` of a piece with beats of so many frames."""
    frames = listen.onsets(samples)[0] * FRAMES_PER_SECOND
    return np.minimum(frames.astype(int), len(samples) // codec_module.HOP - 1), ((first + frames) / beat % 1 * PARTS).astype(int) % PARTS


def beats(pieces=30):
    """{genre: [PARTS]}: how much likelier than by chance an onset of real renders is in each part of the beat, as a logarithm; made once and kept."""
    path = state.folder("listener") / f"beats-{pieces}.npy"
    if not path.exists():
        synth, out = Synth(), np.zeros((len(STYLES), PARTS))
        for i, genre in enumerate(STYLES):
            for n in range(pieces):
                piece = compose(BEATS_SEEDS + 1000 * i + n, 12.0, genre=genre)
                np.add.at(out[i], _parts(synth.render(piece)[:10 * listen.RATE], beat_frames(piece.tempo), 0)[1], 1)
        out = (.5 * out + .25 * np.roll(out, 1, 1) + .25 * np.roll(out, -1, 1)) + .02 * out.sum(1, keepdims=True) / PARTS
        np.save(path, np.log(out / out.mean(1, keepdims=True)))
    return dict(zip(STYLES, np.load(path)))


def _each_frame(values, hop, frames):
    """values [n], each the middle of `hop` samples, as they are at each of the codec's frames."""
    at = np.round((np.arange(frames) + .5) * codec_module.HOP / hop).astype(int)
    return np.asarray(values)[np.minimum(at, len(values) - 1)]


def melody(samples, given, frames):
    """How much stronger the pitch class of `given` (classes [235]) is than the mean one; half of that counts only where it is the strongest of all."""
    found = chroma.energies(samples).numpy()
    wanted = np.take_along_axis(found, np.asarray(given, int)[:len(found), None], 1)[:, 0]
    return _each_frame(.5 * wanted + .5 * (wanted == 1) - found.mean(1), chroma.HOP, frames)


def key(samples, tonic, minor, known, frames):
    """How much more like the key than like the one that the whole would most be taken for each frame is; the mean is the difference of the two correlations that keys.find compares."""
    found = keys.shares(samples)
    mean = found.mean(2)
    rivals = {(t, m): keys.turned(known[m], t) for m in (0, 1) for t in range(12)}
    own = rivals.pop((tonic, int(minor)))
    rival = max(rivals.values(), key=lambda profile: np.corrcoef(keys.standard(mean), profile)[0, 1])
    apart = torch.from_numpy(own / own.std() - rival / rival.std()).view(2, 12, 1).float()
    each = (found - mean.mean(1)[:, None, None]) / (mean.std(1)[:, None, None] + 1e-6)
    return _each_frame((each * apart).mean((0, 1)).numpy(), chroma.HOP, frames)


def onsets(samples, beat, first, likely, frames):
    out = np.zeros(frames)
    at, part = _parts(samples, beat, first)
    np.add.at(out, at, likely[part].clip(-1.5, 1.5))
    return out


def level(samples, frames):
    """Minus the decibels, over 3, by which the second around a frame is more than 1.5 softer or louder than most, and more than 3 than renders are: what is soft has fewer onsets to be judged."""
    power = np.square(samples[:frames * codec_module.HOP]).reshape(frames, -1).mean(1)
    window = np.ones(min(frames, FRAMES_PER_SECOND + 1))
    around = 10 * np.log10(np.convolve(power, window, "same") / np.convolve(np.ones(frames), window, "same") + 1e-8)
    return -(np.maximum(0, np.abs(around - np.median(around)) - 1.5) + np.maximum(0, np.abs(around - LEVEL) - 3)) / 3


def heard(ear, samples, names, frames):
    """At each of the frames that the listener hears: the logarithm of the share it gives to the genre, the family and (half) the tempo class that are `names`."""
    with torch.no_grad():
        answers = [answer[0].log_softmax(-1) for answer in ear(listener.features(samples)[None])]
    value = sum(weight * float(answer[name].clamp(min=-5)) for weight, answer, name in zip((1, 1, .5), answers, names) if name >= 0)
    return np.where(np.arange(frames) < listener.SECONDS * FRAMES_PER_SECOND, value, 0)


def credit(rewards):
    """What each frame is given for it and for what follows, what is later counting less. rewards, result [..., len(NAMES), frames]."""
    out = np.zeros_like(rewards)
    for i, name in enumerate(NAMES):
        early, lasting, after = EARLIER[name], LASTING[name], np.zeros(rewards.shape[:-2])
        for at in range(rewards.shape[-1] - 1, -1, -1):
            after = rewards[..., i, at] + lasting * after
            out[..., i, min(at + early, rewards.shape[-1] - 1)] = after
        for at in range(early):
            out[..., i, at] = out[..., i, early]
    return out


class Judge:
    """What it needs is made the first time (10 min) and kept."""

    def __init__(self, codec):
        self.beats, self.known = beats(), keys.profiles()
        self.ear, _ = listener.trained(1800, 16, "listener-of-practice", HEARD_SEEDS, codec)

    def __call__(self, samples, facts, first, given=None):
        """[len(NAMES), frames] for audio of a whole number of frames. facts: of the piece that was described; first: the frame of it that the audio begins with; given: its melody's classes,
        where one was given (else the key was)."""
        samples = np.asarray(samples)
        frames = len(samples) // codec_module.HOP
        nothing = np.zeros(frames)
        return np.stack([nothing if given is None else melody(samples, given, frames),
                         nothing if given is not None else key(samples, facts["tonic"] % 12, theory.is_minor(facts["mode"]), self.known, frames),
                         onsets(samples, beat_frames(facts["tempo"]), first, self.beats[facts["genre"]], frames), level(samples, frames),
                         heard(self.ear, samples, listener.labels(compose(facts["seed"])), frames)])
