"""What settling and practice share: a language model that goes on learning from a checkpoint, four steps for each round of music, and the average of its weights."""
import copy
import os

import torch

import attention
import chroma
import clock
import lm
import state
from muon import Muon
from tokens import Tokens, load_codec
from train_lm import Held

FRAMES, LONG_EVERY = 500, 6   # 10 s; every so often a round is of longer ones
LONG_FRAMES = 1430   # nearly a whole piece: as much as can begin on a beat
ROUND = 4   # steps
GUIDANCE = 3.0


def amount(count, long, long_frames=None):
    """(pieces, frames) of so many of FRAMES, or of about as much music in long ones."""
    return (max(1, count // 3), long_frames or LONG_FRAMES) if long else (count, FRAMES)


class Stage:
    """What a stage begins with: codec, words, tokens to learn from, held-out ones for the worker that measures, the checkpoint of the language model (learnt), the folders of those (encoded, learnt_at), home and log."""

    def __init__(self, team, name, lm_name, codec_name):
        self.codec, digest = load_codec(codec_name)
        self.learnt_at, self.home = state.folder(f"{lm_name}-{digest}"), state.folder(f"{name}-{digest}")
        if team.rank == 0:
            (self.home / "spiece.model").write_bytes((self.learnt_at / "spiece.model").read_bytes())
        team.first(torch.zeros(1))
        self.log, self.words = state.Log(self.home / "log.jsonl" if team.rank == 0 else os.devnull), lm.Words(self.learnt_at / "spiece.model")
        self.encoded = state.folder(f"tokens-{digest}")
        self.held = Held(Tokens(self.encoded, "valid"), self.words) if team.rank == 0 else None
        self.tokens, self.learnt = Tokens(self.encoded, "train"), state.load(self.learnt_at / "state.pt")

    def build(self):
        """The model that the checkpoint is of, for learning with guidance, which makes three times as much of dropout."""
        model = lm.build(self.learnt["size"], len(self.words), self.codec.shape, dropout=0.0).eval()
        model.audio_encoder = None
        model.decoder.model.decoder.config._attn_implementation = attention.NAME
        return model

    def begun(self, weights):
        """The state of a stage that has not learnt yet."""
        return dict(lm_step=self.learnt["step"], step=0, before=weights, model=weights, average=weights, optimiser=None)

    def saved(self, name="state.pt"):
        """Its own checkpoint, unless it has none or the language model has been trained on since."""
        saved = state.load(self.home / name)
        return saved if saved and saved["lm_step"] == self.learnt["step"] else None

    def keep(self, pupil, due, evaluate_every, **more):
        """After a step, for the worker that measures: held-out figures every so many steps, a checkpoint when it is due."""
        if pupil.step % evaluate_every == 0:
            self.log.write(step=pupil.step, held_out=self.held.measure_with(pupil.model, pupil.average))
            pupil.model.eval()
        if due:
            state.save(self.home / "state.pt", dict(pupil.state(), size=self.learnt["size"], words=len(self.words), lm_step=self.learnt["step"], **more))


def both(model, codes, text, melody):
    """The scores of each code [n, frames, codes] with the prompt and without, two lists of the books'. Gradients go through the former only."""
    inputs, _ = lm.delayed(codes, model.config.decoder.vocab_size)
    with torch.no_grad():
        free = lm.foretold(model, inputs, torch.zeros_like(text), chroma.none(melody))
    return tuple([score[:, k:k + codes.shape[2]] for k, score in enumerate(scores)] for scores in (lm.foretold(model, inputs, text, melody), free))


class Learner:
    """saved: step, before, model, average and optimiser (or None); beside: another module that learns along; muon_rate: of the matrices inside of the stacks, where it isn't AdamW that learns those, too.
    `before` is the model as it began."""

    def __init__(self, model, saved, rate, team, beside=None, muon_rate=0):
        self.model, self.beside, self.team, self.rates = model, beside, team, (rate, muon_rate)
        model.load_state_dict(saved["before"])
        self.before = copy.deepcopy(model).requires_grad_(False)
        model.load_state_dict(saved["model"])
        self.average = {k: v.clone() for k, v in saved["average"].items()}
        self.live = model.state_dict()
        self.parameters = [p for module in (model, beside) if module is not None for p in module.parameters() if p.requires_grad]
        inner = lm.inner_matrices(model) if muon_rate else set()
        turned = [p for name, p in model.named_parameters() if name in inner and p.requires_grad]
        self.optimisers = [torch.optim.AdamW([p for p in self.parameters if not any(p is t for t in turned)], rate, betas=(.9, .98), weight_decay=0.0, fused=True)]
        if turned:
            self.optimisers.append(Muon(turned, muon_rate, weight_decay=0.0))
        for optimiser, kept in zip(self.optimisers, saved["optimiser"] or []):
            optimiser.load_state_dict(kept)
        self.step = self.begun = saved["step"]

    def round_begins(self):
        return (self.step - self.begun) % ROUND == 0

    def long_round(self):
        return self.step // ROUND % LONG_EVERY == LONG_EVERY - 1

    def begin(self, steps):
        """Before a step's gradients. The rate stays level, then falls to nothing at `steps`."""
        share = min(1, (self.step - self.begun + 1) / 20, max(.05, (steps - self.step) / (.5 * steps)))
        for optimiser, rate in zip(self.optimisers, self.rates):
            optimiser.param_groups[0]["lr"] = rate * share
            optimiser.zero_grad(set_to_none=False)

    def learn(self):
        """A step with all workers' gradients; the model's norm of them."""
        self.team.average_gradients(self.parameters)
        norm = torch.nn.utils.clip_grad_norm_(list(self.model.parameters()), 1.0)
        if self.beside is not None:
            torch.nn.utils.clip_grad_norm_(list(self.beside.parameters()), 1.0)
        if bool(torch.isfinite(norm)):
            for optimiser in self.optimisers:
                optimiser.step()
            clock.keep_readable(self.model.decoder.model.decoder)
        self.step += 1
        with torch.no_grad():
            for key, value in self.live.items():
                self.average[key].lerp_(value, .02) if value.is_floating_point() else self.average[key].copy_(value)
        return float(norm)

    def asked(self, timer, steps):
        """After a step, for all workers alike: whether to write a checkpoint, and whether to end."""
        ask = self.team.sum(torch.tensor([float(timer.due()) if self.team.rank == 0 else 0.0, float(timer.ending)]))
        return bool(ask.any()) or self.step == steps, bool(ask[1] > 0)

    def state(self):
        return dict(step=self.step, before=self.before.state_dict(), model=self.model.state_dict(), average=self.average, optimiser=[o.state_dict() for o in self.optimisers])
