"""Practice: the model plays, the composer's rules judge what it played (rewards.py), and what did better than its other tries at the same prompt becomes likelier
(REINFORCE: Williams, 1992; the other tries as the measure: Shao and others, DeepSeekMath, 2024; for music: Cideron and others, MusicRL, 2024). Between, it goes on
learning from pieces, so that it does not forget what music is. Resumes from its checkpoint; begins with the language model's, and again when that has been trained on."""
import os
import random

import numpy as np
import torch
import torch.nn.functional as F

import attention
import chroma
import clock
import codec as codec_module
import lm
import rewards
import rollout
import state
from composer.captions import caption, demanding
from composer.song import beat_frames
from tokens import Tokens, load_codec
from train_codec import Workers
from train_lm import BOOKS_WEIGH, SAVE_SECONDS, Held

REWARDS_WEIGH = dict(melody=1.0, key=1.3, onsets=1.5, level=1.0, heard=1.0)
FRAMES, LONG_EVERY, LONG_SECONDS = 500, 6, 30   # 10 s; every so often a whole piece
GUIDANCE = 3.0


class Prompts:
    """What is asked for while practising: half with a melody, half naming key and tempo instead."""

    def __init__(self, tokens, words, seed):
        self.tokens, self.words = tokens, words
        self.random, self.python = np.random.default_rng(seed), random.Random(seed)

    def next(self, count, frames):
        """text [count, words], melody [count, 235, 12], and for each (facts, first frame, classes or None) as rewards.Judge wants them."""
        tokens, wanted, texts, melodies = self.tokens, [], [], []
        for row in self.random.integers(len(tokens), size=count):
            facts, beat = tokens.facts[row], beat_frames(tokens.facts[row]["tempo"])
            given, first = None, None
            if facts["has_melody"] and self.random.random() < .5:
                first = round(beat * int(self.random.integers(0, max(1, (tokens.codes.shape[2] - frames) / beat)))) if self.random.random() < .5 else 0
                given = chroma.prefix_from(tokens.chroma[row], first * codec_module.HOP)
            texts.append(demanding(facts, self.python) if given is None else caption(facts, self.python))
            melodies.append(np.zeros(chroma.FRAMES, np.uint8) if given is None else given)
            wanted.append((facts, first, given))
        text = self.words.batch(texts)
        kept = chroma.FRAMES + text.shape[1]   # the clock's phase at the first frame (clock.py)
        return text, chroma.one_hot(np.stack(melodies)), [(facts, kept if first is None else first, given) for facts, first, given in wanted]


def advantages(found):
    """found [prompts, group, rewards, frames] -> [prompts * group, frames]: how much better than the others of its prompt each is from each frame on."""
    better = rewards.credit(found)
    better = better - better.mean(1, keepdims=True)
    spread = np.sqrt(np.square(better).mean((0, 1, 3), keepdims=True)) + 1e-6
    weigh = np.array([REWARDS_WEIGH[name] for name in rewards.NAMES])[:, None]
    weigh /= np.sqrt(np.square(weigh).sum())
    return torch.from_numpy((better / spread * weigh).sum(2).clip(-4, 4)).float().flatten(0, 1)


def likelihood(model, codes, text, melody, guidance):
    """Log-probability of each code [n, books, frames] where guidance is used. Gradients go through what the prompt says only."""
    inputs, _ = lm.delayed(codes, model.config.decoder.vocab_size)
    none = torch.zeros_like(melody)
    none[..., 0] = 1
    with torch.no_grad():
        free = lm.foretold(model, inputs, torch.zeros_like(text), none)
    frames, out = codes.shape[2], []
    for k, (asked, alone) in enumerate(zip(lm.foretold(model, inputs, text, melody), free)):
        scores = (alone + guidance * (asked - alone))[:, k:k + frames]
        out.append(-F.cross_entropy(scores.transpose(1, 2), codes[:, k], reduction="none"))
    return torch.stack(out, 1)


class Practice:
    """One worker's share of it."""

    def __init__(self, model, codec, tokens, words, seed):
        self.model, self.codec, self.judge, self.weigh = model, codec, rewards.Judge(codec), torch.tensor(BOOKS_WEIGH)
        self.asked, self.pieces = Prompts(tokens, words, seed), lm.Batches(tokens, words, codec.shape["codes"], seed + 1)
        self.half = lm.has_fast_bfloat16()

    def play(self, prompts, group, frames):
        """What was played: (codes, text, melody, how much better each frame is), a row for each; and what was found for all of it, by rewards.NAMES (None: nobody was asked)."""
        self.model.eval()   # no dropout: what is learnt from is what was played
        text, melody, wanted = self.asked.next(prompts, frames)
        codes = rollout.play(self.model, text, melody, frames, group, GUIDANCE).clone()
        found = np.stack([self.judge(self.codec.decode(codes[i:i + 1])[0].numpy(), *wanted[i // group]) for i in range(len(codes))])
        better = advantages(found.reshape(prompts, group, *found.shape[1:]))
        given = np.repeat([classes is not None for _, _, classes in wanted], group)
        which = dict(melody=given, key=~given)
        means = {name: round(float(found[which.get(name, given | True), i].mean()), 4) if which.get(name, given | True).any() else None for i, name in enumerate(rewards.NAMES)}
        return (codes, text.repeat_interleave(group, 0), melody.repeat_interleave(group, 0), better), means

    def gradients(self, played, strength, batch):
        """Adds those of what was played and of `batch` crops of pieces; the crops' losses."""
        frames, rows = played[0].shape[2], len(played[0])
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            for part in zip(*(x.split(max(1, 4 * FRAMES // frames)) for x in played)):
                codes, text, melody, better = part
                likely = likelihood(self.model, codes, text, melody, GUIDANCE)
                (-strength * (likely * better[:, None] * self.weigh[:, None]).mean() * len(codes) / rows).backward()
            codes, text, melody, *_, told = self.pieces.next(batch)
            vectors = lm.word_vectors(self.model, text)
            told = lm.own_past(self.model, self.pieces.random, codes, text, melody, vectors, told)
            loss = lm.losses(self.model, codes, text, melody, vectors, told)
            (loss * self.weigh).mean().backward()
        return loss.detach()


def train(rank=0, workers=1, meeting="", steps=300, prompts=4, group=4, batch=4, rate=1e-4, strength=1.0, name="practice", lm_name="lm", codec_name="codec-frozen", evaluate_every=50):
    """prompts, group: a worker's and step's, each prompt played `group` times; strength: how much practice counts beside the pieces."""
    torch.set_num_threads(1 if workers > 1 else min(2, len(os.sched_getaffinity(0))))
    team = Workers(rank, workers, meeting)
    codec, digest = load_codec(codec_name)
    before, home = state.folder(f"{lm_name}-{digest}"), state.folder(f"{name}-{digest}")
    if rank == 0:
        (home / "spiece.model").write_bytes((before / "spiece.model").read_bytes())
    words, tokens = lm.Words(before / "spiece.model"), Tokens(state.folder(f"tokens-{digest}"), "train")
    saved, learnt = state.load(home / "state.pt"), state.load(before / "state.pt")
    if not saved or saved["lm_step"] != learnt["step"]:
        saved = dict(learnt, lm_step=learnt["step"], step=0, optimiser=None)
    model = lm.build(saved["size"], len(words), codec.shape, dropout=0.0)
    model.audio_encoder = None
    model.decoder.model.decoder.config._attn_implementation = attention.NAME
    model.load_state_dict(saved["model"] if saved["step"] else saved["average"])
    average = {k: v.clone() for k, v in saved["average"].items()}
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(parameters, rate, betas=(.9, .98), weight_decay=0.0, fused=True)
    if saved["optimiser"]:
        optimiser.load_state_dict(saved["optimiser"])
    step, live = saved["step"], model.state_dict()
    torch.manual_seed(9000 + 31 * step + rank)
    if rank == 0:   # what the judge needs is made once, by one
        rewards.Judge(codec)
    team.first(torch.zeros(1))
    practice, timer = Practice(model, codec, tokens, words, 11000 + 62 * step + 2 * rank), state.Timer(SAVE_SECONDS)
    log = state.Log(home / "log.jsonl") if rank == 0 else None
    held = Held(Tokens(state.folder(f"tokens-{digest}"), "valid"), words) if rank == 0 else None

    while step < steps:
        long = step % LONG_EVERY == LONG_EVERY - 1
        played, means = practice.play(*((max(1, prompts // 4), group, LONG_SECONDS * 50) if long else (prompts, group, FRAMES)))
        sums = torch.zeros(lm.BOOKS)
        for rows in torch.randperm(len(played[0])).chunk(2):   # two steps with what was played
            optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / 10)
            optimiser.zero_grad(set_to_none=False)
            sums += practice.gradients([x[rows] for x in played], strength, batch) / 2
            for p in parameters:
                if p.grad is None:
                    p.grad = torch.zeros_like(p)
            team.average_gradients(parameters)
            norm = torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            if bool(torch.isfinite(norm)):
                optimiser.step()
                clock.keep_readable(model.decoder.model.decoder)
        step += 1
        with torch.no_grad():
            for key, value in live.items():
                average[key].lerp_(value, .03) if value.is_floating_point() else average[key].copy_(value)
        ask = torch.tensor([float(timer.due()) if rank == 0 else 0.0, float(timer.ending)])
        team.sum(ask)
        if rank == 0:
            log.write(step=step, long=long, train=[round(float(v), 3) for v in sums], norm=round(float(norm), 2), **means)
            if step % evaluate_every == 0:
                log.write(step=step, held_out=held.measure_with(model, average))
            if ask[0] > 0 or ask[1] > 0 or step == steps:
                state.save(home / "state.pt", dict(size=saved["size"], words=len(words), lm_step=saved["lm_step"], step=step, model=model.state_dict(), average=average,
                                                   optimiser=optimiser.state_dict()))
        if ask[1] > 0:
            return
