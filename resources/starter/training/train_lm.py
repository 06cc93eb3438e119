"""Training of the language model with its text encoder on encoded pieces. Resumes from its checkpoint."""
import math
import os
import random

import numpy as np
import torch

import attention  # noqa: F401, registers itself
import chroma
import clock
import lm
import state
from conditioning import Conditioning
from lessons import begin_clock, begin_conditioning
from muon import Muon
from composer.captions import caption
from composer.song import BEAT_FRAMES, beat_frames
from tokens import Tokens, load_codec
from train_codec import Workers

SAVE_SECONDS = 150
LONGEST_BEAT = math.ceil(max(BEAT_FRAMES))
BOOKS_WEIGH = (1.6, 1.0, .75, .65)   # the first codebook is most of what is heard, the last mostly noise
HELP = dict(aligned=.3, pitch=.5, facts=.3, repeats=.2, bar=.3, score=.2, beat=.3)   # how much each of conditioning.py's losses counts beside the codes' own


class Held:
    """Held-out cross-entropies: with everything, without, and with what belongs to another piece."""

    def __init__(self, tokens, words, frames=500):
        rng = random.Random("held out")
        texts = [caption(f, rng) for f in tokens.facts]
        self.text = words.batch(texts)
        starts = [clock.begin(0, beat_frames(fact["tempo"]), self.text.shape[1]) for fact in tokens.facts]
        self.codes, self.melody = lm.cut(tokens, range(len(tokens)), starts, [True] * len(tokens), frames)
        self.none = chroma.none(self.melody)
        # Another genre's caption, another key's melody.
        self.other = [next((j for j in range(i + 1, i + len(texts)) if tokens.facts[j % len(texts)]["genre"] != tokens.facts[i]["genre"]), i) % len(texts) for i in range(len(texts))]
        self.moved = self.melody.roll(3, 2)

    def measure(self, model, batch=4):
        model.eval()
        device = model.enc_to_dec_proj.weight.device
        zero = torch.zeros_like(self.text)
        cases = dict(both=(self.text, self.melody), text=(self.text, self.none), nothing=(zero, self.none), wrong_text=(self.text[self.other], self.none), wrong_melody=(self.text, self.moved))
        out = {}
        with torch.no_grad():
            for name, (text, melody) in cases.items():
                values = [lm.losses(model, *(x[i:i + batch].to(device) for x in (self.codes, text, melody))) for i in range(0, len(self.codes), batch)]
                out[name] = [round(float(v), 3) for v in torch.stack(values).mean(0)]
        model.train()
        return out

    def measure_with(self, model, weights):
        """measure() with other weights than the model's own, which it keeps."""
        current = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(weights)
        out = self.measure(model)
        model.load_state_dict(current)
        return out


def baseline(tokens, held, codes):
    """Nats of each codebook when only the frequency of its codes is known."""
    out = []
    for k in range(lm.BOOKS):
        share = np.bincount(tokens.codes[:, k].reshape(-1), minlength=codes) + .5
        out.append(round(float(-np.log(share / share.sum())[held.codes[:, k].reshape(-1)].mean()), 3))
    return out


def train(rank=0, workers=1, meeting="", size="", plan_steps=5000, stop_steps=0, batch=4, rate=1e-3, name="lm", codec_name="codec-frozen", evaluate_every=500, device="cpu", muon_rate=.01):
    """muon_rate: of the matrices inside of the stacks; 0 leaves them to AdamW as well."""
    torch.set_num_threads(1 if workers > 1 else min(2, len(os.sched_getaffinity(0))))
    team = Workers(rank, workers, meeting)
    codec, digest = load_codec(codec_name)
    home = state.folder(f"{name}-{digest}")
    words_path = home / "spiece.model"
    if rank == 0 and not words_path.exists():
        lm.train_words(words_path)
    team.first(torch.zeros(1))
    words = lm.Words(words_path)
    tokens = Tokens(state.folder(f"tokens-{digest}"), "train")
    saved = state.load(home / "state.pt")
    size = size or (saved["size"] if saved else "8M")
    if saved and saved["size"] != size:
        saved = lm.grow(saved, size)
    torch.manual_seed(2)
    model = lm.build(size, len(words), codec.shape, dropout=0.0)   # far from knowing its pieces by heart
    model.audio_encoder = None
    half = device != "cpu" or lm.has_fast_bfloat16()
    if device == "cpu":
        model.decoder.model.decoder.config._attn_implementation = attention.NAME
    if saved:
        model.load_state_dict(saved["model" if "helper" in saved else "average"])
        clock.keep_readable(model.decoder.model.decoder)
    helper = Conditioning(lm.SIZES[size][0]).watch(model)
    log = None
    if rank == 0:
        log = state.Log(home / "log.jsonl")
    if saved and "helper" in saved:
        helper.load_state_dict(saved["helper"])
    else:   # every worker the same
        begin_conditioning(model, helper, words, tokens, log or state.Log("/dev/null"), again=bool(saved))
        begin_clock(model, helper, words, tokens, log or state.Log("/dev/null"))
        if saved:
            saved.update(optimiser=None, average=model.state_dict())
    model.to(device)
    helper.to(device)
    average = {k: v.to(device, copy=True) for k, v in (saved["average"] if saved else model.state_dict()).items()}
    parameters = [p for p in [*model.parameters(), *helper.parameters()] if p.requires_grad]
    inner = lm.inner_matrices(model) if muon_rate else set()
    others = [p for n, p in model.named_parameters() if p.requires_grad and n not in inner] + list(helper.parameters())
    optimisers = [torch.optim.AdamW([dict(params=[p for p in others if p.ndim > 1], weight_decay=.05), dict(params=[p for p in others if p.ndim < 2], weight_decay=0.0)],
                                    rate, betas=(.9, .95), fused=True)]
    if inner:
        optimisers.append(Muon([p for n, p in model.named_parameters() if n in inner], muon_rate))
    rates = [rate, muon_rate]
    step = begun = saved["step"] if saved else 0
    if saved and saved["optimiser"] and len(saved["optimiser"]) == len(optimisers):   # an adopted or grown checkpoint has none
        for optimiser, kept in zip(optimisers, saved["optimiser"]):
            optimiser.load_state_dict(kept)
        begun = 0
    torch.manual_seed(5000 + 31 * step + rank)
    batches = lm.Batches(tokens, words, codec.shape["codes"], 7000 + 31 * step + rank)
    held = None
    if rank == 0:
        held = Held(Tokens(state.folder(f"tokens-{digest}"), "valid"), words)
        log.write(step=step, parameters=sum(p.numel() for p in parameters), pieces=len(tokens), baseline=baseline(tokens, held, codec.shape["codes"]))
    live = model.state_dict()
    weigh = torch.tensor(BOOKS_WEIGH, device=device)
    timer, sums, counted = state.Timer(SAVE_SECONDS), torch.zeros(lm.BOOKS + len(HELP)), 0

    def checkpoint():
        state.save(home / "state.pt", dict(size=size, words=len(words), step=step, plan_steps=plan_steps, model=model.state_dict(), average=average, helper=helper.state_dict(), optimiser=[o.state_dict() for o in optimisers]))

    model.train()
    while step < plan_steps and not (stop_steps and step >= stop_steps):
        share = min(1, (step - begun + 1) / 100) * (.03 + .97 * .5 * (1 + math.cos(math.pi * step / plan_steps)))
        for optimiser, most in zip(optimisers, rates):
            for group in optimiser.param_groups:
                group["lr"] = most * share
        whole = step % 8 == 7   # a batch of whole pieces now and then, as many tokens as the others
        codes, text, melody, facts, has_melody, written, spans, told = (x.to(device) for x in (batches.next(max(1, batch // 3), tokens.codes.shape[2] - LONGEST_BEAT) if whole else batches.next(batch)))
        with torch.autocast(torch.device(device).type, torch.bfloat16, enabled=half):
            vectors = lm.word_vectors(model, text)
            told = lm.own_past(model, batches.random, codes, text, melody, vectors, told)
            loss = lm.losses(model, codes, text, melody, vectors, told)
            helped = helper.loss(vectors, text, melody, facts, has_melody, written, spans, codes.shape[2] + lm.BOOKS - 1)
        for optimiser in optimisers:
            optimiser.zero_grad(set_to_none=False)
        ((loss * weigh).mean() + sum(w * v for w, v in zip(HELP.values(), helped))).backward()
        team.average_gradients(parameters)
        norm = torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        if bool(torch.isfinite(norm)):
            for optimiser in optimisers:
                optimiser.step()
            clock.keep_readable(model.decoder.model.decoder)
        step += 1
        keep = min(.999, (1 + step) / (10 + step))
        with torch.no_grad():
            for key, value in live.items():
                average[key].lerp_(value, 1 - keep) if value.is_floating_point() else average[key].copy_(value)
        sums += torch.stack([*loss, *helped]).detach().cpu()
        counted += 1
        if rank == 0 and step % 50 == 0:
            means = [round(float(v), 3) for v in sums / counted]
            log.write(step=step, rate=round(rate * share, 6), train=means[:lm.BOOKS], **dict(zip(HELP, means[lm.BOOKS:])))
            sums, counted = torch.zeros(lm.BOOKS + len(HELP)), 0
        if rank == 0 and step % evaluate_every == 0:
            log.write(step=step, held_out=held.measure_with(model, average))
        ask = torch.tensor([float(timer.due()) if rank == 0 else 0.0, float(timer.ending)])
        team.sum(ask)
        if ask[0] > 0 or ask[1] > 0:
            if rank == 0:
                checkpoint()
            if ask[1] > 0:
                return
    if rank == 0:
        checkpoint()
        log.write(step=step, final=held.measure_with(model, average))
