"""Settling: pieces are told again in codes that the model finds likely and that are yet near to the true ones, and those are learnt. Most of what the later codebooks say is chance (4 to 5 nats of 6.9):
drawn freely it blurs the sound, and what is drawn coldly is not where the model has been. Of each frame, codebook by codebook, the code is taken that is best in distance and likelihood together
(entropy-constrained quantisation: Chou, Lookabaugh and Gray, 1989), behind what was taken before (so what is learnt from is the model's own music, led by the true one: Ross and others, DAgger, 2011).
How likely a code is the weights it began with say: by those that learn, the last codebooks fell silent in 60 steps. Resumes from its checkpoint; begins with the language model's."""
import os
import random

import numpy as np
import torch
import torch.nn.functional as F

import chroma
import clock
import codec as codec_module
import learner
import lm
import rollout
import state
from composer.captions import demanding
from composer.song import beat_frames
from learner import FRAMES, Learner
from practice import GUIDANCE, both
from tokens import Tokens, load_codec
from train_codec import Workers
from train_lm import SAVE_SECONDS, Held

LONG_FRAMES = 1430   # nearly a whole piece
KEPT = 4   # so many rounds' pieces are learnt from
WORTH = 3.0   # half of the squared distance that is given for a nat: what is left is less than the last two codebooks' vectors, 23
FREELY, ASKED = .3, .5   # how much what is said without a prompt counts, and with one but without guidance, beside what is said with it


@torch.inference_mode()
def settled(model, tables, text, melody, codes, worth=WORTH):
    """(codes near to these [n, books, frames] but likely for the model behind them, nats of each book, shares that stayed, mean squared distance left). tables [books, codes, width]:
    the codec's vectors; worth: half of the squared distance that may be paid for a nat."""
    rows, books, frames = codes.shape
    left = sum(table[codes[:, k]] for k, table in enumerate(tables))
    lengths = tables.pow(2).sum(-1)
    nats, stayed = torch.zeros(books), torch.zeros(books)

    def choose(scores, at):
        chosen = torch.zeros(rows, books, dtype=torch.long)
        likelihood = scores.log_softmax(-1)
        for k in range(books):
            frame = at - k
            if not 0 <= frame < frames:
                continue
            half_distance = lengths[k] / 2 - left[:, frame] @ tables[k].T   # but for what is the same for all
            chosen[:, k] = best = (half_distance - worth * likelihood[:, k]).argmin(-1)
            left[:, frame] -= tables[k][best]
            nats[k] -= likelihood[:, k].gather(-1, best[:, None]).mean() / frames
            stayed[k] += (best == codes[:, k, frame]).float().mean() / frames
        return chosen

    return rollout.play(model, text, melody, frames, 1.0, choose=choose).clone(), nats, stayed, float(left.pow(2).sum(-1).mean())


class Crops:
    """Random crops, with prompts as people write them and in two of five the melody."""

    def __init__(self, tokens, words, seed):
        self.tokens, self.words = tokens, words
        self.random, self.python = np.random.default_rng(seed), random.Random(seed)

    def next(self, count, frames):
        """text [count, words], melody [count, 235, 12], codes [count, books, frames]."""
        tokens, texts, given, afters = self.tokens, [], [], []
        rows = self.random.integers(len(tokens), size=count)
        for row in rows:
            given.append(bool(tokens.facts[row]["has_melody"] and self.random.random() < .4))
            texts.append(demanding(tokens.facts[row], self.python, melody=given[-1]))
            afters.append(int(self.random.integers(0, max(1, tokens.codes.shape[2] - frames - 70))) if self.random.random() < .4 else 0)
        text = self.words.batch(texts)
        last = tokens.codes.shape[2] - frames
        starts = [min(last, clock.begin(after, beat_frames(tokens.facts[row]["tempo"]), text.shape[1])) for row, after in zip(rows, afters)]
        codes = torch.from_numpy(np.stack([tokens.codes[row][:, s:s + frames] for row, s in zip(rows, starts)]).astype(np.int64))
        melody = [chroma.prefix_from(tokens.chroma[row], s * codec_module.HOP) if g else np.zeros(chroma.FRAMES, np.uint8) for row, s, g in zip(rows, starts, given)]
        return text, chroma.one_hot(np.stack(melody)), codes


def losses(model, text, melody, codes):
    """Nats of each book where guidance is used (learnt through what the prompt says only) and where it is not, both [books]."""
    asked, free = both(model, codes, text, melody)
    guided = [alone + GUIDANCE * (score - alone) for score, alone in zip(asked, free)]
    return tuple(torch.stack([F.cross_entropy(score.transpose(1, 2), codes[:, k]) for k, score in enumerate(scores)]) for scores in (guided, asked))


def train(rank=0, workers=1, meeting="", steps=60, pieces=20, rows=4, rate=1.5e-4, name="settle", lm_name="lm", codec_name="codec-frozen", evaluate_every=100):
    """Four steps for each round, in which a worker tells so many pieces again; rows: of those, a worker and step."""
    torch.set_num_threads(1 if workers > 1 else min(2, len(os.sched_getaffinity(0))))
    team = Workers(rank, workers, meeting)
    codec, digest = load_codec(codec_name)
    learnt_at, home = state.folder(f"{lm_name}-{digest}"), state.folder(f"{name}-{digest}")
    if rank == 0:
        (home / "spiece.model").write_bytes((learnt_at / "spiece.model").read_bytes())
    team.first(torch.zeros(1))
    words, tokens = lm.Words(learnt_at / "spiece.model"), Tokens(state.folder(f"tokens-{digest}"), "train")
    saved, learnt = state.load(home / "state.pt"), state.load(learnt_at / "state.pt")
    if not saved or saved["lm_step"] != learnt["step"]:
        saved = dict(lm_step=learnt["step"], step=0, before=learnt["average"], model=learnt["average"], average=learnt["average"], optimiser=None)
    pupil = Learner(learner.build(learnt, words, codec), saved, rate, team)
    begun = pupil.begun
    torch.manual_seed(13000 + 31 * begun + rank)
    crops, kept, timer = Crops(tokens, words, 15000 + 62 * begun + 2 * rank), [], state.Timer(SAVE_SECONDS)
    log = state.Log(home / "log.jsonl" if rank == 0 else os.devnull)
    held = Held(Tokens(state.folder(f"tokens-{digest}"), "valid"), words) if rank == 0 else None

    while pupil.step < steps:
        if pupil.round_begins():
            long = pupil.long_round()
            text, melody, codes = crops.next(*((max(1, pieces // 3), LONG_FRAMES) if long else (pieces, FRAMES)))
            codes, nats, stayed, away = settled(pupil.before, codec.quantiser.embed, text, melody, codes)
            kept = [(text, melody, codes), *kept[:KEPT - 1]]
        pupil.begin(steps)
        text, melody, codes = kept[int(torch.randint(len(kept), (1,)))]
        some = torch.randperm(len(codes))[:max(1, rows * FRAMES // codes.shape[2])]
        guided, asked = losses(pupil.model, text[some], melody[some], codes[some])
        (guided.mean() + ASKED * asked.mean()).backward()
        free = lm.losses(pupil.model, codes[some[:1], :, :FRAMES], torch.zeros_like(text[:1]), chroma.none(melody[:1]))
        (FREELY * free.mean()).backward()
        norm = pupil.learn()
        ask = torch.tensor([float(timer.due()) if rank == 0 else 0.0, float(timer.ending)])
        team.sum(ask)
        if rank == 0:
            if pupil.round_begins():
                told = {name: [round(float(v), 2) for v in values.detach()] for name, values in dict(settled=nats, stayed=stayed, guided=guided, asked=asked, free=free).items()}
                log.write(step=pupil.step, long=long, away=round(away, 1), norm=round(norm, 2), **told)
            if pupil.step % evaluate_every == 0:
                log.write(step=pupil.step, held_out=held.measure_with(pupil.model, pupil.average))
                pupil.model.eval()
            if ask[0] > 0 or ask[1] > 0 or pupil.step == steps:
                state.save(home / "state.pt", dict(pupil.state(), size=learnt["size"], words=len(words), lm_step=saved["lm_step"]))
        if ask[1] > 0:
            return
