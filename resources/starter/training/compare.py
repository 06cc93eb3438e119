#!/usr/bin/env python3
"""Does the program play the exported model as transformers does? Greedy, with text alone and with a melody:
compare.py PATH/TO/capriccio-cli MODEL-FOLDER. Exit status 1 when a code differs or the sound does by more than 1e-3."""
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file

import chroma
import export
from render import RATE, write_wav

PROMPT, STEPS, SECONDS = "slow jazz with piano and brushes", 53, 1


def theirs(model, words, melody):
    ids = torch.tensor([words.ids(PROMPT)])
    extra = {} if melody is None else dict(input_features=chroma.one_hot(chroma.prefix(chroma.classes(melody)))[None])
    with torch.no_grad():
        return model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), max_new_tokens=STEPS, do_sample=False, **extra)[0, 0].numpy()


def ours(program, folder, melody, scratch):
    options = []
    if melody is not None:
        write_wav(scratch / "melody.wav", melody)
        options = ["--melody", scratch / "melody.wav"]
    subprocess.run([program, "generate", "--model", folder, "--steps", str(STEPS), "--greedy", "--precision", "f32", "--loudness", "off", "--out", scratch / "out.wav",
                    "--tokens", scratch / "tokens.safetensors", *options, PROMPT], check=True, stderr=subprocess.DEVNULL)
    raw = (scratch / "out.wav").read_bytes()
    return np.frombuffer(raw[raw.index(b"data") + 8:], "<f4"), load_file(scratch / "tokens.safetensors")["codes"][0]


def main(program, folder):
    generator = export.Generator(folder)
    time = np.arange(4 * RATE) / RATE
    # 16-bit steps, as the file has them.
    tune = np.round(.3 * np.sin(2 * np.pi * 440 * 2 ** (np.floor(time * 2) / 12) * time) * 32767) / 32767
    bad = 0
    for name, melody in (("text", None), ("melody", tune.astype(np.float32))):
        with tempfile.TemporaryDirectory() as scratch:
            sound, codes = ours(program, folder, melody, Path(scratch))
        expected = theirs(generator.model, generator.words, melody)
        with torch.no_grad():
            decoded = generator.model.audio_encoder.decode(torch.from_numpy(codes).long()[None, None], [None]).audio_values[0, 0].numpy()
        length = min(len(sound), len(expected))
        same, error = np.abs(decoded[:length] - expected[:length]).max() < 1e-6, np.abs(sound[:length] - expected[:length]).max()
        print(f"{name}: codes {'equal' if same else 'DIFFER'}, {length} samples, largest difference {error:.2g}, level {np.sqrt(np.mean(expected ** 2)):.3f}")
        bad |= not same or error > 1e-3
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
