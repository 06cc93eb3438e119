"""Heeding: what the model is told of its past contradicts the prompt, and the prompt is right. A past of a piece (composer/twins.py) plays the same to the frame on another instrument or in another key, or
softer with fewer players; behind it the model learns to go on as the piece does. When it plays by itself it drifts and fades, and behind true pasts it learns only to go on with what it hears (exposure bias:
Ranzato and others, 2016; pasts made for one thing alone to be wrong: counterfactual augmentation, Kaushik and others, 2020). Learning from pieces undoes practice; so in music of its own in which the
instrument is right and the level holds it goes on choosing as the weights that it began with. Resumes from its checkpoint; begins with the language model's."""
import os

import numpy as np
import torch
import torch.nn.functional as F

import chroma
import codec as codec_module
import learner
import listen
import listener
import lm
import rollout
import state
from composer.captions import caption, demanding
from composer.twins import PASTS, TWINS
from learner import FRAMES, GUIDANCE, Learner, amount
from practice import BEST, Prompts, distance, scores
from tokens import encode, read
from train_codec import Workers
from train_lm import BOOKS_WEIGH, SAVE_SECONDS

BLIND, TRUE = .1, .15   # shares of crops without a prompt, and of others behind a true past
INSTRUMENTS = .4        # of the contradicted ones whose piece has both: by the instrument, the others by the key
FADED, SILENT = .35, .25   # of the contradicted ones by what is softer, with fewer players; of those by silence
WHOLLY = .3             # contradicted from end to end; the others in stretches
TWIN_STRETCH, FADED_STRETCH = 40, 250   # frames, at most
LONG_EVERY = 2          # steps, one of them of long crops: what is learnt at the first 10 s alone is not right later
ROUND, TEMPERATURE = 16, .7             # pieces that are played at once, and how


class Contradicted(lm.Batches):
    """Crops of pieces and their twins. pasts: read() of each of PASTS by name, row by row the tokens' own pieces; silence: its codes [books, all frames]."""

    def __init__(self, tokens, pasts, silence, words, special, seed):
        super().__init__(tokens, words, special, seed)
        self.versions = [(tokens.codes, tokens.chroma, tokens.facts), *(pasts[name] for name in TWINS)]   # 1 is that of another instrument
        self.faded, self.silence = pasts["faded"][0], silence
        self.twinned = [row for row, facts in enumerate(pasts["instrument"][2]) if facts]

    def past(self, has, version, row, fades):
        """(codes of another past of that piece's version [books, all frames], how long stretches of it may be), None where there is none."""
        random = self.random
        if fades:
            return self.silence if random.random() < SILENT else self.faded[row], FADED_STRETCH
        others = [v for v in has if v != version]
        if not others:
            return None
        other = 1 if 1 in others and random.random() < INSTRUMENTS else int(random.choice(others))
        return self.versions[other][0][row], TWIN_STRETCH

    def next(self, count, frames=FRAMES):
        """codes and what is told instead [count, books, frames], where that is not true [count, frames], text, melody."""
        random, python = self.random, self.python
        rows = np.where(random.random(count) < INSTRUMENTS, random.choice(self.twinned, count), random.integers(len(self.tokens), size=count))
        has = [[v for v, (*_, facts) in enumerate(self.versions) if facts[row]] for row in rows]
        fades = random.random(count) < FADED   # there is only of the pieces themselves what they fade to
        version = [0 if f else int(random.choice(h)) for h, f in zip(has, fades)]
        facts = [self.versions[v][2][row] for v, row in zip(version, rows)]
        given = [bool(fact["has_melody"] and random.random() < .3) for fact in facts]
        blind = random.random(count) < BLIND
        true = blind | (random.random(count) < TRUE)
        text = self.words.batch(["" if b else caption(fact, python) if t and random.random() < .6 else demanding(fact, python, melody=g) for fact, g, b, t in zip(facts, given, blind, true)])
        aligned = [not g or random.random() < .5 for g in given]
        starts = [self.first_frame(row, frames, text.shape[1], a) for row, a in zip(rows, aligned)]
        codes = np.stack([self.versions[v][0][row][:, start:start + frames] for v, row, start in zip(version, rows, starts)])
        melody = [chroma.prefix_from(self.versions[v][1][row], start * codec_module.HOP) if g else np.zeros(chroma.FRAMES, np.uint8) for v, row, start, g in zip(version, rows, starts, given)]
        told, wrong = codes.copy(), np.zeros((count, frames), bool)
        for i in np.flatnonzero(~true):
            past = self.past(has[i], version[i], rows[i], fades[i])
            if past:
                told[i] = past[0][:, starts[i]:starts[i] + frames]
                wrong[i] = True if random.random() < WHOLLY else lm.stretches(random, frames, random.uniform(.3, .95), past[1])
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
    """What `player` played, where the instrument is right and the level holds, and how `judge` would have chosen there. Made once (½ min a round) and kept; every other round is of long pieces."""

    def __init__(self, path, player, judge, codec, prompts, rounds):
        self.rounds = state.load(path)
        if self.rounds is None:
            ear, _ = listener.trained()
            self.rounds = [self._round(player, judge, codec, prompts, ear, *amount(ROUND, i % 2)) for i in range(rounds)]
            if not any(self.rounds):
                raise SystemExit("Nothing that the model played was right enough to hold it to: practise first, or play more with --rounds.")
            state.save(path, self.rounds)

    @staticmethod
    @torch.no_grad()
    def _round(player, judge, codec, prompts, ear, count, frames):
        text, melody, wanted = prompts.next(count, frames)
        codes = rollout.play(player, text, melody, frames, GUIDANCE, temperature=TEMPERATURE).clone()
        right = torch.tensor([is_right(codec.decode(c[None])[0].numpy(), facts, ear) for c, (facts, *_) in zip(codes, wanted)])
        codes, text, melody = (x[right] for x in (codes, text, melody))
        if not len(codes):
            return None
        chances, candidates = torch.stack([score.log_softmax(-1) for score in scores(judge, codes, text, melody)], 1).topk(min(BEST, codec.shape["codes"]))
        return codes, text, melody, candidates.short(), chances.exp().bfloat16()

    def distance(self, model, rows, long=False):
        """How far it has moved from there, in nats of each book [books]; rows: of FRAMES each, or as many long ones as have so many frames."""
        of_these = [kept for i, kept in enumerate(self.rounds) if kept and bool(i % 2) == long] or [kept for kept in self.rounds if kept]
        kept = of_these[int(torch.randint(len(of_these), (1,)))]
        some = torch.randperm(len(kept[0]))[:max(1, rows * FRAMES // kept[0].shape[2])]
        return distance(model, *(x[some] for x in kept))


def is_right(samples, facts, ear):
    """Whether the instrument that a piece of these facts has is heard at its beginning and at its end, and the level holds."""
    ends = torch.stack([listener.features(x) for x in (samples[:listener.SECONDS * listen.RATE], samples[-listener.SECONDS * listen.RATE:])])
    return bool((ear(ends)[1].argmax(1) == listener.labels(facts)[1]).all()) and all(listen.holds_up(samples))


def train(rank=0, workers=1, meeting="", steps=300, batch=4, rows=3, rounds=12, hold=3.0, rate=1.5e-4, muon_rate=1e-3, name="heed", lm_name="lm", codec_name="codec-frozen", evaluate_every=125):
    """batch: crops a worker and step; rows: pieces of its own a worker and step, of so many rounds that a worker plays before; hold: how much those count."""
    torch.set_num_threads(1 if workers > 1 else min(2, len(os.sched_getaffinity(0))))
    team = Workers(rank, workers, meeting)
    stage = learner.Stage(team, name, lm_name, codec_name)
    pupil = Learner(stage.build(), stage.saved() or stage.begun(stage.learnt["average"]), rate, team, muon_rate=muon_rate)
    silence = encode(stage.codec, np.zeros(codec_module.HOP * stage.tokens.codes.shape[2], np.float32))
    crops = Contradicted(stage.tokens, {name: read(stage.encoded, f"twin-{name}") for name in PASTS}, silence, stage.words, stage.codec.shape["codes"], 17000 + 62 * pupil.begun + 2 * rank)
    torch.manual_seed(19000 + rank)
    kept = Kept(stage.home / f"kept-{rank}.pt", pupil.model, pupil.before, stage.codec, Prompts(stage.tokens, stage.words, 21000 + rank), rounds)
    weigh, sums, timer = torch.tensor(BOOKS_WEIGH), [], state.Timer(SAVE_SECONDS)

    while pupil.step < steps:
        pupil.begin(steps)
        long = pupil.step % LONG_EVERY == LONG_EVERY - 1
        loss = losses(pupil.model, *crops.next(*amount(batch, long)))
        (loss * weigh).mean().backward()
        away = kept.distance(pupil.model, rows, long)
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
