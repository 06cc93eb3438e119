"""Guided attention (Tachibana and others, 2018): how far a head looks from where it should."""
import torch
import torch.nn.functional as F

WIDTH = 64   # of a head


def away(into, query, key, steps, among, there, spread):
    """Cross-entropy in nats, [batch, steps], of the last `steps` positions' attention with a narrow bell. Of all positions that one may look at: another key
    elsewhere counts as wrong. into [batch, prefix + steps, width]: what the layer's attention reads; query, key [WIDTH, width]; among: the slice of
    positions that the bell lies in; there [batch or 1, steps]: its middle, counted within the slice; spread: its width, positions."""
    scores = F.linear(into[:, -steps:], query) @ F.linear(into, key).transpose(1, 2) / WIDTH ** .5
    positions = torch.arange(into.shape[1], device=into.device)
    share = scores.masked_fill(positions[None] > positions[-steps:, None], -1e9).log_softmax(-1)[..., among]
    wanted = torch.softmax(-.5 * ((positions[:share.shape[-1]] - there[..., None]) / spread) ** 2, -1)
    return -(share * wanted).sum(-1)
