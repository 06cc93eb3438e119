"""Foretells what will be heard of codes that have not been chosen yet: from the codes so far and each candidate for the next one, whether a sound begins, which pitch
classes are heard, how loud it is, and which genre and instrument it sounds like. So all candidates can be compared where a try would show only one (actor-critic with all
actions: Allen and others, Mean actor critic, 2017; as a guide while choosing: Yang and Klein, FUDGE, 2021). It reads the codec's own vectors: a table of its own learns pieces by heart."""
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import chroma
import codec as codec_module
import keys
import listen
import listener
import lm
import state

LAGS = (-2, -1, 0, 1, 2)   # frames after the code's own for which beginnings are foretold
AHEAD = 6                  # and by which pitches are: a quarter of the window they are measured in
LOUD_FRAMES = 25           # from the code's own, of which the level is
LEVEL = -18.2              # dB, of most renders
PARTS = dict(onsets=len(LAGS), pitch=12, shares=24, level=1, genre=len(listener.GENRES), family=len(listener.FAMILIES))
WIDTH, INNER = 160, 128


def each_frame(values, hop, frames):
    """values [..., n], each the middle of `hop` samples, as they are at each of the codec's frames."""
    at = np.round((np.arange(frames) + .5) * codec_module.HOP / hop).astype(int)
    values = np.asarray(values)
    return values[..., np.minimum(at, values.shape[-1] - 1)]


def heard(samples, frames):
    """What there is at each of the codec's frames: beginnings uint8 [frames], strongest pitch class uint8 [frames], keys.shares float16 [24, frames], level of what follows float16 [frames] (6 dB, 0 is LEVEL)."""
    begins = np.zeros(frames, np.uint8)
    begins[np.minimum((listen.onsets(samples)[0] * 50).astype(int), frames - 1)] = 1
    pitch = each_frame(chroma.classes(samples, chroma.FINE), chroma.FINE, frames).astype(np.uint8)
    shares = each_frame(keys.shares(samples).flatten(0, 1).numpy(), chroma.HOP, frames).astype(np.float16)
    power = np.pad(np.square(samples[:frames * codec_module.HOP]).reshape(frames, -1).mean(1), (0, LOUD_FRAMES - 1), "edge")
    level = 10 * np.log10(np.convolve(power, np.ones(LOUD_FRAMES) / LOUD_FRAMES, "valid") + 1e-8)
    return begins, pitch, shares, ((level - LEVEL) / 6).clip(-3, 3).astype(np.float16)


class Sounds:
    """Codes with what is heard of them, as tensors; rows of 10 s."""

    def __init__(self, codes, sounds):
        """codes [n, books, frames], sounds: heard() of each."""
        self.codes = codes
        begins, self.pitch, self.shares, self.level = (torch.from_numpy(np.stack(x)) for x in zip(*sounds))
        self.begins = F.pad(begins, (-LAGS[0], LAGS[-1]))

    def __len__(self):
        return len(self.codes)

    def some(self, rows):
        """(codes, goals): of PARTS but genre and family, each [rows, frames, ...] as Critic foretells them."""
        codes, frames = self.codes[rows], self.codes.shape[2]
        later = torch.arange(AHEAD, frames + AHEAD).clamp(max=frames - 1)
        onsets = torch.stack([self.begins[rows, lag - LAGS[0]:lag - LAGS[0] + frames] for lag in LAGS], 2).float()
        return codes, dict(onsets=onsets, pitch=self.pitch[rows][:, later].long(), shares=self.shares[rows][:, :, later].transpose(1, 2).float(), level=self.level[rows][..., None].float())


def of_pieces(codec, tokens, home, most=600, frames=500):
    """Sounds of encoded pieces, as the codec plays them; made once (2 min) and kept in `home`."""
    rows = random.Random("critic").sample(range(len(tokens)), min(most, len(tokens)))
    path = home / f"heard-{len(tokens)}-{tokens.facts[0]['seed']}.npz"
    if not path.exists():
        whole = [heard(codec.decode(torch.from_numpy(tokens.codes[r].astype(np.int64))[None])[0].numpy(), tokens.codes.shape[2]) for r in rows]
        temporary = path.with_name(f"{path.stem}.part.npz")
        np.savez(temporary, *(np.stack(x) for x in zip(*whole)))
        temporary.replace(path)
    with np.load(path) as data:
        whole = list(zip(*(data[f"arr_{i}"] for i in range(4))))
    starts = range(0, tokens.codes.shape[2] - frames + 1, frames)   # a piece's rows lie together
    codes = torch.from_numpy(np.stack([tokens.codes[r][..., s:s + frames] for r in rows for s in starts]).astype(np.int64))
    return Sounds(codes, [tuple(x[..., s:s + frames] for x in sounds) for sounds in whole for s in starts])


class Named:
    """Crops of pieces with their genre and family, for which codes are enough. Some codes are spoilt, so that those of a generation will do."""

    def __init__(self, tokens, rows, special):
        self.tokens, self.rows, self.special = tokens, rows, special
        self.names = torch.tensor([listener.labels(facts)[:2] for facts in tokens.facts])

    def some(self, count, frames=500, spoilt=.1, unknown=.1):
        """(codes, goals) as Sounds.some."""
        rows = [self.rows[i] for i in torch.randint(len(self.rows), (count,))]
        starts = torch.randint(self.tokens.codes.shape[2] - frames + 1, (count,)).tolist()
        codes = torch.from_numpy(np.stack([self.tokens.codes[r, :, s:s + frames] for r, s in zip(rows, starts)]).astype(np.int64))
        codes = torch.where(torch.rand(codes.shape) < spoilt * torch.rand(count, 1, 1), torch.randint(self.special, codes.shape), codes)
        codes = torch.where(torch.rand(count, codes.shape[1], 1) < unknown, self.special, codes)
        return codes, {name: self.names[rows, i, None].expand(-1, frames) for i, name in enumerate(("genre", "family"))}


class Critic(nn.Module):
    def __init__(self, vectors):
        """vectors [books, codes, n]: the codec's."""
        super().__init__()
        vectors = vectors / (vectors.std((1, 2), keepdim=True) + 1e-6)
        self.register_buffer("vectors", F.pad(vectors, (0, 0, 0, 1)), persistent=False)   # the start is silence
        books, _, n = vectors.shape
        self.into = nn.ModuleList(nn.Linear(n, WIDTH) for _ in range(books))
        self.convolutions = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, dilation=2 ** i) for i in range(7))   # 5 s
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(8))
        self.telling = nn.Linear(WIDTH, 2 * WIDTH)   # how much each frame counts, and what of it is kept, in the mean of all so far: for what stays the same
        self.past = nn.Linear(2 * WIDTH, books * INNER)
        self.next = nn.ModuleList(nn.Sequential(nn.Linear(n, INNER), nn.GELU(), nn.Linear(INNER, INNER)) for _ in range(books))
        self.out = nn.ModuleList(nn.Linear(INNER, sum(PARTS.values())) for _ in range(books))
        self.drop = nn.Dropout(.1)

    def read(self, inputs):
        """What it makes of the past [n, steps, books, INNER] before each step; inputs [n, books, steps] in the delay pattern."""
        x = self.drop(sum(into(F.embedding(inputs[:, k], self.vectors[k])) for k, into in enumerate(self.into)))
        for convolution, norm in zip(self.convolutions, self.norms):
            y = F.pad(F.gelu(norm(x)).transpose(1, 2), (2 * convolution.dilation[0], 0))
            x = x + self.drop(convolution(y).transpose(1, 2))
        x = F.gelu(self.norms[-1](x))
        weight, value = self.telling(x).float().chunk(2, -1)
        weight = weight.clamp(-8, 8).exp()
        mean = (weight * value).cumsum(1) / weight.cumsum(1)
        return self.past(torch.cat([x, mean.to(x.dtype)], -1)).unflatten(2, (len(self.out), INNER))

    def foretell(self, book, past, codes):
        """{part: [..., its size]} if the next codes of `book` are `codes` [...]; past [..., INNER]. Chances as logits."""
        table = self.next[book](self.vectors[book])
        answers = self.out[book](self.drop(F.gelu(past + F.embedding(codes, table))))
        return dict(zip(PARTS, answers.split(list(PARTS.values()), -1)))

    def worth(self, book, past, codes, worths):
        """How much each of the candidates `codes` [..., m] is worth [..., m]; worths [..., sum of PARTS]: of each thing that may be heard (wishes.py)."""
        found = self.foretell(book, past[..., None, :], codes)
        values = torch.cat([found["onsets"].sigmoid(), found["pitch"].softmax(-1), found["shares"], -F.relu(found["level"].abs() - .3),
                            *(found[name].log_softmax(-1).clamp(min=-5) for name in ("genre", "family"))], -1)
        return (values * worths[..., None, :]).sum(-1)

    def losses(self, codes, goals):
        """{part: [books]}: how far it is from each of the goals."""
        special, frames = self.vectors.shape[1] - 1, codes.shape[2]
        past, each = self.read(lm.delayed(codes, special)[0]), []
        for k in range(codes.shape[1]):
            found = self.foretell(k, past[:, k:k + frames, k], codes[:, k])
            each.append({name: AWAY.get(name, _cross_entropy)(found[name], goal) for name, goal in goals.items()})
        return {name: torch.stack([values[name] for values in each]) for name in goals}


def _cross_entropy(found, goal):
    return F.cross_entropy(found.flatten(0, 1), goal.flatten(), ignore_index=-100) if (goal >= 0).any() else found.sum() * 0


AWAY = dict(onsets=F.binary_cross_entropy_with_logits, shares=F.mse_loss, level=F.mse_loss)
LOSSES_WEIGH = dict(onsets=5, pitch=.3, shares=1, level=.5, genre=.2, family=.2)


def total(losses):
    return sum(LOSSES_WEIGH[name] * values.sum() for name, values in losses.items())


def learn(critic, sounds, named, held, steps=1500, rate=2e-3, batch=6, held_out=48):
    """Yields (step, losses on what is held out: the first of the sounds, `held`'s names) now and then."""
    optimiser = torch.optim.AdamW(critic.parameters(), rate, betas=(.9, .98), weight_decay=.05)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps + 1)
    for step in range(1, steps + 1):
        with torch.autocast("cpu", torch.bfloat16, enabled=lm.has_fast_bfloat16()):
            loss = total(critic.losses(*sounds.some(torch.randint(held_out, len(sounds), (batch,))))) + total(critic.losses(*named.some(batch)))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(critic.parameters(), 1.0)
        optimiser.step()
        plan.step()
        if step % 250 == 0 or step == steps:
            critic.eval()
            with torch.no_grad():
                losses = dict(critic.losses(*sounds.some(torch.arange(held_out))), **critic.losses(*held.some(held_out, spoilt=0, unknown=0)))
            yield step, {name: [round(float(v), 3) for v in values] for name, values in losses.items()}
            critic.train()
    critic.eval()


def trained(codec, tokens, home, log):
    """The critic and what it learnt from: Sounds and Named; made once and kept."""
    sounds, critic, special = of_pieces(codec, tokens, home), Critic(codec.quantiser.embed), codec.shape["codes"]
    saved = state.load(home / "critic.pt")
    named, held = (Named(tokens, rows, special) for rows in (range(len(tokens) // 10, len(tokens)), range(max(1, len(tokens) // 10))))
    if saved:
        critic.load_state_dict(saved)
    else:
        for step, losses in learn(critic, sounds, named, held):
            log.write(critic_step=step, **losses)
        state.save(home / "critic.pt", critic.state_dict())
    return critic.eval(), sounds, named
