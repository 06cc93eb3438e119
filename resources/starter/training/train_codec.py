"""Codec training: one single-threaded worker for each core, gradients averaged every step (on shared, busy cores that is
faster than one process with several threads, which waits at every layer). Resumes from its checkpoint."""
import copy
import datetime
import math
import os

import torch
import torch.distributed as dist

import state
from codec import HOP, Codec, use_fast_padding
from data import Feeders, Pool, validation
from losses import Spectra, band_levels_db, level_db, si_sdr

CLIP = 25600          # 0.8 s
UNQUANTISED = 300     # first steps without the quantiser (fewer in short plans)
SAVE_SECONDS = 150


class Workers:
    def __init__(self, rank, count, meeting):
        self.rank, self.count = rank, count
        if count > 1:
            dist.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=count, timeout=datetime.timedelta(hours=24))

    def sum(self, tensor):
        if self.count > 1:
            dist.all_reduce(tensor)
        return tensor

    def first(self, tensor):
        if self.count > 1:
            dist.broadcast(tensor, 0)
        return tensor

    def average_gradients(self, parameters):
        if self.count > 1:
            flat = torch.cat([p.grad.reshape(-1) for p in parameters])
            dist.all_reduce(flat)
            flat.div_(self.count)
            offset = 0
            for p in parameters:
                p.grad.copy_(flat[offset:offset + p.numel()].view_as(p))
                offset += p.numel()


def evaluate(codec, spectra, samples, batch=4):
    """Figures on held-out clips [n, samples]."""
    outputs, ids = [], []
    device = next(codec.parameters()).device
    samples = samples.to(device)
    with torch.no_grad():
        for part in samples.split(batch):
            output, _, index, _, _ = codec(part)
            outputs.append(output)
            ids.append(index)
    output, ids = torch.cat(outputs), torch.cat(ids, 1)
    entropy = []
    for book in ids:
        share = torch.bincount(book.flatten(), minlength=codec.shape["codes"]).float()
        share = share / share.sum()
        entropy.append(round(float(-(share * (share + 1e-12).log2()).sum()), 2))
    mel = sum(spectra.distance(a[None], b[None]) for a, b in zip(samples, output)) / len(samples)
    return dict(mel=round(mel, 4), si_sdr_db=round(float(si_sdr(samples, output).mean()), 2), level_db=round(float(level_db(samples, output).mean()), 2),
                bands_db=band_levels_db(samples, output), entropy_bits=entropy)


def train(rank=0, workers=1, meeting="", plan_steps=40000, stop_steps=0, batch=4, filters=16, width=64, codes=1024, rate=8e-4, name="codec", evaluate_every=250, device="cpu", feeders=0):
    use_fast_padding()
    torch.set_num_threads(1 if workers > 1 else int(os.environ.get("OMP_NUM_THREADS", "2")))
    team = Workers(rank, workers, meeting)
    home = state.folder(name)
    log = state.Log(home / "log.jsonl") if rank == 0 else None
    saved = state.load(home / "state.pt")
    shape = saved["shape"] if saved else dict(filters=filters, width=width, codes=codes)
    torch.manual_seed(1)
    codec = Codec(**shape, reduce=team.sum if workers > 1 else None, share=team.first if workers > 1 else None)
    step = saved["step"] if saved else 0
    # Seeds go on where the last run of this worker stopped, well apart between runs.
    first_seed = (saved["next_seed"] if saved else 0) + rank
    pool = Feeders(first_seed, feeders, 4, CLIP) if feeders else Pool(first_seed, workers)
    spectra = Spectra().to(device)
    if saved:
        codec.load_state_dict(saved["model"])
    else:
        first = team.first(pool.batch(8, CLIP))
        codec.prepare(first)
    codec.to(device)
    average = copy.deepcopy(codec).requires_grad_(False)
    if saved:
        average.load_state_dict(saved["average"])
    parameters = list(codec.parameters())
    optimiser = torch.optim.AdamW(parameters, rate, betas=(.8, .99), weight_decay=0.0, fused=True)
    if saved and "optimiser" in saved:   # an adopted checkpoint has none
        optimiser.load_state_dict(saved["optimiser"])
    torch.manual_seed(1000 + step * 17 + rank)
    held_out = validation() if rank == 0 else None
    per_step = batch * workers * math.ceil(CLIP / HOP)
    heard = saved["audio_seconds"] if saved else 0.0
    timer, sums, counted = state.Timer(SAVE_SECONDS), {}, 0
    free_steps = min(UNQUANTISED, plan_steps // 20)
    if saved and codec.quantiser.embed.any():
        free_steps = 0   # the quantiser has started: never again

    def checkpoint():
        state.save(home / "state.pt", dict(shape=shape, step=step, audio_seconds=heard, next_seed=pool.seed + 2 * workers, model=codec.state_dict(),
                                           average=average.state_dict(), optimiser=optimiser.state_dict(), plan_steps=plan_steps))

    while step < plan_steps and not (stop_steps and step >= stop_steps):
        way = step / plan_steps
        now = rate * min(1, (step + 1) / 150) * (.03 + .97 * .5 * (1 + math.cos(math.pi * way)))
        for group in optimiser.param_groups:
            group["lr"] = now
        if step == free_steps and not codec.quantiser.embed.any():
            with torch.no_grad():
                latents = torch.cat([codec.encoder(pool.batch(8, CLIP).to(device)[:, None]).transpose(1, 2).reshape(-1, shape["width"]) for _ in range(40)])
            codec.quantiser.start(latents, per_step)
            for buffer in codec.quantiser.buffers():
                team.first(buffer)
            average.quantiser.load_state_dict(codec.quantiser.state_dict())
        target = pool.batch(batch, CLIP).to(device)
        output, commitment, _, restarted, latents = codec(target, quantise=step >= free_steps, learn=True)
        mel, spectrum = spectra.loss(target, output)
        wave = (output - target).abs().mean()
        scale = latents.pow(2).mean().sqrt()
        # The last term holds the latents' scale, which the commitment loss alone would let drift.
        loss = 4 * wave + mel + spectrum + .15 * commitment + .05 * scale.log() ** 2
        optimiser.zero_grad(set_to_none=False)
        loss.backward()
        team.average_gradients(parameters)
        norm = torch.nn.utils.clip_grad_norm_(parameters, 5.0)
        if bool(torch.isfinite(norm)) and norm < 500:
            optimiser.step()
        step += 1
        heard += workers * batch * CLIP / 32000
        keep = min(.998, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_([p for p in average.parameters()], parameters, 1 - keep)
            if step > free_steps:
                torch._foreach_lerp_(list(average.quantiser.buffers()), list(codec.quantiser.buffers()), 1 - keep)
        for key, value in dict(loss=loss, mel=mel, spectrum=spectrum, wave=wave, commitment=commitment, scale=scale, norm=norm, restarted=restarted).items():
            sums[key] = sums.get(key, 0.0) + float(value.detach() if torch.is_tensor(value) else value)
        counted += 1
        if rank == 0 and step % 50 == 0:
            log.write(step=step, audio_s=round(heard), rate=round(now, 6), **{k: round(v / counted, 4) for k, v in sums.items()})
            sums, counted = {}, 0
        if step % 1000 == 0:
            for p in parameters:
                team.first(p.data)
        if rank == 0 and step % evaluate_every == 0:
            # Two seconds of each piece while training; the model card's figures are from ten.
            quantise = step > free_steps
            log.write(step=step, audio_s=round(heard), validation=evaluate(average, spectra, held_out[:, :64000]) if quantise else None)
        ask = torch.tensor([float(timer.due()) if rank == 0 else 0.0, float(timer.ending)])
        team.sum(ask)
        if ask[0] > 0 or ask[1] > 0:
            if rank == 0:
                checkpoint()
            if ask[1] > 0:
                return
    if rank == 0:
        checkpoint()
        log.write(step=step, audio_s=round(heard), final=evaluate(average, spectra, held_out))
