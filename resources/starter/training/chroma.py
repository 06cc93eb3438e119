"""The melody as the model sees it: one pitch class a frame of 4096 samples, as MusicgenMelodyFeatureExtractor computes it
(that class needs torchaudio, which this recipe does without)."""
from functools import lru_cache

import numpy as np
import torch
from transformers.audio_utils import chroma_filter_bank

WINDOW, HOP, FRAMES = 16384, 4096, 235
FINE = 1280   # samples, two of the codec's frames: how closely melodies are kept, so that a crop may begin anywhere


@lru_cache(1)
def _filters():
    bank = chroma_filter_bank(sampling_rate=32000, num_frequency_bins=WINDOW, tuning=0, num_chroma=12)
    return torch.from_numpy(bank).float(), torch.hann_window(WINDOW)


def energies(samples, hop=HOP):
    """samples [n] -> [frames, 12], the largest of each frame 1."""
    samples = torch.as_tensor(samples, dtype=torch.float32)
    if len(samples) < WINDOW:
        pad = WINDOW - len(samples)
        samples = torch.nn.functional.pad(samples, (pad // 2, pad - pad // 2))
    bank, window = _filters()
    power = torch.stft(samples, WINDOW, hop, window=window, center=True, pad_mode="reflect", return_complex=True).abs().pow(2)
    return torch.nn.functional.normalize(bank @ power, p=float("inf"), dim=0, eps=1e-6).t()


def classes(samples, hop=HOP):
    """samples [n] -> uint8 [frames]: the strongest pitch class; 0 where there is silence."""
    return energies(samples, hop).argmax(1).numpy().astype(np.uint8)


def prefix(frames):
    """The model's 235 frames: cut, or repeated when too short (as the program does)."""
    if len(frames) == 0:
        return np.zeros(FRAMES, np.uint8)
    return np.tile(frames, -(-FRAMES // len(frames)))[:FRAMES]


def prefix_from(fine, start):
    """prefix() of a melody whose classes are known every FINE samples, from sample `start` on."""
    at = np.round((start + HOP * np.arange(FRAMES)) / FINE).astype(int)
    return prefix(np.asarray(fine)[at[at < len(fine)]])


def none(melody):
    """What stands for no melody, as guidance's other stream hears it, of the shape of one_hot's `melody`."""
    out = torch.zeros_like(melody)
    out[..., 0] = 1
    return out


def one_hot(indices):
    return torch.nn.functional.one_hot(torch.as_tensor(np.asarray(indices)).long(), 12).float()
