"""Spectrograms as PNG files, to look at what cannot be listened to. Usage: pictures.py OUT.png FILE.wav|SEED[:genre] ..."""
import struct
import sys
import zlib

import numpy as np

RATE, WINDOW, HOP, BANDS = 32000, 2048, 640, 120
_MAP = np.array([(0, 0, 4), (40, 11, 84), (101, 21, 110), (159, 42, 99), (212, 72, 66), (245, 125, 21), (250, 193, 39), (252, 255, 164)], float)


def write_png(path, pixels):
    """pixels [height, width, 3] uint8."""
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + pixels[y].tobytes() for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b""))


def spectrogram(samples, beats=()):
    """A picture: mel-like bands upwards, time to the right (20 ms a pixel), ticks at `beats` (seconds) underneath."""
    frames = 1 + (len(samples) - WINDOW) // HOP
    view = np.lib.stride_tricks.as_strided(samples, (frames, WINDOW), (samples.strides[0] * HOP, samples.strides[0]))
    power = np.abs(np.fft.rfft(view * np.hanning(WINDOW))) ** 2
    edges = 40 * (14000 / 40) ** (np.arange(BANDS + 1) / BANDS) * WINDOW / RATE
    bands = np.stack([power[:, int(low):max(int(low) + 1, int(high))].mean(1) for low, high in zip(edges[:-1], edges[1:])])
    level = np.clip((10 * np.log10(bands + 1e-8) + 35) / 75, 0, 1)[::-1]
    position = level * (len(_MAP) - 1.001)
    index = position.astype(int)
    part = (position - index)[..., None]
    picture = (_MAP[index] * (1 - part) + _MAP[index + 1] * part).astype(np.uint8)
    strip = np.zeros((8, frames, 3), np.uint8)
    for beat in beats:
        if 0 <= int(beat * 50) < frames:
            strip[:, int(beat * 50)] = 255
    return np.concatenate([picture, strip])


def read_wav(path):
    import wave
    with wave.open(path) as source:
        data = np.frombuffer(source.readframes(source.getnframes()), "<i2").astype(np.float32) / 32768
        return data.reshape(-1, source.getnchannels()).mean(1)


def stack(pictures):
    width = max(p.shape[1] for p in pictures)
    return np.concatenate([np.pad(p, ((0, 6), (0, width - p.shape[1]), (0, 0)), constant_values=60) for p in pictures])


if __name__ == "__main__":
    rows = []
    for name in sys.argv[2:]:
        if name.endswith(".wav"):
            rows.append(spectrogram(read_wav(name)[:RATE * 20]))
        else:
            from composer import compose
            from render import Synth
            seed, _, genre = name.partition(":")
            piece = compose(int(seed), 15.0, **({"genre": genre} if genre else {}))
            print(piece.facts())
            rows.append(spectrogram(Synth().render(piece), np.arange(0, 15, piece.beat_seconds)))
    write_png(sys.argv[1], stack(rows))
