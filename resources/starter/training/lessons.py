"""Short lessons before a training, minutes of one core each: the text encoder, one head, and the first layers for the clock (clock.py)."""
import copy
import random

import numpy as np
import torch

import chroma
import lm
import score
from composer import compose
from composer.captions import worded
from composer.song import beat_frames
from conditioning import EARLY, learn_beat, learn_times, learn_words, refresh_words

WORDS_SEEDS = 5_000_000   # of pieces that only their facts are known of


class _Enough(Exception):
    pass


def begin_conditioning(model, helper, words, tokens, log, again=False, seed=3):
    """Text encoder and looking head by themselves: minutes of one core. again: a model that has learnt once, whose helper was not kept."""
    if again:   # a decoder reads it
        begin_words(model, helper, words, log, seed=seed, steps=1500)
    else:
        for step, value in learn_words(model, helper, words, tokens.facts, random.Random(seed)):
            log.write(words_step=step, facts=round(value, 3))
    batches = lm.Batches(tokens, words, model.config.decoder.vocab_size, seed)

    def forward():
        codes, text, melody, *_ = batches.next(4)
        run_until(model.decoder.model.decoder.layers[0].self_attn.q_proj, model, codes, text, melody)
        return codes.shape[2] + lm.BOOKS - 1
    for step, value in learn_times(model, helper, forward, **dict(steps=200, rate=1e-3) if again else {}):
        log.write(times_step=step, aligned=round(value, 3))


def begin_words(model, helper, words, log, pieces=5000, seed=3, **plan):
    """The text encoder by itself, after trainings that let it forget what tells one prompt from another. As endless facts are at hand, of more pieces than have codes."""
    facts = [compose(WORDS_SEEDS + i, 30.0).facts() for i in range(pieces)]
    for step, value, moved in refresh_words(model, helper, words, facts, random.Random(seed), **plan):
        log.write(words_step=step, facts=round(value, 3), moved=round(moved, 3))


def begin_clock(model, helper, words, tokens, log, seed=3, batch=6, frames=400, **plan):
    """The first layers by themselves, to read the beat off the position, whatever is heard: half of the sounds are another piece's, and all begin anywhere. With sounds that
    keep to the beat it would be read off those, and what the model plays by itself does not. Nothing for a model of so few layers."""
    if len(model.decoder.model.decoder.layers) <= EARLY + 1:
        return
    before = copy.deepcopy(model)   # watched by the same helper: what either gives on is helper.early
    rng, python, special = np.random.default_rng(seed), random.Random(seed), model.config.decoder.vocab_size

    def forward():
        rows = rng.integers(len(tokens), size=batch)
        text = words.batch([worded(tokens.facts[row], python, .8) for row in rows])
        sounds = np.where(rng.random(batch) < .5, rows, rng.integers(len(tokens), size=batch))
        codes = torch.from_numpy(np.stack([tokens.codes[row, :, start:start + frames] for row, start in zip(sounds, rng.integers(0, tokens.codes.shape[2] - frames, batch))]).astype(np.int64))
        told = torch.where(torch.from_numpy(rng.random(batch) < .15)[:, None, None], special, codes)
        silent = chroma.one_hot(np.zeros((batch, chroma.FRAMES), np.uint8))
        with torch.autocast("cpu", torch.bfloat16, enabled=lm.has_fast_bfloat16()):
            with torch.no_grad():
                run_until(before.decoder.model.decoder.layers[EARLY + 1], before, codes, text, silent, told)
            given = helper.early
            run_until(model.decoder.model.decoder.layers[EARLY + 1], model, codes, text, silent, told)
        at = chroma.FRAMES + text.shape[1] + np.arange(frames) + .5
        parts = np.stack([score.part_of_beat(at, beat_frames(tokens.facts[row]["tempo"])) for row in rows])
        return given, frames + lm.BOOKS - 1, torch.from_numpy(parts)
    for step, value, moved in learn_beat(model, helper, forward, **plan):
        log.write(beat_step=step, beat=round(value, 3), moved=round(moved, 3))


def run_until(module, model, codes, text, melody, told=None):
    """The model's forward pass up to where `module` of it would begin."""
    def enough(*_):
        raise _Enough
    hook = module.register_forward_pre_hook(enough)
    try:
        lm.losses(model, codes, text, melody, told=told)
    except _Enough:
        pass
    hook.remove()
