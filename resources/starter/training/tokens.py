"""Pieces as the language model reads them: codes, chroma of the true melody, and facts. Kept in shards; a shard exists whole
or not at all, so the stage can be stopped anywhere. Tokens belong to one codec: another codec means another folder."""
import functools
import hashlib
import json
import os

import numpy as np
import torch

import chroma
import repeats
import score
import state
from codec import CODEBOOKS, Codec
from composer import compose
from composer.twins import PASTS
from data import SECONDS, rendered
from folded import FoldedCodec
from render import RATE, Synth

SHARD = 20
FRAMES = SECONDS * 50


def load_codec(name="codec"):
    """The averaged codec (a Codec or FoldedCodec), ready to use, and a short name of what decides the codes: its encoder and
    quantiser. The decoder may still get better."""
    saved = state.load(state.folder(name) / "state.pt")
    if not saved:
        raise SystemExit("There is no trained codec yet: run the stage 'codec' first.")
    codec = (FoldedCodec if saved["folded"] else Codec)(**saved["shape"])
    codec.load_state_dict(saved["average"])
    codec.memory = saved["memory"]
    codec.eval().requires_grad_(False)
    digest = hashlib.sha256(b"".join(v.numpy().tobytes() for k, v in sorted(saved["average"].items()) if decides_codes(k)))
    return codec, digest.hexdigest()[:12]


def decides_codes(key):
    """Of both forms of codec: whether a weight of that name changes which codes a sound has."""
    return key.startswith(("encoder", "quantiser.embed", "analysis", "down", "last"))


def freeze(target="codec-frozen"):
    """Copies the codec as it is now (the whole one where that has been trained), so that it may be trained on while the language model learns from this one."""
    home = state.folder(target) / "state.pt"
    if not home.exists():
        saved = state.load(state.folder("codec-whole") / "state.pt") or state.load(state.folder("codec") / "state.pt")
        if not saved:
            raise SystemExit("There is no trained codec yet: run the stage 'codec' first.")
        saved.pop("optimiser", None)
        state.save(home, saved)
    return load_codec(target)


def encode(codec, samples):
    """samples [n] float32 -> codes int16 [4, frames]."""
    return codec.encode(torch.from_numpy(samples)[None])[0].numpy().astype(np.int16)


SILENCE = np.zeros(1 + SECONDS * RATE // chroma.FINE, np.uint8)


def shard_of(codec, synth, seeds):
    codes, melodies, facts = [], [], []
    for seed in seeds:
        piece = compose(seed, SECONDS)
        sings = _sings(piece)
        sound, melody = rendered(seed, synth, melody=sings)
        codes.append(encode(codec, sound.astype(np.float32) / 32768)[:, :FRAMES])
        melodies.append(melody if sings else SILENCE)
        facts.append(dict(piece.facts(), has_melody=sings))
    return np.stack(codes), np.stack(melodies), facts


def twins_of(codec, synth, seeds, change):
    """The same of what `change` makes of the pieces; where that is None no facts, and codes of -1."""
    codes, melodies, facts = [], [], []
    for seed in seeds:
        piece = change(compose(seed, SECONDS))
        sings = bool(piece) and _sings(piece)
        codes.append(encode(codec, synth().render(piece))[:, :FRAMES] if piece else np.full((CODEBOOKS, FRAMES), -1, np.int16))
        melodies.append(chroma.classes(synth().melody(piece), chroma.FINE) if sings else SILENCE)
        facts.append(dict(piece.facts(), has_melody=sings) if piece else None)
    return np.stack(codes), np.stack(melodies), facts


def _sings(piece):
    return bool(piece.part("lead") or piece.part("counter"))


def make(pieces, codec_name="codec-frozen", part=0, parts=1, held_out=40, first=0, twins=False):
    """Encodes `pieces` training pieces from number `first` on, and the held-out ones; part of parts: for several processes side by side. twins: instead composer/twins.py's pasts of the training pieces that there are."""
    torch.set_num_threads(1)
    codec, digest = freeze(target=codec_name)
    home = state.folder(f"tokens-{digest}")
    synth = functools.cache(Synth)
    if twins:
        there = sorted(int(path.stem[-5:]) for path in home.glob("train-*.npz"))
        jobs = [(f"twin-{name}", i, range(i * SHARD, (i + 1) * SHARD), change) for i in there for name, change in PASTS.items()]
    else:
        jobs = [("train", i, range(i * SHARD, (i + 1) * SHARD), None) for i in range(first // SHARD, -(-(first + pieces) // SHARD))]
        jobs.insert(1, ("valid", 0, range(state.VALIDATION_SEEDS, state.VALIDATION_SEEDS + held_out), None))
    for kind, index, seeds, change in jobs[part::parts]:
        path = home / f"{kind}-{index:05d}.npz"
        if path.exists():
            continue
        codes, melodies, facts = twins_of(codec, synth, seeds, change) if change else shard_of(codec, synth, seeds)
        temporary = f"{path}.{part}.part"
        with open(temporary, "wb") as out:
            np.savez(out, codes=codes, chroma=melodies, facts=np.array([json.dumps(f) for f in facts]))
        os.replace(temporary, path)
    return home


def read(home, kind):
    """All shards of a kind: codes int16 [n, 4, 1500], chroma uint8 [n, 751] (every chroma.FINE samples), facts."""
    codes, melodies, facts = [], [], []
    for path in sorted(home.glob(f"{kind}-*.npz")):
        with np.load(path) as data:
            codes.append(data["codes"])
            melodies.append(data["chroma"])
            facts += [json.loads(str(f)) for f in data["facts"]]
    if not codes:
        raise SystemExit(f"There are no tokens of the kind '{kind}' in {home}: run the stage 'tokens' first{', with --twins' if kind.startswith('twin') else ''}.")
    return np.concatenate(codes), np.concatenate(melodies), facts


class Tokens:
    """All shards of a kind: codes, chroma and facts as read() gives them, and from each piece composed anew (5 ms)
    written uint8 [n, 1500, score.COLUMNS], spans float32 [n, len(repeats.NAMES)]."""

    def __init__(self, home, kind):
        self.codes, self.chroma, self.facts = read(home, kind)
        self.written = np.zeros((len(self), self.codes.shape[2], score.COLUMNS), np.uint8)
        self.spans = np.zeros((len(self), len(repeats.NAMES)), np.float32)
        for i, fact in enumerate(self.facts):
            piece = compose(fact["seed"], SECONDS)
            self.written[i], self.spans[i] = score.of(piece, self.codes.shape[2]), repeats.frames_of(piece)

    def __len__(self):
        return len(self.codes)
