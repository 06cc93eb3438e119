"""What repeats in music is a beat, a bar or two bars old: training-time help for finding it, as conditioning.py has for the melody.

One head each of three layers half-way up is told to look that far back (guided attention). Left alone, after 15 700 steps the best
head gave a bar ago a tenth of its attention, and what is generated lost the beat."""
import torch
import torch.nn.functional as F

from composer.song import FRAME

NAMES = ("beat", "bar", "two bars")
WIDTH = 64
ROWS = slice(WIDTH, 2 * WIDTH)   # the second head: the first one of layer 0 looks at the melody
SPREAD = .7                      # frames


def frames_of(piece):
    """How long each of NAMES is, in frames of the codec."""
    return [seconds / FRAME for seconds in (piece.beat_seconds, piece.bar_seconds, 2 * piece.bar_seconds)]


def layers_of(count):
    """Which of `count` layers look for each of NAMES: in the middle, where the tempo of text and past is known."""
    return [min(count - 1, count // 2 + i) for i in (-1, 0, 1)]


def aligned(into, query, key, steps, spans):
    """How far a head looks from the frame that sounded a span before the one that is foretold: cross-entropy in nats with a narrow bell around it, over
    the positions that have such a frame. into [batch, prefix + steps, width]: what the layer's attention reads; query, key [WIDTH, width]; spans [batch], frames."""
    whole, device = into.shape[1], into.device
    scores = F.linear(into[:, -steps:], query) @ F.linear(into, key).transpose(1, 2) / WIDTH ** .5
    positions = torch.arange(whole, device=device)
    own = positions[-steps:]
    share = scores.float().masked_fill(positions[None] > own[:, None], -1e9).log_softmax(-1)[..., -steps:]
    # A position reads the frame before the one it foretells.
    there = own[None] + 1 - spans[:, None]
    wanted = torch.softmax(-.5 * ((own[None, None] - there[..., None]) / SPREAD) ** 2, -1)
    exists = (there >= own[0] + 1).float()
    return (-(share * wanted).sum(-1) * exists).sum() / exists.sum().clamp(min=1)
