"""Training-time help for hearing what is asked for. The published layout is not touched: what is here is left out of the model.

A small model finds out last that words and melody say what comes next, because the sound so far says most of it. So it is told
early: one head of the first layer learns to look at the melody's frame of its own time (guided attention: Tachibana and others,
2018), and half-way up each position must name the pitch class of the melody, the facts of the piece and what is written there
(score.py): where in the bar it is, what begins, which pitch classes sound. Heads beside it look at what may repeat (repeats.py)."""
import copy

import torch
import torch.nn.functional as F
from torch import nn

import chroma
import codec as codec_module
import looking
import repeats
import score
from composer.captions import caption, worded
from composer.instruments import INSTRUMENTS
from composer.song import BEAT_FRAMES, beat_frames
from composer.styles import STYLES

GENRES, NAMES = list(STYLES), [*INSTRUMENTS, "drums"]
SIZES = dict(genre=len(GENRES), beat=len(BEAT_FRAMES), tonic=12, mode=2, melody=len(NAMES) + 1, instruments=len(NAMES))
WEIGHTS = (.2, .4, .8, .3, 1.2)   # genre, beat, tonic, mode, what plays the melody
ONE_OF = len(WEIGHTS)
EARLY = 1                        # the layer behind which the place in the beat is known: two are enough to hear the tempo and read its wave (clock.py)
ROWS = slice(0, looking.WIDTH)   # the first layer's first head
SPREAD = .8                      # chroma frames


def facts_of(facts):
    """Targets as one row of numbers: genre, frames of a beat, tonic, minor or major, the melody's instrument (the last of all: none), then 0 or 1 for each instrument."""
    played, roles = {name for _, name in facts["instruments"]}, dict(facts["instruments"])
    melody = roles.get("lead") or roles.get("counter")
    return [GENRES.index(facts["genre"]), BEAT_FRAMES.index(beat_frames(facts["tempo"])), facts["tonic"] % 12, int(facts["key"].endswith("minor")),
            NAMES.index(melody) if melody else len(NAMES)] + [int(name in played) for name in NAMES]


def facts_loss(scores, facts):
    """scores [..., sum of SIZES], facts [..., ONE_OF + instruments] -> weighted nats, each [...]. Tonic and tempo count most: a word or
    number each, which the encoder otherwise reads last (after 3000 batches with equal weights it named 4 tonics of 10)."""
    parts = scores.split(list(SIZES.values()), -1)
    named = sum(weight * F.cross_entropy(part.reshape(-1, part.shape[-1]), facts[..., i].reshape(-1), reduction="none").view(part.shape[:-1])
                for i, (part, weight) in enumerate(zip(parts, WEIGHTS)))
    return named + .04 * F.binary_cross_entropy_with_logits(parts[-1], facts[..., ONE_OF:].float(), reduction="none").sum(-1)


class Conditioning(nn.Module):
    """Reads along in a model's decoder. Call loss() after each forward pass in which `watch` was given the model."""

    def __init__(self, width):
        super().__init__()
        self.of_words = nn.Linear(width, sum(SIZES.values()))
        self.of_sound = nn.Linear(width, sum(SIZES.values()))
        self.pitch = nn.Linear(width, 12)
        self.written = nn.Linear(width, score.BAR + score.COLUMNS - 2)
        self.beat = nn.Linear(width, score.BEAT)

    def watch(self, model):
        layers = model.decoder.model.decoder.layers
        self._looking = [layers[0].self_attn.q_proj.weight, layers[0].self_attn.k_proj.weight]   # in a list: they are the model's
        layers[max(1, len(layers) // 2) - 1].register_forward_hook(lambda _, given, out: setattr(self, "middle", out[0]))
        layers[EARLY if len(layers) > EARLY else 0].register_forward_hook(lambda _, given, out: setattr(self, "early", out[0]))
        back = repeats.layers_of(len(layers)) if layers[0].self_attn.num_heads > 1 else []
        self._repeating = [(i, layers[i].self_attn.q_proj.weight, layers[i].self_attn.k_proj.weight) for i in back]
        self._into = {}   # what the attention of these layers reads
        for i in {0, *back}:
            layers[i].self_attn.register_forward_pre_hook(lambda _, given, named, i=i: self._into.update({i: given[0] if given else named["hidden_states"]}), with_kwargs=True)
        return self

    def aligned(self, steps, query=None, key=None):
        """How far the looking head (or one with these weights) looks from the melody's frame of its own time, in nats (looking.away)."""
        mine = [w[ROWS] for w in self._looking] if query is None else (query, key)
        return looking.away(self._into[0], *mine, steps, slice(chroma.FRAMES), times(steps, self._into[0].device)[None], SPREAD).mean()

    def repeated(self, steps, spans):
        """repeats.aligned of the three heads together; spans [batch, len(repeats.NAMES)], frames. 0 for a model of one head."""
        found = [repeats.aligned(self._into[layer], query[repeats.ROWS], key[repeats.ROWS], steps, spans[:, i]) for i, (layer, query, key) in enumerate(self._repeating)]
        return torch.stack(found).mean() if found else spans.new_zeros(())

    def loss(self, words, text, melody, facts, has_melody, written, spans, steps):
        """Nats: (alignment, pitch classes, facts, repeats, bar, beginnings and sounding classes, beat). words [batch, n, width] as the decoder sees them,
        facts [batch, ...], has_melody [batch], written [batch, frames, score.COLUMNS], spans [batch, len(repeats.NAMES)]."""
        sound = self.middle[:, -steps:]
        classes = melody.argmax(-1)[:, times(steps, melody.device).round().long().clamp(max=chroma.FRAMES - 1)]
        pitch = F.cross_entropy(self.pitch(sound).transpose(1, 2), classes, reduction="none").mean(1)
        told = text.gt(0).any(1).float()
        heard = facts_loss(self.of_sound(sound), facts[:, None].expand(-1, steps, -1)).mean(1)
        return (self.aligned(steps), (pitch * has_melody).sum() / has_melody.sum().clamp(min=1),
                ((heard + self.read(words, text, facts)) * told).sum() / told.sum().clamp(min=1), self.repeated(steps, spans), *self._score(sound, self.early[:, -steps:], written))

    def _score(self, sound, early, written):
        frames = written.shape[1]
        bar, rest = self.written(sound[:, :frames]).split((score.BAR, score.COLUMNS - 2), -1)   # what codebook 0 of that frame is foretold from
        named = F.binary_cross_entropy_with_logits(rest, written[..., 1:-1].float(), reduction="none").mean((0, 1))
        count = len(score.BEGINNINGS)
        return F.cross_entropy(bar.reshape(-1, score.BAR), written[..., 0].reshape(-1).long()), named[:count].sum() + named[count:].sum() / 3, \
            self.where(early, written[..., -1].long())

    def where(self, early, parts):
        """Nats: the part of the beat [batch, frames] that each frame is in, asked behind layer EARLY."""
        return F.cross_entropy(self.beat(early[:, :parts.shape[1]].float()).transpose(1, 2), parts)

    def read(self, words, text, facts):
        mask = text.gt(0).float()[..., None]
        return facts_loss(self.of_words((words * mask).sum(1) / mask.sum(1).clamp(min=1)), facts)


def times(steps, device):
    """Where in the melody, in chroma frames, the code that each step foretells (of codebook 0) sounds."""
    return (torch.arange(steps, device=device) + .5) * codec_module.HOP / chroma.HOP


def learn_words(model, helper, words, facts, rng, steps=2500, batch=48, rate=1.5e-3, device="cpu"):
    """The text encoder alone, on captions and facts of the pieces: minutes, where it would take the language model hours."""
    parameters = [*_of_words(model), *helper.of_words.parameters()]
    optimiser = torch.optim.AdamW(parameters, rate, betas=(.9, .98), weight_decay=.01, fused=True)
    targets = torch.tensor([facts_of(f) for f in facts])
    kept = []
    for step in range(steps):
        optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / 100) * max(.02, 1 - step / steps)
        rows = [rng.randrange(len(facts)) for _ in range(batch)]
        text = words.batch([caption(facts[r], rng) for r in rows]).to(device)
        vectors = model.enc_to_dec_proj(model.text_encoder(input_ids=text, attention_mask=text.gt(0).long())[0])
        loss = helper.read(vectors, text, targets[rows].to(device)).mean() + 1e-3 * (vectors.pow(2).mean() - .25) ** 2
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        kept.append(float(loss.detach()))
        if (step + 1) % 250 == 0:
            yield step + 1, sum(kept[-250:]) / 250


def refresh_words(model, helper, words, facts, rng, steps=3000, listening=600, batch=48, rate=5e-4, near=3.0):
    """As learn_words, for a text encoder that a decoder has learnt to read: what it says stays near to what it was. For the first steps, `listening`, only the helper learns.
    Yields the step, the nats and how far all has moved, as a share of what it says."""
    model.text_encoder.eval()   # dropout would count as moved
    before = copy.deepcopy(nn.ModuleList([model.text_encoder, model.enc_to_dec_proj])).requires_grad_(False)
    own = _of_words(model)
    optimiser = torch.optim.AdamW([dict(params=own), dict(params=helper.of_words.parameters())], rate, betas=(.9, .98), weight_decay=0, fused=True)
    targets = torch.tensor([facts_of(f) for f in facts])
    kept = []
    for step in range(steps):
        left = max(.02, 1 - max(0, step - listening) / (steps - listening))
        for group, most in zip(optimiser.param_groups, (rate * (step >= listening), 1e-2 if step < listening else 3e-3)):
            group["lr"] = most * left
        rows = [rng.randrange(len(facts)) for _ in range(batch)]
        text = words.batch([worded(facts[r], rng, .5) for r in rows])
        mask = text.gt(0)
        vectors, was = (into(encoder(input_ids=text, attention_mask=mask.long())[0]) for encoder, into in ((model.text_encoder, model.enc_to_dec_proj), before))
        moved = (vectors - was)[mask].pow(2).sum() / was[mask].pow(2).sum()
        value = helper.read(vectors, text, targets[rows]).mean()   # which masks by itself
        optimiser.zero_grad()
        (value + near * moved).backward()
        nn.utils.clip_grad_norm_(own, 1.0)
        optimiser.step()
        kept.append((float(value.detach()), float(moved.detach())))
        if (step + 1) % 200 == 0:
            yield step + 1, *(sum(values) / 200 for values in zip(*kept[-200:]))


def _of_words(model):
    return [p for part in (model.text_encoder, model.enc_to_dec_proj) for p in part.parameters() if p.requires_grad]


def learn_times(model, helper, forward, steps=800, rate=4e-3):
    """The looking head alone. forward(): one batch through the model's first layers without gradients; returns the steps of sound."""
    own = [nn.Parameter(w.detach()[ROWS].clone()) for w in helper._looking]
    optimiser = torch.optim.Adam(own, rate)
    for step in range(steps):
        optimiser.param_groups[0]["lr"] = rate * max(.02, 1 - step / steps)
        with torch.no_grad():
            count = forward()
        optimiser.zero_grad()
        loss = helper.aligned(count, *own)
        loss.backward()
        optimiser.step()
        if (step + 1) % 100 == 0:
            yield step + 1, float(loss.detach())
    with torch.no_grad():
        for whole, part in zip(helper._looking, own):
            whole[ROWS] = part


def learn_beat(model, helper, forward, steps=2400, rate=1.5e-3):
    """The first layers alone: what they give on says where in the beat each frame is, and else stays nearly what it was. forward(): one batch through them;
    returns what they gave on before, the steps of sound, and the part of the beat of each frame. Yields the step, the nats of score.BEAT parts and the share of variance that was moved."""
    parameters = [p for layer in model.decoder.model.decoder.layers[:EARLY + 1] for p in layer.parameters()] + [*helper.beat.parameters()]
    optimiser = torch.optim.AdamW(parameters, rate, betas=(.9, .98), weight_decay=0)
    kept = []
    for step in range(steps):
        optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / 50) * max(.02, 1 - step / steps)
        before, count, parts = forward()
        moved = (helper.early.float() - before.float()).pow(2).mean() / before.float().var()
        beat = helper.where(helper.early[:, -count:], parts)
        optimiser.zero_grad()
        (beat + 4 * moved).backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        kept.append((float(beat.detach()), float(moved.detach())))
        if (step + 1) % 100 == 0:
            yield step + 1, *(sum(values) / 100 for values in zip(*kept[-100:]))
