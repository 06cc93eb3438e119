"""Causal attention for training on a processor: matrix products over blocks of queries, each with no more keys than it may see.
torch's own kernel there takes four times as long in bfloat16 and computes what the mask hides."""
import torch
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.masking_utils import sdpa_mask

NAME = "blocks"
BLOCK = 192


class _Blocks(torch.autograd.Function):
    @staticmethod
    def forward(ctx, q, k, v, mask, scale):
        """q, k, v [n, steps, size]; mask [n, 1, steps] to add to each key; position i sees the keys up to i."""
        q = q * scale
        steps, out, shares = q.shape[1], torch.empty_like(q), []
        upper = torch.full((BLOCK, BLOCK), -1e4, dtype=q.dtype).triu(1)
        for a in range(0, steps, BLOCK):
            b = min(steps, a + BLOCK)
            scores = torch.baddbmm(mask[:, :, :b], q[:, a:b], k[:, :b].transpose(1, 2))
            scores[:, :, a:b] += upper[:b - a, :b - a]
            share = scores.softmax(-1)
            out[:, a:b] = torch.bmm(share, v[:, :b])
            shares.append(share)
        ctx.save_for_backward(q, k, v, out, *shares)
        ctx.scale = scale
        return out

    @staticmethod
    def backward(ctx, grad):
        q, k, v, out, *shares = ctx.saved_tensors
        steps = q.shape[1]
        dq, dk, dv = torch.empty_like(q), torch.zeros_like(k), torch.zeros_like(v)
        whole = (grad * out).sum(-1, keepdim=True)
        for share, a in zip(shares, range(0, steps, BLOCK)):
            b = min(steps, a + BLOCK)
            g = grad[:, a:b]
            dv[:, :b] += torch.bmm(share.transpose(1, 2), g)
            d = torch.bmm(g, v[:, :b].transpose(1, 2)).sub_(whole[:, a:b]).mul_(share)
            dq[:, a:b] = torch.bmm(d, k[:, :b])
            dk[:, :b] += torch.bmm(d.transpose(1, 2), q[:, a:b])
        return dq * ctx.scale, dk, dv, None, None


def blocks(module, query, key, value, attention_mask, scaling=None, dropout=0.0, **_):
    """As transformers calls it: [batch, heads, steps, size], the mask [batch, 1, steps, steps], true or 0 where one may look."""
    batch, heads, steps, size = query.shape
    if attention_mask is None:
        mask = query.new_zeros(1, 1, steps).expand(batch * heads, 1, steps)
    else:
        last = attention_mask[:, :, -1:]   # the last position may see every key that is not padding
        last = torch.where(last, 0.0, -1e4) if last.dtype == torch.bool else last.clamp(min=-1e4)
        mask = last.to(query.dtype).expand(batch, heads, 1, steps).reshape(batch * heads, 1, steps)
    flat = [x.reshape(batch * heads, steps, size) for x in (query, key, value)]
    out = _Blocks.apply(*flat, mask, size ** -.5 if scaling is None else scaling)
    return out.view(batch, heads, steps, size).transpose(1, 2), None


AttentionInterface.register(NAME, blocks)
AttentionMaskInterface.register(NAME, sdpa_mask)
