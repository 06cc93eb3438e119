"""The codec as it is trained first: EnCodec with its outer layers folded into one linear step each way, and a start that is
computed, not learned.

Full-rate layers are where a small EnCodec spends its time, and from a random start the longest to learn that a waveform goes
in and out. Here they carry the samples themselves: channel 0 of the first layer, then blocks of 4 and of 16 samples as
channels, lifted so far above zero that ELU changes nothing. Convolution with stride 5 of such blocks is one matrix on windows
of 160 samples. So encoder and decoder from 400 steps a second inwards are trained with a few matrix products, 7 times
faster, and `unfold` writes the very same function as an EnCodec of the published layout, whose idle outer channels can be
trained later (`codec --whole`). The two LSTMs start as nothing (their output is added) and are left out until `memory` is set:
they are most of the weights and half of a step.

Sound is [batch, samples], hidden values [batch, time, channels].
"""
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from codec import Codec, Quantiser

BLOCK, STEP = 16, 80          # samples of a block (2 kHz) and of a step (400 Hz)
SCALE, LIFT = .25, 1.0        # a lifted channel is SCALE * value + LIFT


def reflect(x, left, right):
    parts = ([x[:, 1:left + 1].flip(1)] if left else []) + [x] + ([x[:, -right - 1:-1].flip(1)] if right else [])
    return torch.cat(parts, 1)


def overlap(halves, left, right, channels):
    """[batch, time, 2n] overlap-added, as items of `channels` values, without the first `left` and last `right` of them."""
    first, second = halves.chunk(2, -1)
    out = F.pad(first, (0, 0, 0, 1)) + F.pad(second, (0, 0, 1, 0))
    out = out.reshape(out.shape[0], -1, channels)
    return out[:, left:out.shape[1] - right]


def neighbours(x, layer, count):
    """A convolution of odd width `count` as one matrix product."""
    h, n = reflect(x, count // 2, count // 2), x.shape[1]
    return layer(torch.cat([h[:, i:i + n] for i in range(count)], -1))


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.wide, self.back = nn.Linear(3 * width, width // 2), nn.Linear(width // 2, width)

    def forward(self, x):
        return x + self.back(F.elu(neighbours(F.elu(x), self.wide, 3)))


class FoldedCodec(nn.Module):
    def __init__(self, filters=16, width=64, codes=1024, **quantiser):
        super().__init__()
        self.shape = dict(filters=filters, width=width, codes=codes)
        self.inner, self.deep = 8 * filters, 16 * filters
        self.analysis = nn.Linear(2 * STEP, self.inner)
        self.encoder_block = Block(self.inner)
        self.down = nn.Linear(16 * self.inner, self.deep)
        self.last = nn.Linear(7 * self.deep, width)
        self.first = nn.Linear(7 * width, self.deep)
        self.up = nn.Linear(self.deep, 16 * self.inner, bias=False)
        self.up_bias = nn.Parameter(torch.zeros(self.inner))
        self.decoder_block = Block(self.inner)
        self.synthesis = nn.Linear(self.inner, 2 * STEP, bias=False)
        self.level = nn.Parameter(torch.zeros(()))
        self.encoder_lstm, self.decoder_lstm = (nn.LSTM(self.deep, self.deep, 2, batch_first=True) for _ in range(2))
        self.memory = False
        self.quantiser = Quantiser(codes, width, **quantiser)

    def windows(self, samples):
        """[batch, n] -> [batch, n / 80, 160]."""
        x = reflect(samples.reshape(samples.shape[0], -1, BLOCK), 3, 2).reshape(samples.shape[0], -1, STEP)
        return torch.cat([x[:, :-1], x[:, 1:]], -1)

    def frames(self, windows):
        """[batch, steps, 160] -> [batch, steps / 8, deep], before the last rectifier."""
        h = reflect(F.elu(self.encoder_block(self.analysis(windows))), 4, 4)
        h = h.reshape(h.shape[0], -1, 8 * self.inner)
        return self.down(torch.cat([h[:, :-1], h[:, 1:]], -1))

    def remember(self, h, lstm):
        return h + lstm(h)[0] if self.memory else h

    def encoder(self, samples):
        """[batch, 1, n] -> [batch, width, frames], as the encoder of a Codec."""
        h = self.remember(self.frames(self.windows(samples[:, 0])), self.encoder_lstm)
        return neighbours(F.elu(h), self.last, 7).transpose(1, 2)

    def decoder(self, latents):
        """[batch, width, frames] -> [batch, 1, n]."""
        h = self.remember(neighbours(latents.transpose(1, 2), self.first, 7), self.decoder_lstm)
        h = overlap(self.up(F.elu(h)), 4, 4, self.inner) + self.up_bias
        h = F.elu(self.decoder_block(h))
        return (overlap(self.synthesis(h), 3, 2, BLOCK).flatten(1) + self.level)[:, None]

    forward, encode, decode = Codec.forward, Codec.encode, Codec.decode


def cosine_transform():
    """MDCT with a sine window [80, 160]: orthonormal when windows overlap by half."""
    n, k = np.arange(2 * STEP), np.arange(STEP)
    window = np.sin(np.pi * (n + .5) / (2 * STEP))
    return torch.tensor(math.sqrt(2 / STEP) * window * np.cos(np.pi / STEP * (n + .5 + STEP / 2) * (k[:, None] + .5)), dtype=torch.float32)


@torch.no_grad()
def prepare(codec, samples):
    """The computed start from some minutes of music [batch, n].

    The first half of the latents are the strongest principal components of a frame's cosine transform, each frequency weighted
    by how closely mel bands lie there, and the decoder has their synthesis: waveforms of the strongest tones pass from
    the first step on. The other latents are the principal components of 22 bands' log energies as far as least squares finds
    them in rectified features; making sound of them is left to training, as is the rest, which is random.
    """
    inner, deep, width = codec.inner, codec.deep, codec.shape["width"]
    linear, bands = width // 2, STEP if inner > STEP + 16 else inner // 2
    basis = cosine_transform()[:bands]
    windows = codec.windows(samples)
    coefficients = windows @ basis.t()
    rms = coefficients.pow(2).mean((0, 1)).sqrt() + 1e-4
    _analysis(codec, basis, rms, bands)
    for block in (codec.encoder_block, codec.decoder_block):
        block.back.weight.zero_()
        block.back.bias.zero_()
        block.wide.weight.normal_(0, .6 / math.sqrt(3 * inner))
    for lstm in (codec.encoder_lstm, codec.decoder_lstm):
        _nothing(lstm)
    hz = (torch.arange(bands) + .5) * 200
    gain = (700 / (700 + hz)) ** .75
    frames = (coefficients / rms * gain).reshape(-1, 8 * bands)
    values, vectors = torch.linalg.eigh((frames.t() @ frames / len(frames)).double())
    strongest, deviation = vectors[:, -linear:].flip(1).float(), values[-linear:].flip(0).float().sqrt()
    spread = deviation / deviation.pow(2).mean().sqrt()      # of the linear latents; their mean variance is 1
    _encoder(codec, strongest, deviation, spread, gain, bands)
    _energies(codec, windows, coefficients, linear)
    _decoder(codec, (strongest * deviation).reshape(8, bands, linear) / gain[:, None], spread, basis, rms, bands)


def _nothing(lstm):
    """Its last layer gives 0, and learns from there."""
    for name, p in lstm.named_parameters():
        if name.endswith(f"l{lstm.num_layers - 1}"):
            p.zero_()


def _analysis(codec, basis, rms, bands):
    """The transform, lifted; then the same sound without a lift, in both signs, for ELU to rectify."""
    weight, bias = codec.analysis.weight, codec.analysis.bias
    weight.zero_()
    bias.zero_()
    weight[:bands] = SCALE * basis / rms[:, None]
    bias[:bands] = LIFT
    pairs = (codec.inner - bands) // 2
    for i, centre in enumerate((bands - 1) * np.linspace(0, 1, pairs) ** 1.5):
        mix = torch.exp(-.5 * (torch.arange(bands) - centre) ** 2) * torch.randn(bands).sign()
        row = (mix / mix.norm()) @ (basis / rms[:, None])
        weight[bands + 2 * i], weight[bands + 2 * i + 1] = row, -row


def _encoder(codec, strongest, deviation, spread, gain, bands):
    deep, inner, linear = codec.deep, codec.inner, len(deviation)
    weight = torch.randn(deep, 16, inner) / math.sqrt(16 * inner)
    weight[:, :, :bands] *= .5
    weight[:linear] = 0
    weight[:linear, 4:12, :bands] = (strongest / deviation).t().reshape(linear, 8, bands) * gain
    bias = -LIFT * weight[:, :, :bands].sum((1, 2))
    bias[:linear] += LIFT
    bias[linear:] += .3 * torch.randn(deep - linear)
    codec.down.weight.copy_(weight.reshape(deep, -1))
    codec.down.bias.copy_(bias)
    codec.last.weight.zero_()
    codec.last.bias.zero_()
    codec.last.bias[:linear] = -LIFT * spread / SCALE
    centre = codec.last.weight.view(-1, 7, deep)[:, 3]
    centre[range(linear), range(linear)] = spread / SCALE


def _energies(codec, windows, coefficients, linear):
    hidden = F.elu(codec.frames(windows))[..., linear:].reshape(-1, codec.deep - linear)
    edges = np.concatenate([[0], np.unique(np.round(np.geomspace(1, coefficients.shape[-1], 22)).astype(int))])
    energy = torch.stack([coefficients[..., a:b].pow(2).mean(-1) for a, b in zip(edges[:-1], edges[1:])], -1)
    wanted = (energy.reshape(energy.shape[0], -1, 8, energy.shape[-1]).mean(2) + 1e-7).log().flatten(0, 1)
    wanted = wanted - wanted.mean(0)
    components = wanted @ torch.linalg.svd(wanted, full_matrices=False)[2][:codec.shape["width"] - linear].t()
    design = torch.cat([hidden, torch.ones(len(hidden), 1)], 1).double()
    solution = torch.linalg.solve(design.t() @ design + 1e-4 * len(design) * torch.eye(design.shape[1]), design.t() @ components.double()).float()
    told = design.float() @ solution
    solution = solution * math.sqrt(linear) / told.pow(2).sum(1).mean().sqrt()   # as much variance as the linear latents
    count = solution.shape[1]
    codec.last.weight.view(-1, 7, codec.deep)[linear:linear + count, 3, linear:] = solution[:-1].t()
    codec.last.bias[linear:linear + count] = solution[-1]


def _decoder(codec, back, spread, basis, rms, bands):
    """back [8, bands, linear]: latents of variance 1 to coefficients of variance 1."""
    deep, inner, width, linear = codec.deep, codec.inner, codec.shape["width"], len(spread)
    codec.first.weight.normal_(0, 1 / math.sqrt(1.3 * width))
    codec.first.bias.zero_()
    codec.first.weight[:linear] = 0
    codec.first.weight.view(deep, 7, width)[range(linear), 3, range(linear)] = SCALE / spread
    codec.first.bias[:linear] = LIFT
    weight = torch.randn(16, inner, deep) / math.sqrt(2 * deep)
    weight[:, :bands] = 0
    weight[4:12, :bands, :linear] = back
    # The last unit and the last channel are constants that take the lifts out again.
    codec.first.weight[-1] = 0
    codec.first.bias[-1] = LIFT
    weight[:, :bands, -1] = -weight[:, :bands, :linear].sum(-1)
    weight[:, -1] = 0
    codec.up_bias.zero_()
    codec.up_bias[:bands] = LIFT
    codec.up_bias[-1] = LIFT
    codec.up.weight.copy_(weight.reshape(16 * inner, deep))
    out = codec.synthesis.weight
    out.zero_()
    out[:, :bands] = basis.t() * rms / SCALE
    out[:, -1] = -out[:, :bands].sum(1)


def _set(layer, weight, bias):
    # A row of zeros has no direction, which weight norm needs: any direction, of length 0.
    empty = (weight.flatten(1).norm(dim=1) == 0).reshape(-1, 1, 1)
    layer.weight = torch.where(empty, torch.randn_like(weight), weight).contiguous()
    layer.parametrizations.weight.original0.mul_(~empty)
    layer.bias.copy_(bias)


def _convolutions(part):
    return [m for m in part.modules() if isinstance(m, (nn.Conv1d, nn.ConvTranspose1d))]


def _pass_on(part):
    """Everything random and small, residual blocks adding nothing."""
    for layer in _convolutions(part):
        fan = layer.weight[0].numel()
        _set(layer, torch.randn_like(layer.weight) * .5 / math.sqrt(fan), 0 * layer.bias)
    for module in part.modules():
        if module.__class__.__name__ == "EncodecResnetBlock":
            last = _convolutions(module)[-1]
            _set(last, torch.zeros_like(last.weight), 0 * last.bias)


def _kernel(weight, taps):
    """[out, taps * in] -> [out, in, taps]."""
    return weight.reshape(weight.shape[0], taps, -1).transpose(1, 2)


@torch.no_grad()
def unfold(folded):
    """The same codec in the published layout, a Codec."""
    codec = Codec(**folded.shape)
    codec.quantiser.load_state_dict(folded.quantiser.state_dict())
    for part in (codec.encoder, codec.decoder):
        _pass_on(part)
    for part, lstm in ((codec.encoder, folded.encoder_lstm), (codec.decoder, folded.decoder_lstm)):
        _lstm(part).load_state_dict(lstm.state_dict())
    start, b16, c4, b32, c16, b64, c80, b128, c640, end = _grouped(codec.encoder)
    weight, bias = start.weight.clone(), start.bias.clone()
    weight[0], bias[0] = 0, LIFT
    weight[0, 0, 3] = SCALE
    _set(start, weight, bias)
    for layer, count in ((c4, 4), (c16, 16)):
        weight = layer.weight.clone()
        weight[:count] = 0
        inside = count // 4
        for i in range(count):
            weight[i, i % inside, 2 + i // inside] = 1
        _set(layer, weight, layer.bias.clone())
    weight = torch.zeros_like(c80.weight)
    weight[:, :BLOCK] = _kernel(folded.analysis.weight, 10) / SCALE
    _set(c80, weight, folded.analysis.bias - LIFT * weight.sum((1, 2)))
    _inner_block(b128, folded.encoder_block)
    _set(c640, _kernel(folded.down.weight, 16), folded.down.bias)
    _set(end, _kernel(folded.last.weight, 7), folded.last.bias)

    start, c640, b128, c80, b64, c16, b32, c4, b16, end = _grouped(codec.decoder)
    _set(start, _kernel(folded.first.weight, 7), folded.first.bias)
    _set(c640, folded.up.weight.reshape(16, folded.inner, folded.deep).permute(2, 1, 0), folded.up_bias)
    _inner_block(b128, folded.decoder_block)
    weight, bias = c80.weight.clone(), c80.bias.clone()
    weight[:, :BLOCK] = SCALE * folded.synthesis.weight.reshape(10, BLOCK, folded.inner).permute(2, 1, 0)
    bias[:BLOCK] = LIFT + SCALE * folded.level
    _set(c80, weight, bias)
    for layer, count in ((c16, 16), (c4, 4)):
        weight = layer.weight.clone()
        outside = count // 4
        weight[:, :outside] = 0
        for i in range(count):
            weight[i, i % outside, 2 + i // outside] = 1
        _set(layer, weight, layer.bias.clone())
    weight = torch.zeros_like(end.weight)
    weight[0, 0, 3] = 1 / SCALE
    _set(end, weight, torch.full_like(end.bias, -LIFT / SCALE))
    return codec


def _inner_block(module, block):
    wide, back = _convolutions(module)
    _set(wide, _kernel(block.wide.weight, 3), block.wide.bias)
    _set(back, block.back.weight[..., None], block.back.bias)


def _lstm(part):
    return next(m for m in part.modules() if isinstance(m, nn.LSTM))


def _grouped(part):
    """Its convolutions and residual blocks in order."""
    out = []
    for layer in part.layers:
        name = layer.__class__.__name__
        if name == "EncodecResnetBlock":
            out.append(layer)
        elif name in ("EncodecConv1d", "EncodecConvTranspose1d"):
            out.append(layer.conv)
    return out


@torch.no_grad()
def fold(codec):
    """The folded codec of what `unfold` wrote, or None when its outer layers have been trained since."""
    folded = FoldedCodec(**codec.shape)
    _, _, _, _, _, _, c80, b128, c640, end = _grouped(codec.encoder)
    folded.analysis.weight.copy_((c80.weight[:, :BLOCK] * SCALE).transpose(1, 2).flatten(1))
    folded.analysis.bias.copy_(c80.bias + LIFT * c80.weight[:, :BLOCK].sum((1, 2)))
    start, up, d128, d80 = _grouped(codec.decoder)[:4]
    for linear, layer in ((folded.down, c640), (folded.last, end), (folded.first, start)):
        linear.weight.copy_(layer.weight.transpose(1, 2).flatten(1))
        linear.bias.copy_(layer.bias)
    for block, module in ((folded.encoder_block, b128), (folded.decoder_block, d128)):
        wide, back = _convolutions(module)
        block.wide.weight.copy_(wide.weight.transpose(1, 2).flatten(1))
        block.back.weight.copy_(back.weight[..., 0])
        block.wide.bias.copy_(wide.bias)
        block.back.bias.copy_(back.bias)
    folded.up.weight.copy_(up.weight.permute(2, 1, 0).flatten(0, 1))
    folded.up_bias.copy_(up.bias)
    folded.synthesis.weight.copy_(d80.weight[:, :BLOCK].permute(2, 1, 0).flatten(0, 1) / SCALE)
    for part, lstm in ((codec.encoder, folded.encoder_lstm), (codec.decoder, folded.decoder_lstm)):
        lstm.load_state_dict(_lstm(part).state_dict())
        folded.memory |= bool(lstm.weight_ih_l1.any())
    folded.level.copy_((d80.bias[:BLOCK].mean() - LIFT) / SCALE)
    folded.quantiser.load_state_dict(codec.quantiser.state_dict())
    sound = .1 * torch.randn(1, 6400)
    same = (folded.encoder(sound[:, None]) - codec.encoder(sound[:, None])).abs().max() < 1e-2
    return folded if same else None
