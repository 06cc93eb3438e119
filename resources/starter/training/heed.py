"""Heeding: what the model is told of its past contradicts the prompt, and the prompt is right. A piece's twin (composer/twins.py) plays the same to the frame on another instrument or in another key, and the piece
itself, moved by some frames, is off the beat; behind such a past the model learns to go on as the piece does. When it plays by itself it drifts, and behind true pasts it learns only to go on with what it hears
(exposure bias: Ranzato and others, 2016; pasts made for one thing alone to be wrong: counterfactual augmentation, Kaushik and others, 2020). Learning from pieces undoes practice; so in music of its own in which the
instrument is right it goes on choosing as the weights that it began with. Resumes from its checkpoint; begins with the language model's."""
import os

import numpy as np
import torch
import torch.nn.functional as F

import chroma
import codec as codec_module
import learner
import listener
import lm
import rollout
import state
from composer.captions import caption, demanding
from composer.twins import TWINS
from learner import FRAMES, GUIDANCE, Learner
from practice import BEST, Prompts, distance, scores
from tokens import read
from train_codec import Workers
from train_lm import BOOKS_WEIGH, SAVE_SECONDS

BLIND, TRUE = .1, .15   # shares of crops without a prompt, and of others behind a true past
INSTRUMENTS = .7        # of the contradicted ones whose piece has both: by the instrument, the others by the key
WHOLLY = .3             # contradicted from end to end; the others in stretches
ROUND = 16              # pieces that are played at once


class Contradicted(lm.Batches):
    """Crops of pieces and their twins. twins: read() of each of TWINS, row by row the tokens' own pieces."""

    def __init__(self, tokens, twins, words, special, seed):
        super().__init__(tokens, words, special, seed)
        self.versions = [(tokens.codes, tokens.chroma, tokens.facts), *twins]   # 1 is that of another instrument
        self.twinned = [row for row, facts in enumerate(twins[0][2]) if facts]

    def window(self, version, row, start):
        codes = self.versions[version][0][row]
        return codes[:, np.clip(np.arange(start, start + FRAMES), 0, codes.shape[1] - 1)]

    def next(self, count):
        """codes and what is told instead [count, books, FRAMES], where that is not true [count, FRAMES], text, melody."""
        random, python = self.random, self.python
        rows = np.where(random.random(count) < INSTRUMENTS, random.choice(self.twinned, count), random.integers(len(self.tokens), size=count))
        has = [[v for v, (*_, facts) in enumerate(self.versions) if facts[row]] for row in rows]
        version = [int(random.choice(h)) for h in has]
        facts = [self.versions[v][2][row] for v, row in zip(version, rows)]
        given = [bool(fact["has_melody"] and random.random() < .3) for fact in facts]
        blind = random.random(count) < BLIND
        true = blind | (random.random(count) < TRUE)
        text = self.words.batch(["" if b else caption(fact, python) if t and random.random() < .6 else demanding(fact, python, melody=g) for fact, g, b, t in zip(facts, given, blind, true)])
        aligned = [not g or random.random() < .5 for g in given]
        starts = [self.first_frame(row, FRAMES, text.shape[1], a) for row, a in zip(rows, aligned)]
        codes = np.stack([self.window(v, row, start) for v, row, start in zip(version, rows, starts)])
        melody = [chroma.prefix_from(self.versions[v][1][row], start * codec_module.HOP) if g else np.zeros(chroma.FRAMES, np.uint8) for v, row, start, g in zip(version, rows, starts, given)]
        told, wrong = codes.copy(), np.zeros((count, FRAMES), bool)
        for i in np.flatnonzero(~true):
            others = [v for v in has[i] if v != version[i]]
            if others:
                told[i] = self.window(1 if 1 in others and random.random() < INSTRUMENTS else int(random.choice(others)), rows[i], starts[i])
                wrong[i] = True if random.random() < WHOLLY else lm.stretches(random, FRAMES, random.uniform(.3, .95), 40)
        codes, told, wrong = (torch.from_numpy(x) for x in (codes.astype(np.int64), told.astype(np.int64), wrong))
        return codes, torch.where(wrong[:, None], told, codes), wrong, text, chroma.one_hot(np.stack(melody))


def losses(model, codes, told, wrong, text, melody):
    """Nats of each book [books]. Where what is told is wrong only the first book's count: the others say what its code left, and that was another."""
    special, books = model.config.decoder.vocab_size, codes.shape[1]
    wanted = torch.where(wrong[:, None] & (torch.arange(books) > 0)[:, None], -100, codes)
    inputs = lm.delayed(told, special)[0]
    _, targets = lm.delayed(wanted, special)
    scores = lm.foretold(model, inputs, text, melody)
    return torch.stack([F.cross_entropy(score.transpose(1, 2), targets[:, k], ignore_index=-100, reduction="sum") / (targets[:, k] >= 0).sum().clamp(min=1) for k, score in enumerate(scores)])


class Kept:
    """What a model played, where the instrument is right, and how it chose. Made once (½ min a round) and kept."""

    def __init__(self, path, model, codec, prompts, rounds):
        self.rounds = state.load(path)
        if self.rounds is None:
            ear, _ = listener.trained()
            self.rounds = [self._round(model, codec, prompts, ear) for _ in range(rounds)]
            state.save(path, self.rounds)
        self.rounds = [r for r in self.rounds if len(r[0])]

    @staticmethod
    @torch.no_grad()
    def _round(model, codec, prompts, ear):
        text, melody, wanted = prompts.next(ROUND, FRAMES)
        codes = rollout.play(model, text, melody, FRAMES, GUIDANCE).clone()
        heard = ear(torch.stack([listener.features(codec.decode(c[None])[0].numpy()) for c in codes]))[1].argmax(1)
        right = heard == torch.tensor([listener.labels(facts)[1] for facts, *_ in wanted])
        chances, candidates = torch.stack([score.log_softmax(-1) for score in scores(model, codes, text, melody)], 1).topk(min(BEST, codec.shape["codes"]))
        return [x[right] for x in (codes, text, melody, candidates.short(), chances.exp().bfloat16())]

    def distance(self, model, rows):
        """How far it has moved from there, in nats of each book [books]."""
        kept = self.rounds[int(torch.randint(len(self.rounds), (1,)))]
        some = torch.randperm(len(kept[0]))[:rows]
        return distance(model, *(x[some] for x in kept))


def train(rank=0, workers=1, meeting="", steps=250, batch=4, rows=3, rounds=6, hold=2.0, rate=2.5e-4, muon_rate=2.5e-3, name="heed", lm_name="lm", codec_name="codec-frozen", evaluate_every=125):
    """batch: crops a worker and step; rows: pieces of its own a worker and step, of so many rounds a worker; hold: how much those count."""
    torch.set_num_threads(1 if workers > 1 else min(2, len(os.sched_getaffinity(0))))
    team = Workers(rank, workers, meeting)
    stage = learner.Stage(team, name, lm_name, codec_name)
    pupil = Learner(stage.build(), stage.saved() or stage.begun(stage.learnt["average"]), rate, team, muon_rate=muon_rate)
    crops = Contradicted(stage.tokens, [read(stage.encoded, f"twin-{twin}") for twin in TWINS], stage.words, stage.codec.shape["codes"], 17000 + 62 * pupil.begun + 2 * rank)
    torch.manual_seed(19000 + rank)
    kept = Kept(stage.home / f"kept-{rank}.pt", pupil.before, stage.codec, Prompts(stage.tokens, stage.words, 21000 + rank), rounds)
    weigh, sums, timer = torch.tensor(BOOKS_WEIGH), [], state.Timer(SAVE_SECONDS)

    while pupil.step < steps:
        pupil.begin(steps)
        loss = losses(pupil.model, *crops.next(batch))
        (loss * weigh).mean().backward()
        away = kept.distance(pupil.model, rows)
        (hold * (away * weigh).mean()).backward()
        norm = pupil.learn()
        sums.append(torch.stack([loss.detach(), away.detach()]))
        due, ending = pupil.asked(timer, steps)
        if rank == 0:
            if pupil.step % 10 == 0:
                loss, away = torch.stack(sums).mean(0).tolist()
                stage.log.write(step=pupil.step, train=[round(v, 3) for v in loss], away=[round(v, 3) for v in away], norm=round(norm, 2))
                sums = []
            stage.keep(pupil, due, evaluate_every)
        if ending:
            return
