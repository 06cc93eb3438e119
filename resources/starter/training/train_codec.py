"""Codec training: one single-threaded worker for each core, gradients averaged every step (on shared, busy cores that is
faster than one process with several threads, which waits at every layer). First in the folded form (folded.py), then, with
`whole`, as the published layout. Resumes from its checkpoint."""
import copy
import datetime
import os

import torch
import torch.distributed as dist

import state
from codec import HOP, Codec, use_fast_padding
from data import Feeders, Pool, validation
from folded import FoldedCodec, prepare, unfold
from losses import SCALES, Spectra, band_levels_db, level_db, si_sdr
from tokens import decides_codes, load_codec

CLIP = 25600          # 0.8 s
WARM_UP = 40
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
        """Each worker's same mean; those that a step did not reach become zero."""
        for p in parameters:
            if p.grad is None:
                p.grad = torch.zeros_like(p)
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


def _start(saved, decoder, whole, filters, width, codes, pool, team, per_step):
    """The codec: as it was saved, or the folded one's whole form, or the computed start."""
    callbacks = dict(reduce=team.sum, share=team.first) if team.count > 1 else {}
    if saved:
        codec = (FoldedCodec if saved["folded"] else Codec)(**saved["shape"], **callbacks)
        codec.load_state_dict(saved["model"])
        if decoder:   # what made the codes is the average
            codec.load_state_dict({k: v for k, v in saved["average"].items() if k.startswith("quantiser.") or decides_codes(k)}, strict=False)
        codec.memory = saved["memory"]
        return codec
    if whole:
        folded, _ = load_codec("codec")
        codec = Codec(**folded.shape, **callbacks)
        codec.load_state_dict(unfold(folded).state_dict())
        return codec
    codec = FoldedCodec(filters, width, codes, **callbacks)
    music = torch.cat([pool.batch(8, 4 * CLIP) for _ in range(10)])
    prepare(codec, music)
    with torch.no_grad():
        latents = torch.cat([codec.encoder(part[:, None]).transpose(1, 2).reshape(-1, width) for part in music.split(8)])
    codec.quantiser.start(latents, per_step)
    return codec


def _home(whole, decoder):
    return state.folder("codec-frozen" if decoder else "codec-whole" if whole else "codec")


def train(rank=0, workers=1, meeting="", steps=20000, batch=4, filters=16, width=64, codes=1024, rate=5e-4, evaluate_every=500, device="cpu", feeders=0, memory=False, whole=False, decoder=False):
    """whole: the published layout with all its layers, from where the folded form is; else the folded form, with its LSTMs from
    the run on that says memory. decoder: only the decoder of the frozen codec, whose codes stay what they are; the rate then
    falls to nothing at `steps`."""
    use_fast_padding()
    torch.set_num_threads(1 if workers > 1 else int(os.environ.get("OMP_NUM_THREADS", "2")))
    team = Workers(rank, workers, meeting)
    home = _home(whole, decoder)
    log = state.Log(home / "log.jsonl") if rank == 0 else None
    torch.manual_seed(1)
    kept = state.load(home / "state.pt")
    # Seeds go on where the last run of this worker stopped.
    first_seed = (kept["next_seed"] if kept else 0) + rank
    pool = Feeders(first_seed, feeders, 4, CLIP) if feeders else Pool(first_seed, workers)
    codec, saved = _start(kept, decoder, whole, filters, width, codes, pool, team, batch * workers * CLIP // HOP), kept
    codec.memory = whole or memory or codec.memory
    for tensor in [*codec.parameters(), *codec.buffers()]:
        team.first(tensor.data)
    step, heard = (saved["step"], saved["audio_seconds"]) if saved else (0, 0.0)
    spectra = Spectra().to(device)
    codec.to(device)
    average = copy.deepcopy(codec).requires_grad_(False)
    if saved:
        average.load_state_dict(saved["average"])
    average.memory = codec.memory
    # Always all of them in the same order, so that the optimiser's memory fits; those without a gradient rest.
    parameters = [p for n, p in codec.named_parameters() if not (decoder and decides_codes(n))]
    optimiser = torch.optim.AdamW(parameters, rate, betas=(.8, .99), weight_decay=0.0, fused=True)
    if not codec.memory:
        for lstm in (codec.encoder_lstm, codec.decoder_lstm):
            lstm.requires_grad_(False)
    for name, p in codec.named_parameters():
        p.requires_grad_(p.requires_grad and not (decoder and decides_codes(name)))
    begun = step
    if saved and "optimiser" in saved:   # an adopted checkpoint has none
        optimiser.load_state_dict(saved["optimiser"])
        begun = 0
    torch.manual_seed(1000 + step * 17 + rank)
    held_out = validation() if rank == 0 else None
    timer, sums, counted = state.Timer(SAVE_SECONDS), {}, 0

    def checkpoint():
        state.save(home / "state.pt", dict(shape=codec.shape, folded=isinstance(codec, FoldedCodec), memory=codec.memory, step=step, audio_seconds=heard, next_seed=pool.seed + 2 * workers, model=codec.state_dict(),
                                           average=average.state_dict(), optimiser=optimiser.state_dict()))

    while step < steps:
        # No plan to keep: the rate falls with the root of the steps, and the average of the weights does what a last slow stretch would.
        now = rate * min(1, (step - begun + 1) / WARM_UP) * (1 - step / steps if decoder else (1 + step / 3000) ** -.5)
        for group in optimiser.param_groups:
            group["lr"] = now
        target = pool.batch(batch, CLIP).to(device)
        output, commitment, _, restarted, latents = codec(target, learn=not decoder)
        # The spectra cost more than the folded codec: two of the five scales each step.
        scales = torch.randperm(len(SCALES))[:2].tolist()
        mel, spectrum, level = spectra.loss(target, output, scales)
        wave = (output - target).abs().mean()
        scale = latents.pow(2).mean().sqrt()
        # The last term holds the latents' scale, which the commitment loss alone would let drift.
        loss = 4 * wave + mel + spectrum + .4 * level + .15 * commitment + .05 * scale.log() ** 2
        optimiser.zero_grad(set_to_none=False)
        loss.backward()
        if workers > 1:
            team.average_gradients([p for p in parameters if p.requires_grad])
        norm = torch.nn.utils.clip_grad_norm_(parameters, 5.0)
        if bool(torch.isfinite(norm)) and norm < 2000:
            optimiser.step()
        step += 1
        heard += workers * batch * CLIP / 32000
        keep = min(.998, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_([p for p in average.parameters()], list(codec.parameters()), 1 - keep)
            torch._foreach_lerp_(list(average.quantiser.buffers()), list(codec.quantiser.buffers()), 1 - keep)
        for key, value in dict(loss=loss, mel=mel, spectrum=spectrum, level=level, wave=wave, commitment=commitment, scale=scale, norm=norm, restarted=restarted).items():
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
            log.write(step=step, audio_s=round(heard), validation=evaluate(average, spectra, held_out[:, :64000]))
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
