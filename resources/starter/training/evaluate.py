"""The model card's figures, each on pieces, captions and melodies that training never saw. Writes figures.json as it goes."""
import json
import os
import random
from pathlib import Path

import numpy as np
import torch

import keys
import listen
import state
import tokens
import train_codec
from composer import STYLES, compose, theory
from composer.instruments import INSTRUMENTS
from composer.piece import Mix, Note, Part, Piece
from data import validation
from losses import Spectra
from program import Program
from render import RATE, Synth, write_wav

HELD_TONES = ("flute", "strings", "organ", "violin", "saw lead", "warm pad", "trumpet", "cello")


class Figures:
    def __init__(self, path):
        self.path = Path(path)
        self.values = json.loads(self.path.read_text()) if self.path.exists() else {}

    def put(self, key, value):
        self.values[key] = value
        temporary = self.path.with_suffix(".part")
        temporary.write_text(json.dumps(self.values, indent=1) + "\n")
        os.replace(temporary, self.path)
        print(key, json.dumps(value), flush=True)


def held_tones(codec, synth):
    """Level error and warble of single held tones through the codec: (mean error dB, warble added dB)."""
    errors, warbles = [], []
    for i, name in enumerate(HELD_TONES):
        instrument = INSTRUMENTS[name]
        pitch = min(max(62 + 3 * i % 10, instrument.low), instrument.high)
        part = Part("lead", name, instrument.program, 0, 110, 64, 0, [Note(.1, 3.8, pitch, 90)])
        piece = Piece(i, 4.0, "tone", 60, "4/4", 0, "major", "", "sparse", "whole", 0.0, [part], Mix(room=0.0, wet=0.0), 1.0, 4.0)
        sound = synth.render(piece)
        with torch.no_grad():
            back = codec(torch.from_numpy(sound)[None])[0][0].numpy()
        before, after = (np.array(listen.levels_db(x[RATE:int(3.5 * RATE)], .05)) for x in (sound, back))
        errors.append(float(after.mean() - before.mean()))
        warbles.append(float(np.std(np.diff(after)) - np.std(np.diff(before))))
    return round(float(np.mean(np.abs(errors))), 2), round(float(np.mean(warbles)), 2)


def codec_figures(figures, codec_name):
    codec, digest = tokens.load_codec(codec_name)
    saved = state.load(state.folder(codec_name) / "state.pt")
    values = train_codec.evaluate(codec, Spectra(), validation())
    values["held_tones_level_error_db"], values["held_tones_warble_db"] = held_tones(codec, Synth())
    figures.put("codec", dict(values, steps=saved["step"], audio_seconds=round(saved["audio_seconds"]), digest=digest, parameters=sum(p.numel() for p in codec.parameters())))


def cross_entropies(figures, folder, codec_name):
    import export
    import train_lm
    _, digest = tokens.load_codec(codec_name)
    generator = export.Generator(folder)
    held = train_lm.Held(tokens.Tokens(state.folder(f"tokens-{digest}"), "valid"), generator.words)
    values = held.measure(generator.model)
    values["rise_wrong_text"] = round(values["wrong_text"][0] - values["text"][0], 3)
    values["rise_wrong_melody"] = round(values["wrong_melody"][0] - values["both"][0], 3)
    figures.put("cross_entropy", values)


def prompts_for(count, seed=state.TEST_SEEDS):
    """Prompts that name genre, melody instrument, tempo and key, with the piece each describes."""
    rng = random.Random("prompts")
    out = []
    for i in range(count):
        style = STYLES[list(STYLES)[i % len(STYLES)]]
        piece = compose(seed + i, 12.0, genre=style.name, section="whole", instruments={"lead": rng.choice(style.lead)})
        lead = piece.part("lead")
        out.append((f"{piece.mood} {style.name} with {lead.instrument if lead else 'piano'} melody, {piece.tempo} bpm, {theory.key_name(piece.tonic, piece.mode)}", piece))
    return out


def following(figures, generator, synth, seconds, count, out, listener_pieces):
    """Do generated pieces have what the prompt asked for? Beside each figure the same measure on real renders."""
    import listener as ears
    model, real_share = ears.trained(listener_pieces)
    prompts = prompts_for(count)
    generated = []
    for i in range(0, count, 8):
        generated += generator([p for p, _ in prompts[i:i + 8]], seconds, seed=100 + i)
    real = [synth.render(piece)[:seconds * RATE] for _, piece in prompts]
    other = [synth.render(compose(state.TEST_SEEDS + 50_000 + i, 12.0, genre=piece.genre))[:seconds * RATE] for i, (_, piece) in enumerate(prompts)]
    names = torch.tensor([ears.labels(piece.facts()) for _, piece in prompts])
    figures.put("listener_on_renders", real_share)
    figures.put("listener_on_generated", ears.shares(model, torch.stack([ears.features(x) for x in generated]), names))
    figures.put("listener_on_wrong_prompt", ears.shares(model, torch.stack([ears.features(x) for x in generated]), names.roll(5, 0)))
    known = keys.profiles()
    for name, find in (("key_match", lambda x: keys.find(x, known)), ("key_match_krumhansl", listen.key)):
        right = [np.mean([listen.key_matches(find(x), p.tonic, p.mode) for x, (_, p) in zip(sounds, prompts)]) for sounds in (generated, real)]
        figures.put(name, dict(generated=round(float(right[0]), 3), real=round(float(right[1]), 3)))
    grids = [np.mean([listen.grid(x)[1] for x in sounds]) for sounds in (generated, real)]
    figures.put("onsets_on_grid", dict(generated=round(float(grids[0]), 3), real=round(float(grids[1]), 3), ratio=round(float(grids[0] / max(grids[1], 1e-6)), 3)))
    # Without the rest before the first bar, which renders have and what is generated mostly has not.
    playing = [[listen.frames_for_frechet(x[int(1.5 * RATE):]) for x in sounds] for sounds in (generated, real, other)]
    stacks = [np.concatenate(rows) for rows in playing]
    by_genre = [dict((g, np.concatenate([x for x, (_, p) in zip(rows, prompts) if p.genre == g])) for g in {p.genre for _, p in prompts}) for rows in playing[:2]]
    order = sorted(by_genre[0])
    own = np.mean([listen.frechet(by_genre[0][g], by_genre[1][g]) for g in order])
    shuffled = np.mean([listen.frechet(by_genre[0][g], by_genre[1][order[(i + 5) % len(order)]]) for i, g in enumerate(order)])
    figures.put("frechet", dict(generated_to_real=round(listen.frechet(stacks[0], stacks[1]), 2), real_to_real=round(listen.frechet(stacks[1], stacks[2]), 2),
                                by_genre=round(float(own), 2), by_genre_shuffled=round(float(shuffled), 2)))
    prints = [listen.fingerprint(x) for x in generated[:20]]
    trained = [listen.fingerprint(synth.render(compose(i, float(seconds)))) for i in range(200)]
    unseen = [listen.fingerprint(x) for x in real[:20]]
    figures.put("nearest_training_piece", dict(generated=round(max(listen.likeness(a, b) for a in prints for b in trained), 3),
                                               unseen_renders=round(max(listen.likeness(a, b) for a in unseen for b in trained), 3), of=len(trained)))
    for i, sound in enumerate(generated[:20]):
        write_wav(out / f"prompt-{i:02d}.wav", sound)
    (out / "prompts.txt").write_text("\n".join(f"{i:02d} {p}" for i, (p, _) in enumerate(prompts[:20])) + "\n")
    import pictures
    pictures.write_png(out / "prompts.png", pictures.stack([pictures.spectrogram(x) for x in generated[:20]]))


def melodies(figures, generator, synth, seconds, count):
    """Melodies the model never saw, played and sung."""
    given, prompts, seed = [], [], state.TEST_SEEDS + 100_000
    while len(given) < count:
        piece = compose(seed, float(seconds), section="verse")
        seed += 1
        if piece.part("lead"):
            sung = len(given) % 2 == 1
            given.append(listen.sing(piece.part("lead").notes, seconds, seed) if sung else synth.melody(piece))
            prompts.append(f"{piece.mood} {piece.genre}")
    with_melody, without = generator(prompts, seconds, melody=given, seed=7), generator(prompts, seconds, seed=7)
    scores = np.array([[listen.melody_similarity(m, a), listen.melody_similarity(m, b)] for m, a, b in zip(given, with_melody, without)])
    figures.put("melody", dict(followed=round(float(scores[:, 0].mean()), 3), without=round(float(scores[:, 1].mean()), 3),
                               played=round(float(scores[0::2, 0].mean()), 3), sung=round(float(scores[1::2, 0].mean()), 3)))


def long_pieces(figures, generator, seconds, count):
    prompts = [p for p, _ in prompts_for(count, state.TEST_SEEDS + 200_000)]
    results = []
    for i in range(0, count, 5):
        results += [listen.holds_up(x) for x in generator(prompts[i:i + 5], seconds, seed=300 + i)]
    figures.put("long_pieces", dict(of=count, seconds=seconds, good=sum(all(r) for r in results), steady=sum(r[0] for r in results), alive=sum(r[1] for r in results), moving=sum(r[2] for r in results)))


def run(folder, codec_name="codec-frozen", seconds=10, prompts=88, melody_count=20, long_count=100, long_seconds=30, listener_pieces=6000, only="", program=""):
    """program: capriccio-cli, which then makes the pieces; else transformers does."""
    import export
    torch.set_num_threads(2)
    out = state.folder("evaluation")
    figures = Figures(out / "figures.json")
    chosen = only.split(",") if only else ["codec", "entropy", "following", "melody", "long"]
    if "codec" in chosen:
        codec_figures(figures, codec_name)
    if set(chosen) == {"codec"}:
        return
    generator, synth = Program(program, folder) if program else export.Generator(folder), Synth()
    if "entropy" in chosen:
        cross_entropies(figures, folder, codec_name)
    if "following" in chosen:
        following(figures, generator, synth, seconds, prompts, out, listener_pieces)
    if "melody" in chosen:
        melodies(figures, generator, synth, seconds, melody_count)
    if "long" in chosen:
        long_pieces(figures, generator, long_seconds, long_count)
