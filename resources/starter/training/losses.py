"""What the codec is trained on and measured by: multi-scale mel and spectrum distances, levels, signal-to-distortion ratio."""
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SCALES = ((256, 20), (512, 40), (1024, 64), (2048, 96), (4096, 128))  # window, mel bands; hop is a quarter of the window
BANDS_HZ = ((40, 250), (250, 1000), (1000, 4000), (4000, 8000), (8000, 16000))


def mel_bank(window, bands, rate=32000):
    """Triangles [window/2+1, bands] and their centres in Hz."""
    hz = 700 * (10 ** (np.linspace(0, 2595 * np.log10(1 + rate / 2 / 700), bands + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(window, 1 / rate)
    up = (bins[:, None] - hz[:-2]) / (hz[1:-1] - hz[:-2])
    down = (hz[2:] - bins[:, None]) / (hz[2:] - hz[1:-1])
    return torch.tensor(np.maximum(0, np.minimum(up, down)), dtype=torch.float32), torch.tensor(hz[1:-1], dtype=torch.float32)


class Spectra(nn.Module):
    def __init__(self, middle_weight=2.0):
        super().__init__()
        for i, (window, bands) in enumerate(SCALES):
            bank, centres = mel_bank(window, bands)
            weight = torch.where((centres > 1000) & (centres < 8000), middle_weight, 1.0)
            self.register_buffer(f"window{i}", torch.hann_window(window))
            self.register_buffer(f"bank{i}", bank / math.sqrt(window))
            self.register_buffer(f"weight{i}", weight / weight.mean())

    def features(self, samples):
        for i, (window, _) in enumerate(SCALES):
            spectrum = torch.stft(samples, window, window // 4, window=getattr(self, f"window{i}"), center=True, return_complex=True)
            magnitude = (spectrum.real ** 2 + spectrum.imag ** 2 + 1e-9).sqrt()
            yield magnitude, magnitude.transpose(1, 2) @ getattr(self, f"bank{i}")

    def loss(self, target, output):
        """(mel distance with 1..8 kHz weighted up, spectral convergence and log distance). The target needs no gradient."""
        with torch.no_grad():
            wanted = list(self.features(target))
        mel_sum = spectrum_sum = 0
        for i, ((magnitude, mel), (magnitude2, mel2)) in enumerate(zip(wanted, self.features(output))):
            mel_sum = mel_sum + (((mel2 + 1e-4).log() - (mel + 1e-4).log()).abs() * getattr(self, f"weight{i}")).mean()
            spectrum_sum = spectrum_sum + (magnitude2 - magnitude).norm() / (magnitude.norm() + 1e-3) + .5 * F.l1_loss((magnitude2 + 1e-3).log(), (magnitude + 1e-3).log())
        return mel_sum / len(SCALES), spectrum_sum / len(SCALES)

    @torch.no_grad()
    def distance(self, target, output):
        """The figure in the model card: mean absolute difference of natural log mel magnitudes over the five scales, unweighted."""
        total = 0.0
        for (_, mel), (_, mel2) in zip(self.features(target), self.features(output)):
            total += float(F.l1_loss((mel2 + 1e-4).log(), (mel + 1e-4).log()))
        return total / len(SCALES)


def si_sdr(target, output):
    """Scale-invariant signal-to-distortion ratio in dB, a clip each [batch]."""
    scaled = ((output * target).sum(1) / (target * target).sum(1).clamp(min=1e-9))[:, None] * target
    return 10 * torch.log10(scaled.pow(2).sum(1).clamp(min=1e-12) / (output - scaled).pow(2).sum(1).clamp(min=1e-12))


def level_db(target, output):
    return 10 * torch.log10(output.pow(2).mean(1).clamp(min=1e-12) / target.pow(2).mean(1).clamp(min=1e-12))


def band_levels_db(target, output):
    """Level error in each of BANDS_HZ over all clips."""
    def power(x):
        return torch.stft(x, 2048, 512, window=torch.hann_window(2048, device=x.device), return_complex=True).abs().pow(2).mean((0, 2))
    a, b = power(target), power(output)
    hz = torch.arange(len(a), device=a.device) * 32000 / 2048
    return [round(float(10 * torch.log10(b[(hz >= low) & (hz < high)].sum() / a[(hz >= low) & (hz < high)].sum())), 2) for low, high in BANDS_HZ]
