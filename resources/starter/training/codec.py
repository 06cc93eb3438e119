"""The codec: transformers' EnCodec at 32 kHz with fewer filters, and the training of its residual quantiser.

The layers are EncodecModel's own, so that what is trained is what is published: ratios 8, 5, 4, 4 (50 frames a second),
four codebooks, two LSTM layers, non-causal, weight norm, no volume normalisation.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn
from transformers import EncodecConfig, EncodecModel
from transformers.models.encodec import modeling_encodec

RATE, HOP, CODEBOOKS = 32000, 640, 4


def config(filters=16, width=64, codes=1024):
    return EncodecConfig(sampling_rate=RATE, audio_channels=1, normalize=False, chunk_length_s=None, overlap=None, hidden_size=width,
                         num_filters=filters, num_residual_layers=1, upsampling_ratios=[8, 5, 4, 4], use_causal_conv=False,
                         use_conv_shortcut=False, codebook_size=codes, codebook_dim=width, num_lstm_layers=2, pad_mode="reflect",
                         target_bandwidths=[CODEBOOKS * 50 * math.log2(codes) / 1000], norm_type="weight_norm")


def _reflect(hidden, paddings, mode="zero", value=0.0):
    """Reflect padding as flips and a cat: the same numbers as reflection_pad1d, faster on a CPU (training only)."""
    left, right = int(paddings[0]), int(paddings[1])
    pieces = [hidden]
    if left:
        pieces.insert(0, hidden[..., 1:left + 1].flip(-1))
    if right:
        pieces.append(hidden[..., -right - 1:-1].flip(-1))
    return torch.cat(pieces, -1) if len(pieces) > 1 else hidden


def use_fast_padding():
    modeling_encodec.EncodecConv1d._pad1d = staticmethod(_reflect)


def nearest(x, table):
    return (2 * x @ table.t() - table.pow(2).sum(1)).argmax(1)


class Quantiser(nn.Module):
    """Residual vector quantiser: k-means start, exponential means, straight-through gradient, restart of dead codes.

    `reduce(tensor)` sums a tensor over the workers, `share(tensor)` takes the first worker's; both may be None.
    """

    def __init__(self, codes, width, decay=.99, dead_below=.1, reduce=None, share=None):
        super().__init__()
        self.codes, self.width, self.decay, self.dead_below = codes, width, decay, dead_below
        self.reduce, self.share = reduce, share
        self.register_buffer("embed", torch.zeros(CODEBOOKS, codes, width))
        self.register_buffer("sums", torch.zeros(CODEBOOKS, codes, width))
        self.register_buffer("counts", torch.ones(CODEBOOKS, codes))

    @torch.no_grad()
    def start(self, latents, per_step, rounds=12):
        """k-means on latents [n, width], one codebook after the other. per_step: latents seen in a step by all workers."""
        rest = latents.clone()
        for book in range(CODEBOOKS):
            table = rest[torch.randperm(len(rest))[:self.codes]].clone()
            for _ in range(rounds):
                index = nearest(rest, table)
                count = torch.bincount(index, minlength=self.codes).float()
                total = torch.zeros_like(table).index_add_(0, index, rest)
                table = torch.where(count[:, None] > 0, total / count.clamp(min=1)[:, None], rest[torch.randint(len(rest), (self.codes,))])
            self.embed[book] = table
            self.counts[book] = count.clamp(min=1) * (per_step / len(rest))
            self.sums[book] = table * self.counts[book][:, None]
            rest = rest - table[nearest(rest, table)]

    def forward(self, latents, learn=False):
        """latents [batch, width, frames] -> quantised, commitment loss, ids [books, batch, frames], codes restarted."""
        batch, width, frames = latents.shape
        flat = latents.transpose(1, 2).reshape(-1, width).float()
        rest, total, commitment, ids, restarted = flat, 0, 0, [], 0
        statistics = []
        for book in range(CODEBOOKS):
            index = nearest(rest.detach(), self.embed[book])
            chosen = F.embedding(index, self.embed[book])
            commitment = commitment + F.mse_loss(rest, chosen.detach())
            ids.append(index)
            if learn:
                with torch.no_grad():
                    count = torch.bincount(index, minlength=self.codes).float()
                    statistics.append((count, torch.zeros_like(self.embed[book]).index_add_(0, index, rest.detach()), rest.detach()))
            rest = rest - chosen.detach()
            total = total + chosen
        if learn:
            restarted = self._update(statistics)
        quantised = flat + (total - flat).detach()
        return quantised.view(batch, frames, width).transpose(1, 2), commitment / CODEBOOKS, torch.stack(ids).view(CODEBOOKS, batch, frames), restarted

    @torch.no_grad()
    def _update(self, statistics):
        both = torch.stack([torch.cat([c[:, None], s], 1) for c, s, _ in statistics])
        if self.reduce:
            self.reduce(both)
        restarted, keep = 0, self.decay
        for book in range(CODEBOOKS):
            count, total = both[book, :, 0], both[book, :, 1:]
            self.counts[book].mul_(keep).add_(count, alpha=1 - keep)
            self.sums[book].mul_(keep).add_(total, alpha=1 - keep)
            mean = float(count.sum()) / self.codes
            dead = self.counts[book] < self.dead_below * mean
            number = int(dead.sum())
            if number:
                rest = statistics[book][2]
                fresh = rest[torch.randint(len(rest), (number,))].contiguous()
                if self.share:
                    self.share(fresh)
                self.counts[book][dead] = mean
                self.sums[book][dead] = fresh * mean
                restarted += number
            self.embed[book] = self.sums[book] / self.counts[book][:, None].clamp(min=1e-5)
        return restarted


class Codec(nn.Module):
    def __init__(self, filters=16, width=64, codes=1024, **quantiser):
        super().__init__()
        self.shape = dict(filters=filters, width=width, codes=codes)
        self.memory = True   # its LSTMs always take part
        model = EncodecModel(config(**self.shape))
        self.encoder, self.decoder = model.encoder, model.decoder
        self.quantiser = Quantiser(codes, width, **quantiser)

    def forward(self, samples, quantise=True, learn=False):
        """samples [batch, n] -> output, commitment, ids, restarted, latents."""
        latents = self.encoder(samples[:, None])
        if quantise:
            quantised, commitment, ids, restarted = self.quantiser(latents, learn)
        else:
            quantised, commitment, ids, restarted = latents, latents.new_zeros(()), None, 0
        return self.decoder(quantised)[:, 0, :samples.shape[1]], commitment, ids, restarted, latents

    @torch.no_grad()
    def encode(self, samples):
        """samples [batch, n] -> codes [batch, books, frames]."""
        return self.quantiser(self.encoder(samples[:, None]))[2].transpose(0, 1)

    @torch.no_grad()
    def decode(self, codes):
        """codes [batch, books, frames] -> samples [batch, 640 * frames]."""
        latents = sum(F.embedding(codes[:, book], self.quantiser.embed[book]) for book in range(CODEBOOKS))
        return self.decoder(latents.transpose(1, 2))[:, 0]

    @torch.no_grad()
    def published(self):
        """The same codec as transformers' EncodecModel."""
        model = EncodecModel(config(**self.shape))
        model.encoder.load_state_dict(self.encoder.state_dict())
        model.decoder.load_state_dict(self.decoder.state_dict())
        for book, layer in enumerate(model.quantizer.layers):
            layer.codebook.embed.copy_(self.quantiser.embed[book])
            layer.codebook.embed_avg.copy_(self.quantiser.sums[book])
            layer.codebook.cluster_size.copy_(self.quantiser.counts[book])
            layer.codebook.inited.fill_(True)
        return model.eval()
