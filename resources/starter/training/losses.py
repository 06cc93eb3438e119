"""What the codec is trained on and measured by: multi-scale mel and spectrum distances, levels, signal-to-distortion ratio."""
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SCALES = ((256, 20), (512, 40), (1024, 64), (2048, 96), (4096, 128))  # window, mel bands; hop is a quarter of the window
LEVEL_EDGES_HZ = (40, 90, 180, 350, 700, 1400, 2000, 2800, 4000, 5600, 8000, 11300, 16001)
BANDS_HZ = ((40, 250), (250, 1000), (1000, 4000), (4000, 8000), (8000, 16000))


def mel_bank(window, bands, rate=32000):
    """Triangles [window/2+1, bands] and their centres in Hz."""
    hz = 700 * (10 ** (np.linspace(0, 2595 * np.log10(1 + rate / 2 / 700), bands + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(window, 1 / rate)
    up = (bins[:, None] - hz[:-2]) / (hz[1:-1] - hz[:-2])
    down = (hz[2:] - bins[:, None]) / (hz[2:] - hz[1:-1])
    return torch.tensor(np.maximum(0, np.minimum(up, down)), dtype=torch.float32), torch.tensor(hz[1:-1], dtype=torch.float32)


class Power(torch.autograd.Function):
    """Frames [..., n] -> |rfft|^2 [..., n / 2 + 1]. Going back is one real inverse transform, where torch would take a complex one."""

    @staticmethod
    def forward(context, frames):
        bins = torch.fft.rfft(frames)
        context.save_for_backward(bins)
        context.length = frames.shape[-1]
        parts = torch.view_as_real(bins)
        return parts[..., 0].square().addcmul_(parts[..., 1], parts[..., 1])

    @staticmethod
    def backward(context, gradient):
        bins, = context.saved_tensors
        gradient = gradient.clone()
        gradient[..., 0] *= 2
        gradient[..., -1] *= 2
        return torch.fft.irfft(bins * gradient, context.length) * context.length


class Spectra(nn.Module):
    def __init__(self, middle_weight=2.0):
        super().__init__()
        for i, (window, bands) in enumerate(SCALES):
            bank, centres = mel_bank(window, bands)
            weight = torch.where((centres > 1000) & (centres < 8000), middle_weight, 1.0)
            hz = torch.fft.rfftfreq(window, 1 / 32000)
            groups = torch.stack([((hz >= a) & (hz < b)).float() for a, b in zip(LEVEL_EDGES_HZ, LEVEL_EDGES_HZ[1:])], 1)
            self.register_buffer(f"groups{i}", groups[:, groups.any(0)] / window)
            self.register_buffer(f"window{i}", torch.hann_window(window))
            self.register_buffer(f"bank{i}", bank / math.sqrt(window))
            self.register_buffer(f"weight{i}", weight / weight.mean())

    def features(self, samples, scale):
        """Magnitudes [batch, frames, bins] and mel magnitudes [batch, frames, bands] of one scale."""
        window = SCALES[scale][0]
        power = Power.apply(samples.unfold(-1, window, window // 4) * getattr(self, f"window{scale}"))
        magnitude = (power + 1e-9).sqrt()
        return magnitude, magnitude @ getattr(self, f"bank{scale}")

    def loss(self, target, output, scales=range(len(SCALES))):
        """(mel distance with 1..8 kHz weighted up, spectral convergence and log distance, level), over some of the scales. The
        target needs no gradient. Distances of logarithms are least for a sound that is too soft where it can't be foretold;
        level is how far the energy of each band, over the whole clip, is off in nats."""
        mel_sum = spectrum_sum = level_sum = 0
        for i in scales:
            with torch.no_grad():
                magnitude, mel = self.features(target, i)
                log_magnitude, log_mel, level = (magnitude + 1e-3).log(), (mel + 1e-4).log(), self.levels(magnitude, i)
            magnitude2, mel2 = self.features(output, i)
            mel_sum = mel_sum + (((mel2 + 1e-4).log() - log_mel).abs() * getattr(self, f"weight{i}")).mean()
            spectrum_sum = spectrum_sum + (magnitude2 - magnitude).norm() / (magnitude.norm() + 1e-3) + .5 * F.l1_loss((magnitude2 + 1e-3).log(), log_magnitude)
            level_sum = level_sum + (self.levels(magnitude2, i) - level).abs().mean()
        return mel_sum / len(scales), spectrum_sum / len(scales), level_sum / len(scales)

    def levels(self, magnitude, scale):
        """Log energy [batch, bands] of magnitudes [batch, frames, bins]."""
        return (magnitude.square().mean(1) @ getattr(self, f"groups{scale}") + 1e-7).log()

    @torch.no_grad()
    def distance(self, target, output):
        """The figure in the model card: mean absolute difference of natural log mel magnitudes over the five scales, unweighted."""
        total = 0.0
        for i in range(len(SCALES)):
            # Reflected at the ends, so that the first and last moments count.
            ends = (SCALES[i][0] // 2,) * 2
            (_, mel), (_, mel2) = (self.features(F.pad(x, ends, mode="reflect"), i) for x in (target, output))
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
