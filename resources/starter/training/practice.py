"""Practice: the model plays by itself, a critic (critic.py) says of each code that it might have chosen there what would be heard, and what is closer to what the prompt asks for
(wishes.py) becomes likelier: it learns to choose as the weights it began with would have, had they been helped by the critic (on its own music: Ross and others, DAgger, 2011; chances
times the exponential of worth is the best choice at a given distance: Abdolmaleki and others, MPO, 2018). As those weights stay the measure it can't run away from
music. Before, the text encoder learns the facts behind words again and the first layers the clock (lessons.py); between, the whole goes on learning from pieces, and the text
encoder from captions. Resumes from its checkpoint; begins with the language model's, and again when that has been trained on."""
import os
import random

import numpy as np
import torch

import chroma
import codec as codec_module
import critic as critics
import learner
import lm
import rollout
import state
from composer.captions import CHANGING, demanding, worded
from composer.song import beat_frames
from conditioning import Conditioning, facts_of
from learner import FRAMES, GUIDANCE, Learner, amount, both
from lessons import begin_clock, begin_words
from settle import Told
from train_codec import Workers
from train_lm import BOOKS_WEIGH, SAVE_SECONDS
from wishes import Wishes

LONG_FRAMES = 1500   # a whole piece
BEST = 64      # candidates that are compared for each code
KEPT = 4       # so many rounds' music is learnt from
CAPTIONS, CAPTIONS_WEIGH = 24, .2   # that the text encoder is asked the facts of each step: it forgets them else


class Prompts:
    """What is asked for while practising: genre and instrument, and in a third a melody, else tempo and key."""

    def __init__(self, tokens, words, seed):
        self.tokens, self.words = tokens, words
        self.rows = [row for row, facts in enumerate(tokens.facts) if facts["section"] not in CHANGING]   # what is played is to hold its level
        self.random, self.python = np.random.default_rng(seed), random.Random(seed)

    def next(self, count, frames):
        """text [count, words], melody [count, 235, 12], and for each (facts, first frame, classes or None) as wishes.Wishes wants them."""
        tokens, wanted, texts, melodies = self.tokens, [], [], []
        for row in self.random.choice(self.rows, count):
            facts, beat = tokens.facts[row], beat_frames(tokens.facts[row]["tempo"])
            given, first = None, None
            if facts["has_melody"] and self.random.random() < .4:
                first = round(beat * int(self.random.integers(0, max(1, (tokens.codes.shape[2] - frames) / beat)))) if self.random.random() < .5 else 0
                given = chroma.prefix_from(tokens.chroma[row], first * codec_module.HOP)
            texts.append(demanding(facts, self.python, melody=given is not None))
            melodies.append(np.zeros(chroma.FRAMES, np.uint8) if given is None else given)
            wanted.append((facts, first, given))
        text = self.words.batch(texts)
        kept = chroma.FRAMES + text.shape[1]   # the clock's phase at the first frame (clock.py)
        return text, chroma.one_hot(np.stack(melodies)), [(facts, kept if first is None else first, given) for facts, first, given in wanted]


def scores(model, codes, text, melody, guidance=GUIDANCE):
    """The same where guidance is used, a list."""
    return [alone + guidance * (asked - alone) for asked, alone in zip(*both(model, codes, text, melody))]


@torch.no_grad()
def better(model, critic, codes, text, melody, worths):
    """What `model` would choose with the critic's help: (candidates int16, their chances bfloat16), each [n, books, frames, BEST]; worths [n, frames, sum of critic.PARTS]. And how far from its own choice that is, in nats [books]."""
    past = critic.read(lm.delayed(codes, model.config.decoder.vocab_size)[0])
    candidates, chances, moved = [], [], []
    for k, score in enumerate(scores(model, codes, text, melody)):
        own, best = score.log_softmax(-1).topk(min(BEST, score.shape[-1]))
        own = own.exp()
        worth = critic.worth(k, past[:, k:k + codes.shape[2], k], best, worths).float()
        helped = own * (worth - (own * worth).sum(-1, keepdim=True) / own.sum(-1, keepdim=True)).exp()   # the others are as good as the mean
        helped = helped / (helped.sum(-1, keepdim=True) + 1 - own.sum(-1, keepdim=True))
        candidates.append(best.short())
        chances.append(helped.bfloat16())
        moved.append((_log_likelihood(helped, helped) - _log_likelihood(helped, own)).mean())
    return torch.stack(candidates, 1), torch.stack(chances, 1), torch.stack(moved)


def distance(model, codes, text, melody, candidates, chances):
    """How far the model's choice is from what is better, in nats of each book [books]."""
    out = []
    for k, score in enumerate(scores(model, codes, text, melody)):
        wanted = chances[:, k].float()
        out.append((_log_likelihood(wanted, wanted) - _log_likelihood(wanted, score.log_softmax(-1).gather(-1, candidates[:, k].long()).exp())).mean())
    return torch.stack(out)


def _log_likelihood(chances, others):
    """Mean logarithm of `others` under `chances`, both of candidates [..., n] and, what is missing to 1, of all else."""
    rest, others_rest = (1 - x.sum(-1).clamp(max=1) for x in (chances, others))
    return (chances * (others + 1e-9).log()).sum(-1) + rest * (others_rest + 1e-6).log()


class Pieces(lm.Batches):
    """Crops as the language model learns from them, with what it would play itself in some of the past."""

    def losses(self, model, batch):
        """Nats of each book [books]."""
        codes, text, melody, *_, told = self.next(batch)
        vectors = lm.word_vectors(model, text)
        told = lm.own_past(model, self.random, codes, text, melody, vectors, told)
        return lm.losses(model, codes, text, melody, vectors, told)


class Practice:
    """One worker's share of it. before: the model as it began; helper: what the text encoder's lesson was learnt with; sounds, named: what the critic learns from; told: what was told again, or nothing: then pieces as they are."""

    def __init__(self, model, before, helper, codec, critic, sounds, named, tokens, words, told, seed):
        self.model, self.before, self.helper, self.codec, self.critic, self.sounds, self.named = model, before, helper, codec, critic, sounds, named
        self.wishes, self.weigh = Wishes(), torch.tensor(BOOKS_WEIGH)
        self.asked, self.captions = Prompts(tokens, words, seed), Pieces(tokens, words, codec.shape["codes"], seed + 1)
        self.pieces = told or self.captions
        self.half = lm.has_fast_bfloat16()
        self.kept = []   # rounds of (codes, text, melody, candidates, chances)
        self.heard = None

    def play(self, prompts, frames):
        """Plays to so many prompts and keeps it to learn from; what is worth knowing of it."""
        self.model.eval()   # no dropout, neither while learning: guidance makes three times as much of it
        text, melody, wanted = self.asked.next(prompts, frames)
        codes = rollout.play(self.model, text, melody, frames, GUIDANCE).clone()
        sounds = [critics.heard(self.codec.decode(c[None])[0].numpy(), frames) for c in codes]
        self.heard = critics.Sounds(codes, sounds)
        worths = torch.stack([self.wishes(*what, frames) for what in wanted])
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            *goal, moved = better(self.before, self.critic, codes, text, melody, worths)
        self.kept = [(codes, text, melody, *goal), *self.kept[:KEPT - 1]]
        beginnings = worths[:, :, -critics.LAGS[0]] / self.wishes.weigh["onsets"] * torch.from_numpy(np.stack([s[0] for s in sounds]))
        return dict(moved=[round(float(v), 3) for v in moved], onsets=round(float(beginnings.sum(1).mean()) * FRAMES / frames, 2), level=round(float(self.heard.level.float().mean()) * 6 + critics.LEVEL, 1))

    def some(self, rows):
        """What was played: a random part of one of the kept rounds, as many frames as `rows` pieces of 10 s have."""
        kept = self.kept[int(torch.randint(len(self.kept), (1,)))]
        chosen = torch.randperm(len(kept[0]))[:max(1, rows * FRAMES // kept[0].shape[2])]
        return [x[chosen] for x in kept]

    def gradients(self, rows, batch, strength):
        """Adds those of what was played, of `batch` crops of pieces, of captions, and the critic's; (distance [books], the crops' losses [books], the captions')."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            played = self.some(rows)
            away = distance(self.model, *played)
            (strength * (away * self.weigh).mean()).backward()
            loss = self.pieces.losses(self.model, batch)
            (loss * self.weigh).mean().backward()
            read = self.read()
            (CAPTIONS_WEIGH * read).backward()
            self.critic.train()
            for sounds, count in ((self.heard, 4 * FRAMES // self.heard.codes.shape[2]), (self.sounds, 4)):
                critics.total(self.critic.losses(*sounds.some(torch.randint(len(sounds), (max(1, count),))))).backward()
            critics.total(self.critic.losses(*self.named.some(4))).backward()
            self.critic.eval()
        return away.detach(), loss.detach(), read.detach()

    def read(self):
        """Nats of the facts behind some captions, as the text encoder's lesson asks for them."""
        pieces, python = self.captions, self.captions.python
        rows = pieces.random.integers(len(pieces.tokens), size=CAPTIONS)
        text = pieces.words.batch([worded(pieces.tokens.facts[row], python, .5) for row in rows])
        return self.helper.read(lm.word_vectors(self.model, text), text, torch.tensor([facts_of(pieces.tokens.facts[row]) for row in rows])).mean()


def taught(stage):
    """The state that practice begins with: the language model's after its lessons, and who asked for facts in them (helper); made once (11 min) and kept."""
    saved = stage.saved("taught.pt")
    if not saved:
        torch.manual_seed(2)
        helper, model = Conditioning(lm.SIZES[stage.learnt["size"]][0]), stage.build()
        model.load_state_dict(stage.learnt["average"])
        helper.watch(model)
        log = state.Log(stage.home / "lessons.jsonl")
        begin_words(model, helper, stage.words, log)
        begin_clock(model, helper, stage.words, stage.tokens, log)
        saved = dict(stage.begun(model.state_dict()), helper=helper.state_dict())
        state.save(stage.home / "taught.pt", saved)
    return saved


def train(rank=0, workers=1, meeting="", steps=600, prompts=16, rows=12, batch=4, rate=1.5e-4, strength=4.0, name="practice", lm_name="lm", codec_name="codec-frozen", evaluate_every=100):
    """Four steps for each round that is played, of `prompts` a worker; rows: of what was played, batch: crops of pieces, a worker and step; strength: how much practice counts beside those."""
    torch.set_num_threads(1 if workers > 1 else min(2, len(os.sched_getaffinity(0))))
    team = Workers(rank, workers, meeting)
    stage = learner.Stage(team, name, lm_name, codec_name)
    codec, words, tokens = stage.codec, stage.words, stage.tokens
    saved = stage.saved()
    if rank == 0:   # what is needed is made once, side by side
        critics.trained(codec, tokens, stage.home, stage.log)
        Wishes()
    if rank == workers - 1 and not saved:
        taught(stage)
    team.sum(torch.zeros(1))
    critic, sounds, named = critics.trained(codec, tokens, stage.home, stage.log)
    model, saved = stage.build(), saved or dict(taught(stage), critic=critic.state_dict())
    helper = Conditioning(lm.SIZES[stage.learnt["size"]][0])
    helper.load_state_dict(saved["helper"])
    helper.requires_grad_(False)
    critic.load_state_dict(saved["critic"])
    pupil = Learner(model, saved, rate, team, beside=critic)   # measured by weights that had the lessons, too: by others the clock is unlearnt
    begun = pupil.begun
    torch.manual_seed(9000 + 31 * begun + rank)
    told = Told(stage.learnt_at)
    practice, timer = Practice(model, pupil.before, helper, codec, critic, sounds, named, tokens, words, told, 11000 + 62 * begun + 2 * rank), state.Timer(SAVE_SECONDS)

    while pupil.step < steps:
        if pupil.round_begins():
            long = pupil.long_round()
            played = practice.play(*amount(prompts, long, LONG_FRAMES))
        pupil.begin(steps)
        away, loss, read = practice.gradients(rows, batch, strength)
        norm = pupil.learn()
        due, ending = pupil.asked(timer, steps)
        if rank == 0:
            if pupil.round_begins():
                stage.log.write(step=pupil.step, long=long, away=[round(float(v), 3) for v in away], train=[round(float(v), 3) for v in loss], read=round(float(read), 2), norm=round(norm, 2), **played)
            stage.keep(pupil, due, evaluate_every, helper=saved["helper"], critic=critic.state_dict())
        if ending:
            return
