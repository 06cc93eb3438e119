"""Music that the model in training plays by itself, many pieces at once, as the program would: sampled, with guidance, from the beginning."""
import numpy as np
import torch
import torch.nn.functional as F

import chroma
import lm

ROOM = 50   # steps by which the memory of what was played grows: torch copies what it multiplies unless that is one block


class _Layer:
    """One decoder layer with its weights as they are now, in `dtype`, and the keys and values of what it has read: those of each prompt's prefix,
    which one piece goes on from, and of guidance's, which all do."""

    def __init__(self, layer, dtype, heads):
        attention = layer.self_attn
        self.norms = layer.self_attn_layer_norm, layer.final_layer_norm
        self.into = torch.cat([attention.q_proj.weight * attention.scaling, attention.k_proj.weight, attention.v_proj.weight]).to(dtype)
        self.out, self.up, self.down = (w.weight.to(dtype) for w in (attention.out_proj, layer.fc1, layer.fc2))
        self.heads, self.dtype = heads, dtype

    def _end(self, hidden, mixed):
        hidden = hidden + F.linear(mixed, self.out)
        return hidden + F.linear(F.gelu(F.linear(self.norms[1](hidden).to(self.dtype), self.up)), self.down)

    def read(self, prefix, mask):
        """prefix [prompts + 1, n, width], mask [prompts + 1, n]."""
        n, length, _ = prefix.shape
        q, k, v = F.linear(self.norms[0](prefix).to(self.dtype), self.into).view(n, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mask = torch.where(mask, 0.0, -1e4).to(self.dtype)[:, None, None]
        rows = n - 1
        # (keys turned, values, mask, pieces), of the prompts and of guidance
        self.before = [(k[a:b].transpose(2, 3).flatten(0, 1).contiguous(), v[a:b].flatten(0, 1).contiguous(), mask[a:b], count) for a, b, count in ((0, rows, 1), (rows, n, rows))]
        self.own = [k.new_zeros(2 * rows * self.heads, 0, k.shape[-1]) for _ in "kv"]
        causal = torch.full((length, length), -1e4, dtype=self.dtype).triu(1)
        mixed = (q @ k.transpose(2, 3) + causal + mask).softmax(-1) @ v
        return self._end(prefix, mixed.transpose(1, 2).flatten(2))

    def step(self, hidden, at):
        """hidden [2 * prompts, width] of step `at`."""
        rows = len(hidden)
        q, k, v = F.linear(self.norms[0](hidden).to(self.dtype), self.into).view(rows, 3, self.heads, -1).unbind(1)
        if at % ROOM == 0:
            self.own = [F.pad(own, (0, 0, 0, ROOM)) for own in self.own]
        for own, new in zip(self.own, (k, v)):
            own[:, at] = new.reshape(rows * self.heads, -1)
        parts, first = [], 0
        for keys, _, mask, count in self.before:   # one prefix is read once for all that go on from it
            prompts = len(mask)
            mine = q[first:first + prompts * count].view(prompts, count, self.heads, -1).transpose(1, 2).reshape(prompts * self.heads, count, -1)
            scores = torch.bmm(mine, keys).view(prompts, self.heads, count, -1) + mask
            parts.append(scores.transpose(1, 2).reshape(prompts * count * self.heads, 1, -1))
            first += prompts * count
        length = parts[0].shape[-1]
        now = torch.bmm(q.reshape(rows * self.heads, 1, -1), self.own[0].transpose(1, 2))
        now[:, :, at + 1:] = -1e4
        share = torch.cat([torch.cat(parts), now], -1).softmax(-1)
        mixed = torch.bmm(share[:, :, length:].contiguous(), self.own[1])
        first = 0
        for _, values, mask, count in self.before:
            prompts, end = len(mask), first + len(mask) * count * self.heads
            mine = share[first:end, 0, :length].view(prompts, count, self.heads, length).transpose(1, 2).reshape(prompts * self.heads, count, length)
            mixed[first:end, 0] += torch.bmm(mine, values).view(prompts, self.heads, count, -1).transpose(1, 2).reshape(end - first, -1)
            first = end
        return self._end(hidden, mixed.view(rows, -1))


def _prefix(model, text, melody):
    """What the decoder reads of text [n, words] and melody [n, 235, 12] before it plays, its mask [n, positions]: lm.foretold's, then one row more, guidance's."""
    text = torch.cat([text, torch.zeros_like(text[:1])])
    heard = model.audio_enc_to_dec_proj(torch.cat([melody, chroma.none(melody[:1])]))
    seen = text > 0
    seen[seen.sum(1) == 0] = True
    return torch.cat([heard, lm.word_vectors(model, text)], 1), torch.cat([torch.ones(heard.shape[:2], dtype=torch.bool), seen], 1)


def _sampled(scores, top_k):
    """One of the best top_k of each row of scores [..., codes]."""
    top_k = min(top_k, scores.shape[-1])
    least = torch.from_numpy(np.partition(scores.numpy(), -top_k, -1)[..., -top_k, None])   # torch's own topk and its exponential_ take ten times as long
    shares = torch.where(scores < least, -torch.inf, scores).softmax(-1).cumsum(-1)
    return (shares < torch.rand(shares.shape[:-1])[..., None] * shares[..., -1:]).sum(-1)


@torch.inference_mode()
def play(model, text, melody, frames, guidance, top_k=250, temperature=1.0, choose=None):
    """Codes [prompts, books, frames]. text [prompts, words] ids, melody [prompts, 235, 12]. choose(scores [prompts, books, codes], at) -> [prompts, books]:
    instead of drawing; at: that of codebook 0, book k is at the frame k before."""
    choose = choose or (lambda scores, at: _sampled(scores / temperature, top_k))
    decoder = model.decoder.model.decoder
    dtype = torch.bfloat16 if lm.has_fast_bfloat16() else torch.float32
    special, steps, rows = model.config.decoder.vocab_size, frames + lm.BOOKS - 1, len(text)
    layers = [_Layer(layer, dtype, decoder.config.num_attention_heads) for layer in decoder.layers]
    heads = torch.cat([h.weight for h in model.decoder.lm_heads]).to(dtype)
    hidden, mask = _prefix(model, text, melody)
    length = hidden.shape[1]
    places = decoder.embed_positions(torch.zeros(1, length + steps, 1), 0).view(length + steps, -1)
    hidden = hidden + places[:length]
    for layer in layers:
        hidden = layer.read(hidden, mask)
    codes = torch.full((rows, lm.BOOKS, frames), special)
    before = torch.full((rows, lm.BOOKS), special)
    for at in range(steps):
        hidden = (sum(table(before[:, k]) for k, table in enumerate(decoder.embed_tokens)) + places[length + at]).repeat(2, 1)
        for layer in layers:
            hidden = layer.step(hidden, at)
        asked, free = F.linear(decoder.layer_norm(hidden).to(dtype), heads).float().view(2, rows, lm.BOOKS, -1)
        chosen = choose(free + guidance * (asked - free), at)
        before = torch.full_like(before, special)
        for k in range(lm.BOOKS):
            if 0 <= at - k < frames:
                codes[:, k, at - k] = before[:, k] = chosen[:, k]
    return codes
