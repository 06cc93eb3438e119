"""What a prompt asks for, frame by frame, as the worth of each thing that may be heard (critic.PARTS): sounds that begin where the genre has its beats, the melody's pitch
class, tones of the key and not of its neighbours, the level of renders, genre and instrument."""
import numpy as np
import torch

import chroma
import critic
import keys
import listen
import listener
import score
import state
from composer import compose, theory
from composer.song import beat_frames
from composer.styles import STYLES
from render import Synth

WEIGH = dict(onsets=12.0, pitch=6.0, shares=1.5, level=1.0, genre=3.0, family=4.0)   # in nats; more of a name (family 8, genre 4) cost the beat and the genre
BEATS_SEEDS = 32_000_000    # of pieces that nothing else uses
FRAMES_PER_SECOND = 50


def beats(pieces=30):
    """{genre: [score.BEAT]}: how much likelier than by chance an onset of real renders is in each part of the beat, as a logarithm; made once (2 min) and kept."""
    path = state.folder("listener") / f"beats-{pieces}.npy"
    if not path.exists():
        synth, out = Synth(), np.zeros((len(STYLES), score.BEAT))
        for i, genre in enumerate(STYLES):
            for n in range(pieces):
                piece = compose(BEATS_SEEDS + 1000 * i + n, 12.0, genre=genre)
                np.add.at(out[i], score.part_of_beat(listen.onsets(synth.render(piece)[:10 * listen.RATE])[0] * FRAMES_PER_SECOND, beat_frames(piece.tempo)), 1)
        out = (.5 * out + .25 * np.roll(out, 1, 1) + .25 * np.roll(out, -1, 1)) + .02 * out.sum(1, keepdims=True) / score.BEAT
        np.save(path, np.log(out / out.mean(1, keepdims=True)))
    return dict(zip(STYLES, np.load(path)))


def of_key(tonic, minor, known):
    """[24], as keys.shares: the key's profile against those of the keys that it is taken for most: a fifth away, and the one with the same tones."""
    def even(profile):
        return profile / profile.std()
    rivals = [keys.turned(known[minor], tonic + 7), keys.turned(known[minor], tonic + 5), keys.turned(known[1 - minor], tonic + (3 if minor else 9))]
    return even(keys.turned(known[minor], tonic)) - np.mean([even(rival) for rival in rivals], 0)


class Wishes:
    def __init__(self, weigh=WEIGH):
        self.beats, self.known, self.weigh = beats(), keys.profiles(), weigh

    def __call__(self, facts, first, given, frames):
        """float32 [frames, sum of critic.PARTS]. facts: of the piece that was described; first: the frame of it that is played first; given: its melody's classes [235], where
        one was given (else the key was)."""
        out = {name: np.zeros((frames, size), np.float32) for name, size in critic.PARTS.items()}
        at = np.arange(frames)
        if given is not None:   # which has its own beat
            out["pitch"][at, critic.each_frame(given, chroma.HOP, frames + critic.AHEAD)[critic.AHEAD:].astype(int)] = 1
        else:
            likely = self.beats[facts["genre"]].clip(-1.5, 1.5)
            for i, lag in enumerate(critic.LAGS):
                out["onsets"][:, i] = likely[score.part_of_beat(first + at + lag + .5, beat_frames(facts["tempo"]))]
            out["shares"][:] = of_key(facts["tonic"] % 12, int(theory.is_minor(facts["mode"])), self.known)
        out["level"][:] = 1
        for name, index in zip(("genre", "family"), listener.labels(facts)):
            if index >= 0:
                out[name][:, index] = 1
        return torch.from_numpy(np.concatenate([self.weigh[name] * values for name, values in out.items()], 1))
