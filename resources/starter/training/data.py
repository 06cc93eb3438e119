"""Audio for the codec: pieces rendered as they are needed, a few at a time."""
import functools
import multiprocessing
import os

import numpy as np
import torch

import chroma
from composer import compose
from render import RATE, Synth
from state import VALIDATION_SEEDS, folder

SECONDS = 30
KEPT = 600            # pieces of these seeds stay on disk (2 MB each), because codec, tokens and later runs want them again


def rendered(seed, synth, melody=False):
    """(int16 samples of a whole piece, pitch classes of its melody every chroma.FINE samples or None): kept or rendered. synth: a callable giving a Synth."""
    home = folder("pieces") if seed < KEPT else None
    out = []
    for kind in ("sound", "melody")[:2 if melody else 1]:
        path = home / f"{kind}-{seed:04d}.npy" if home else None
        if path and path.exists():
            out.append(np.load(path))
            continue
        piece = compose(seed, SECONDS)
        value = (synth().render(piece) * 32767).astype(np.int16) if kind == "sound" else chroma.classes(synth().melody(piece), chroma.FINE)
        if path:
            temporary = f"{path}.{os.getpid()}.part"
            with open(temporary, "wb") as file:
                np.save(file, value)
            os.replace(temporary, path)
        out.append(value)
    return out[0], out[1] if melody else None


class Pool:
    """Some pieces in memory: a new one every `replace_every` batches, first beside the others, later in their place.
    first, stride: which seeds are this worker's."""

    def __init__(self, first, stride, start=12, size=160, replace_every=24):
        self.synth = functools.cache(Synth)
        self.seed, self.stride, self.replace_every = first, stride, replace_every
        self.random = np.random.default_rng(first)
        self.size = size
        self.pieces = [self._next() for _ in range(start)]
        self.batches = 0

    def _next(self):
        samples, _ = rendered(self.seed, self.synth)
        self.seed += self.stride
        return samples

    def batch(self, count, length):
        """[count, length] float32; clips that are nearly silent are mostly passed over, levels vary a little."""
        self.batches += 1
        if self.batches % self.replace_every == 0:
            if len(self.pieces) < self.size:
                self.pieces.append(self._next())
            else:
                self.pieces[self.random.integers(self.size)] = self._next()
        clips = []
        while len(clips) < count:
            piece = self.pieces[self.random.integers(len(self.pieces))]
            start = self.random.integers(len(piece) - length)
            clip = piece[start:start + length].astype(np.float32) / 32768
            if np.sqrt(np.mean(clip ** 2)) < .01 and self.random.random() > .05:
                continue
            clips.append(clip * 10 ** (self.random.uniform(-4, 2) / 20))
        return torch.from_numpy(np.stack(clips).clip(-1, 1).astype(np.float32))


def _feed(queue, first, stride, count, length):
    pool = Pool(first, stride, start=4)
    while True:
        queue.put(pool.batch(count, length).numpy())


class Feeders:
    """The same as Pool from several processes, for a device that is faster than one core renders."""

    def __init__(self, first, processes, count, length, ahead=32):
        context = multiprocessing.get_context("spawn")
        self.queue, self.first, self.processes, self.taken = context.Queue(ahead), first, processes, 0
        self.workers = [context.Process(target=_feed, args=(self.queue, first + i, processes, count, length), daemon=True) for i in range(processes)]
        for worker in self.workers:
            worker.start()

    @property
    def seed(self):
        """Beyond every seed used so far."""
        return self.first + self.processes * (60 + self.taken // (8 * self.processes))

    def batch(self, count, length):
        """[count, length], from as many of the processes' batches as it takes."""
        parts, have = [], 0
        while have < count:
            parts.append(self.queue.get())
            have += len(parts[-1])
            self.taken += 1
        return torch.from_numpy(np.concatenate(parts)[:count])


def validation(count=24, seconds=10):
    """Held-out pieces [count, samples], rendered once and kept."""
    path = folder() / f"validation-{count}x{seconds}.npy"
    if not path.exists():
        synth = Synth()
        pieces = [synth.render(compose(VALIDATION_SEEDS + i, SECONDS))[10 * RATE:(10 + seconds) * RATE] for i in range(count)]
        np.save(path, (np.stack(pieces) * 32767).astype(np.int16))
    return torch.from_numpy(np.load(path).astype(np.float32) / 32768)
