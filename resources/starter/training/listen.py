"""Measures on finished audio (mono, 32 kHz, float32): onsets and their grid, key, chroma, levels, log-mel statistics."""
import numpy as np
import torch
from scipy import linalg

import chroma
from composer import theory
from losses import mel_bank

RATE, WINDOW, HOP, BANDS = 32000, 1024, 320, 64
_KEY_PROFILES = {"major": (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88),   # Krumhansl and Kessler
                 "minor": (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)}
_bank = mel_bank(WINDOW, BANDS)[0]


def log_mel(samples):
    """[frames, 64], 100 frames a second, natural logarithm."""
    spectrum = torch.stft(torch.as_tensor(samples), WINDOW, HOP, window=torch.hann_window(WINDOW), return_complex=True).abs()
    return (spectrum.t() @ _bank + 1e-3).log().numpy()


def onsets(samples):
    """Times of onsets in seconds and their strengths."""
    mel = log_mel(samples)
    rise = np.maximum(0, mel[2:] - mel[:-2]).mean(1)
    local = np.convolve(rise, np.ones(41) / 41, "same")
    peaks = [i for i in range(2, len(rise) - 2) if rise[i] == rise[i - 2:i + 3].max() and rise[i] > 1.4 * local[i] + .05]
    return np.array(peaks) * HOP / RATE + HOP / RATE, rise[peaks] if peaks else np.zeros(0)


def grid(samples):
    """(tempo, share of onsets within a tenth of an eighth note of that tempo's grid). Tempo is found from the onsets alone."""
    times, strengths = onsets(samples)
    if len(times) < 6:
        return 0.0, 0.0
    best = (0.0, 0.0, 0.0)
    for tempo in np.arange(55, 181, .5):
        eighth = 30.0 / tempo
        turn = np.exp(2j * np.pi * times / eighth)
        strength = abs((strengths * turn).sum()) / strengths.sum()
        strength *= np.exp(-.5 * (np.log2(tempo / 105) / .9) ** 2)
        if strength > best[0]:
            best = (strength, tempo, np.angle((strengths * turn).sum()))
    _, tempo, phase = best
    distance = np.abs(np.angle(np.exp(1j * (2 * np.pi * times * tempo / 30.0 - phase)))) / (2 * np.pi)
    return float(tempo), float((distance < .1).mean())


def key(samples):
    """(tonic 0..11, minor) by correlation of the mean chroma with the profiles of the 24 keys."""
    mean = chroma.energies(samples).mean(0).numpy()
    scores = {(tonic, name == "minor"): np.corrcoef(mean, np.roll(profile, tonic))[0, 1] for name, profile in _KEY_PROFILES.items() for tonic in range(12)}
    return max(scores, key=scores.get)


def key_matches(found, tonic, mode):
    return found == (tonic, theory.is_minor(mode))


def melody_similarity(given, result):
    """MusicGen's measure: mean cosine of the one-hot chroma frames of melody and result over their common length."""
    a, b = chroma.classes(given), chroma.classes(result)
    length = min(len(a), len(b))
    return float((a[:length] == b[:length]).mean())


def levels_db(samples, seconds=3.0):
    """Level of each stretch of so many seconds."""
    size = int(seconds * RATE)
    count = max(1, len(samples) // size)
    return [float(10 * np.log10(np.mean(samples[i * size:(i + 1) * size] ** 2) + 1e-10)) for i in range(count)]


def holds_up(samples):
    """(steady level, no silence, no stuck note) of a long piece."""
    levels = levels_db(samples)
    middle = float(np.median(levels))
    steady = all(abs(level - middle) <= 3 for level in levels)
    alive = min(levels) > -45
    mel = log_mel(samples)
    second = mel[:len(mel) // 100 * 100].reshape(-1, 100, BANDS)
    movement = np.abs(np.diff(second, axis=1)).mean((1, 2))
    # A stuck note: four seconds in a row in which hardly anything moves.
    still = movement < .02
    stuck = any(still[i:i + 4].all() for i in range(max(0, len(still) - 3)))
    return steady, alive, not stuck


def frechet(first, second):
    """Fréchet distance of two sets of feature vectors [n, d]."""
    mean = first.mean(0) - second.mean(0)
    a, b = np.cov(first.T), np.cov(second.T)
    root = linalg.sqrtm(a @ b)
    return float(mean @ mean + np.trace(a + b - 2 * np.real(root)))


def frames_for_frechet(samples):
    """Log mel and its change, ten times a second."""
    mel = log_mel(samples)
    mel = mel[:len(mel) // 10 * 10].reshape(-1, 10, BANDS)
    return np.concatenate([mel.mean(1), mel.std(1)], 1)


def fingerprint(samples):
    """Chroma and onsets over time, for finding copies: [frames, 13], about eight frames a second, rows of length 1."""
    tones = chroma.energies(samples).numpy()
    mel = log_mel(samples)
    rise = np.maximum(0, mel[2:] - mel[:-2]).mean(1)
    strength = np.array([rise[int(i * chroma.HOP / HOP):int((i + 1) * chroma.HOP / HOP)].max(initial=0) for i in range(len(tones))])
    rows = np.concatenate([tones, 2 * strength[:, None] / (strength.max() + 1e-6)], 1)
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)


def likeness(a, b):
    """Highest mean cosine of two fingerprints over shifts of up to two seconds."""
    best = 0.0
    for shift in range(-16, 17):
        x, y = (a[shift:], b) if shift >= 0 else (a, b[-shift:])
        length = min(len(x), len(y))
        if length > 30:
            best = max(best, float((x[:length] * y[:length]).sum(1).mean()))
    return best


def sing(notes, seconds, seed=0):
    """A voice-like "aah": a pulse train with vibrato and glides through formants. notes: objects with start, length, pitch."""
    rng = np.random.default_rng(seed)
    frames = int(seconds * RATE)
    pitch, loud = np.zeros(frames), np.zeros(frames)
    for note in notes:
        start, end = int(note.start * RATE), min(frames, int((note.start + note.length) * RATE))
        pitch[start:end] = note.pitch - 12 * (note.pitch > 72) + rng.normal(0, .15)
        loud[start:end] = 1
    if not loud.any():
        return np.zeros(frames, np.float32)
    last = pitch[pitch > 0][0]
    for i in range(frames):   # hold the last pitch through rests
        last = pitch[i] or last
        pitch[i] = last
    smooth = np.exp(-np.arange(3200) / 900)
    pitch = np.convolve(np.pad(pitch, (3199, 0), "edge"), smooth / smooth.sum(), "valid")
    loud = np.convolve(loud, np.hanning(1600) / np.hanning(1600).sum(), "same")
    time = np.arange(frames) / RATE
    hz = 440 * 2 ** ((pitch + .25 * np.sin(2 * np.pi * 5.3 * time) - 69) / 12)
    phase = 2 * np.pi * np.cumsum(hz) / RATE
    voice = np.zeros(frames)
    for harmonic in range(1, 24):
        f = harmonic * hz
        gain = sum(g / (1 + ((f - centre) / width) ** 2) for centre, width, g in ((750, 120, 1.0), (1200, 150, .6), (2600, 250, .25), (3300, 300, .15)))
        voice += gain * np.sin(harmonic * phase) * (f < 12000)
    voice = voice * loud + .01 * rng.normal(size=frames) * loud
    return (.15 * voice / (np.sqrt(np.mean(voice ** 2)) + 1e-9)).astype(np.float32)
