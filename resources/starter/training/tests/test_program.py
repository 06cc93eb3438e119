"""Reading what the program writes."""
import os
import struct
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

try:
    import program
except ImportError:
    program = None


def wav(kind, channels, samples, between=b""):
    body = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, kind, channels, 32000, 128000, 4, 32) + between + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


@unittest.skipUnless(program, "needs numpy and ctypes' fluidsynth")
class FloatWav(unittest.TestCase):
    def read(self, data):
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            return program.read_float_wav(file.name)

    def test_samples_behind_other_chunks(self):
        samples = struct.pack("<3f", .5, -1, .25)
        self.assertEqual(self.read(wav(3, 1, samples)).tolist(), [.5, -1, .25])
        self.assertEqual(self.read(wav(3, 1, samples, b"LIST" + struct.pack("<I", 3) + b"abc\0")).tolist(), [.5, -1, .25])

    def test_others_are_refused(self):
        for data in (wav(1, 1, b"\0" * 8), wav(3, 2, b"\0" * 8), b"RIFF\0\0\0\0WAVE"):
            with self.assertRaises(ValueError):
                self.read(data)


if __name__ == "__main__":
    unittest.main()
