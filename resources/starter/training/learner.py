"""What settling and practice share: a language model that goes on learning from a checkpoint, four steps for each round of music, and the average of its weights."""
import copy

import torch

import attention
import clock
import lm

FRAMES, LONG_EVERY = 500, 6   # 10 s; every so often a round is of longer ones
ROUND = 4   # steps


def build(learnt, words, codec):
    """The model that a checkpoint of the language model is of, for learning with guidance, which makes three times as much of dropout."""
    model = lm.build(learnt["size"], len(words), codec.shape, dropout=0.0).eval()
    model.audio_encoder = None
    model.decoder.model.decoder.config._attn_implementation = attention.NAME
    return model


class Learner:
    """saved: step, before, model, average and optimiser (or None); beside: another module that learns along. `before` is the model as it began."""

    def __init__(self, model, saved, rate, team, beside=None):
        self.model, self.beside, self.team, self.rate = model, beside, team, rate
        model.load_state_dict(saved["before"])
        self.before = copy.deepcopy(model).requires_grad_(False)
        model.load_state_dict(saved["model"])
        self.average = {k: v.clone() for k, v in saved["average"].items()}
        self.live = model.state_dict()
        self.parameters = [p for module in (model, beside) if module is not None for p in module.parameters() if p.requires_grad]
        self.optimiser = torch.optim.AdamW(self.parameters, rate, betas=(.9, .98), weight_decay=0.0, fused=True)
        if saved["optimiser"]:
            self.optimiser.load_state_dict(saved["optimiser"])
        self.step = self.begun = saved["step"]

    def round_begins(self):
        return (self.step - self.begun) % ROUND == 0

    def long_round(self):
        return self.step // ROUND % LONG_EVERY == LONG_EVERY - 1

    def begin(self, steps):
        """Before a step's gradients. The rate stays level, then falls to nothing at `steps`."""
        self.optimiser.param_groups[0]["lr"] = self.rate * min(1, (self.step - self.begun + 1) / 20, max(.05, (steps - self.step) / (.5 * steps)))
        self.optimiser.zero_grad(set_to_none=False)

    def learn(self):
        """A step with all workers' gradients; the model's norm of them."""
        self.team.average_gradients(self.parameters)
        norm = torch.nn.utils.clip_grad_norm_(list(self.model.parameters()), 1.0)
        if self.beside is not None:
            torch.nn.utils.clip_grad_norm_(list(self.beside.parameters()), 1.0)
        if bool(torch.isfinite(norm)):
            self.optimiser.step()
            clock.keep_readable(self.model.decoder.model.decoder)
        self.step += 1
        with torch.no_grad():
            for key, value in self.live.items():
                self.average[key].lerp_(value, .02) if value.is_floating_point() else self.average[key].copy_(value)
        return float(norm)

    def state(self):
        return dict(step=self.step, before=self.before.state_dict(), model=self.model.state_dict(), average=self.average, optimiser=self.optimiser.state_dict())
