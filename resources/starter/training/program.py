"""The exported model as the program plays it: what users hear, and ten times as fast as transformers."""
import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from render import write_wav


class Program:
    """Called like export.Generator."""

    def __init__(self, program, folder):
        self.command = [str(program), "generate", "--model", str(folder), "--threads", "1"]
        self.workers = len(os.sched_getaffinity(0))

    def _one(self, prompt, seconds, melody, seed):
        with tempfile.TemporaryDirectory() as home:
            out = Path(home) / "made.wav"
            command = [*self.command, "--seconds", str(seconds), "--seed", str(seed), "--out", str(out)]
            if melody is not None:
                write_wav(Path(home) / "melody.wav", melody)
                command += ["--melody", str(Path(home) / "melody.wav")]
            subprocess.run([*command, "--", prompt], check=True, capture_output=True)
            return read_float_wav(out)[:round(seconds * 32000)]

    def __call__(self, prompts, seconds, melody=None, seed=0):
        """melody: sounds, one for each prompt."""
        jobs = [(p, seconds, None if melody is None else melody[i], 1000 * seed + i) for i, p in enumerate(prompts)]
        with ThreadPoolExecutor(self.workers) as pool:
            return list(pool.map(lambda job: self._one(*job), jobs))


def read_float_wav(path):
    """The samples of a float32 WAV of one channel."""
    data = Path(path).read_bytes()
    at = 12
    while at + 8 <= len(data):
        name, size = data[at:at + 4], int.from_bytes(data[at + 4:at + 8], "little")
        if name == b"fmt " and data[at + 8:at + 12] != b"\3\0\1\0":
            raise ValueError(f"{path}: not float32 of one channel")
        if name == b"data":
            return np.frombuffer(data[at + 8:at + 8 + size], "<f4").copy()
        at += 8 + size + size % 2
    raise ValueError(f"{path}: no samples")
