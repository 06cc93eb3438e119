"""Settling: pieces are told again in codes that the model finds likely and that are yet near to the true ones, and those are learnt. Most of what the later codebooks say is chance (4 to 5 nats of 6.9):
drawn freely it blurs the sound, and what is drawn coldly is not where the model has been. Of each frame, codebook by codebook, the code is taken that is best in distance and likelihood together
(entropy-constrained quantisation: Chou, Lookabaugh and Gray, 1989), behind what was taken before (so what is learnt from is the model's own music, led by the true one: Ross and others, DAgger, 2011).
How likely a code is the weights it began with say: by those that learn, the last codebooks fell silent in 60 steps. Resumes from its checkpoint; begins with the language model's."""
import os

import torch
import torch.nn.functional as F

import chroma
import learner
import lm
import rollout
import state
from composer.captions import demanding
from learner import FRAMES, GUIDANCE, Learner, amount, both
from train_codec import Workers
from train_lm import SAVE_SECONDS

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


class Crops(lm.Batches):
    """Random crops that keep to the clock, with prompts as people write them and in two of five the melody."""

    def next(self, count, frames=FRAMES):
        """text [count, words], melody [count, 235, 12], codes [count, books, frames]."""
        rows = self.random.integers(len(self.tokens), size=count)
        facts = [self.tokens.facts[row] for row in rows]
        given = [bool(fact["has_melody"] and self.random.random() < .4) for fact in facts]
        text = self.words.batch([demanding(fact, self.python, melody=g) for fact, g in zip(facts, given)])
        starts = [self.first_frame(row, frames, text.shape[1], True) for row in rows]
        codes, melody = lm.cut(self.tokens, rows, starts, given, frames)
        return text, melody, codes


def losses(model, text, melody, codes):
    """Nats of each book where guidance is used (learnt through what the prompt says only) and where it is not, both [books]."""
    asked, free = both(model, codes, text, melody)
    guided = [alone + GUIDANCE * (score - alone) for score, alone in zip(asked, free)]
    return tuple(torch.stack([F.cross_entropy(score.transpose(1, 2), codes[:, k]) for k, score in enumerate(scores)]) for scores in (guided, asked))


def freely(model, text, melody, codes):
    """Nats of each book without a prompt, of one crop."""
    return lm.losses(model, codes[:1, :, :FRAMES], torch.zeros_like(text[:1]), chroma.none(melody[:1]))


class Told:
    """What was told again, a file for each worker and round: practice learns from it, too."""

    def __init__(self, home):
        self.rounds = [state.load(path) for path in sorted(home.glob("told-*.pt"))]

    @staticmethod
    def forget(home):
        for path in home.glob("told-*.pt"):
            path.unlink()

    @staticmethod
    def keep(home, name, text, melody, codes):
        state.save(home / f"told-{name}.pt", (text.short(), melody.bool(), codes.short()))

    def __len__(self):
        return len(self.rounds)

    def some(self, count):
        """text [n, words], melody [n, 235, 12], codes [n, books, FRAMES]: as Crops.next, `count` of one round's or what it has. Of one, because where the beat is depends on how long the longest text is."""
        text, melody, codes = self.rounds[int(torch.randint(len(self), (1,)))]
        some = torch.randperm(len(text))[:count]
        return text[some].long(), melody[some].float(), codes[some, :, :FRAMES].long()

    def losses(self, model, count):
        """Nats of each book [books]."""
        text, melody, codes = self.some(count)
        guided, asked = losses(model, text, melody, codes)
        return guided + ASKED * asked + FREELY * freely(model, text, melody, codes)


def train(rank=0, workers=1, meeting="", steps=60, pieces=20, rows=4, rate=1.5e-4, name="settle", lm_name="lm", codec_name="codec-frozen", evaluate_every=100):
    """Four steps for each round, in which a worker tells so many pieces again; rows: of those, a worker and step."""
    torch.set_num_threads(1 if workers > 1 else min(2, len(os.sched_getaffinity(0))))
    team = Workers(rank, workers, meeting)
    stage = learner.Stage(team, name, lm_name, codec_name)
    saved = stage.saved()
    if not saved and rank == 0:   # of a settling before
        Told.forget(stage.home)
    team.sum(torch.zeros(1))
    saved = saved or stage.begun(stage.learnt["average"])
    pupil = Learner(stage.build(), saved, rate, team)
    begun, codec = pupil.begun, stage.codec
    torch.manual_seed(13000 + 31 * begun + rank)
    crops, kept, timer = Crops(stage.tokens, stage.words, codec.shape["codes"], 15000 + 62 * begun + 2 * rank), [], state.Timer(SAVE_SECONDS)

    while pupil.step < steps:
        if pupil.round_begins():
            long = pupil.long_round()
            text, melody, codes = crops.next(*amount(pieces, long))
            codes, nats, stayed, away = settled(pupil.before, codec.quantiser.embed, text, melody, codes)
            kept = [(text, melody, codes), *kept[:KEPT - 1]]
            Told.keep(stage.home, f"{pupil.step:05}-{rank}", *kept[0])
        pupil.begin(steps)
        text, melody, codes = kept[int(torch.randint(len(kept), (1,)))]
        some = torch.randperm(len(codes))[:max(1, rows * FRAMES // codes.shape[2])]
        guided, asked = losses(pupil.model, text[some], melody[some], codes[some])
        (guided.mean() + ASKED * asked.mean()).backward()
        free = freely(pupil.model, text[some], melody[some], codes[some])
        (FREELY * free.mean()).backward()
        norm = pupil.learn()
        due, ending = pupil.asked(timer, steps)
        if rank == 0:
            if pupil.round_begins():
                told = {name: [round(float(v), 2) for v in values.detach()] for name, values in dict(settled=nats, stayed=stayed, guided=guided, asked=asked, free=free).items()}
                stage.log.write(step=pupil.step, long=long, away=round(away, 1), norm=round(norm, 2), **told)
            stage.keep(pupil, due, evaluate_every)
        if ending:
            return
