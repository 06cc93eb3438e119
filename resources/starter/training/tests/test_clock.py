"""The beat told by the position: the waves of transformers' own decoder, crops that keep to them, codes that leave them alone."""
import copy
import os
import sys
import types
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from composer import compose
from composer.song import BEAT_FRAMES, WAVES

try:
    import numpy as np
    import torch
    from transformers.models.musicgen_melody.modeling_musicgen_melody import MusicgenMelodySinusoidalPositionalEmbedding

    import chroma
    import clock
    import codec as codec_module
    import conditioning
    import lessons
    import lm
    import score
    torch.set_num_threads(1)
except ImportError:
    torch = None


class Letters:
    """A tokenizer of sorts."""

    def batch(self, texts):
        out = torch.zeros(len(texts), max(1, max(map(len, texts))), dtype=torch.long)
        for row, text in zip(out, texts):
            row[:len(text)] = 1
        return out


@unittest.skipUnless(torch, "needs torch and transformers")
class Clock(unittest.TestCase):
    def pieces(self, count=6, frames=1500):
        """Tokens whose every code is its frame's number and whose melody's classes are the number of their fine frame."""
        facts = [dict(compose(i, 5.0).facts(), has_melody=True) for i in range(count)]

        class Few(types.SimpleNamespace):
            def __len__(self):
                return count
        return Few(codes=np.broadcast_to(np.arange(frames, dtype=np.int16), (count, 4, frames)), chroma=np.broadcast_to(np.arange(751) % 12, (count, 751)), facts=facts,
                   written=np.zeros((count, frames, 1), np.uint8), spans=np.zeros((count, 3), np.float32))

    def test_a_beat_is_a_period_of_a_wave_of_the_published_decoder(self):
        table = MusicgenMelodySinusoidalPositionalEmbedding(2048, clock.WIDTH).weights
        columns = clock.columns(clock.WIDTH)
        self.assertEqual(len(set(columns)), 2 * len(WAVES))
        for cosine, sine, beat in zip(columns, columns[len(WAVES):], BEAT_FRAMES):
            for position in (0, 700, 1999):
                turn = 2 * np.pi * position / beat
                self.assertAlmostEqual(float(table[position, cosine]), np.cos(turn), delta=.01)
                self.assertAlmostEqual(float(table[position, sine]), np.sin(turn), delta=.01)

    def test_crops_without_a_melody_keep_to_the_clock(self):
        tokens = self.pieces()
        near = total = 0
        batches = lm.Batches(tokens, Letters(), 1024, 1, melody_drop=1.0)
        for _ in range(40):
            codes, text, *_ = batches.next(4)
            for row in codes:
                start, first = int(row[0, 0]), chroma.FRAMES + text.shape[1]
                beats = {lm.beat_frames(fact["tempo"]) for fact in tokens.facts}
                # Which piece it is isn't told: the nearest of the pieces' tempi.
                near += min(abs((start - first + beat / 2) % beat - beat / 2) for beat in beats) <= .5
                total += 1
        self.assertGreater(near / total, .85)

    def test_the_first_frame_is_the_next_that_fits(self):
        for beat in BEAT_FRAMES:
            for after in (0, 1, 99, 950):
                for words in (1, 17):
                    start = clock.begin(after, beat, words)
                    self.assertTrue(after <= start <= after + np.ceil(beat))
                    away = (start - chroma.FRAMES - words + beat / 2) % beat - beat / 2
                    self.assertLessEqual(abs(away), .5 + 1e-9)

    def test_crops_with_a_melody_begin_anywhere_and_hear_it_from_there(self):
        batches = lm.Batches(self.pieces(), Letters(), 1024, 2, melody_drop=0.0)
        starts = []
        for _ in range(20):
            codes, _, melody, *_ = batches.next(4)
            for row, heard in zip(codes, melody.argmax(-1)):
                starts.append(int(row[0, 0]))
                self.assertEqual(int(heard[0]), round(starts[-1] * codec_module.HOP / chroma.FINE) % 12)
                self.assertEqual(int(heard[50]), round((starts[-1] * codec_module.HOP + 50 * chroma.HOP) / chroma.FINE) % 12)
        self.assertGreater(len(set(starts)), 40)

    def test_nearly_whole_pieces_fit(self):
        batches = lm.Batches(self.pieces(), Letters(), 1024, 3)
        for _ in range(20):
            codes = batches.next(2, 1500 - int(np.ceil(max(BEAT_FRAMES))))[0]
            self.assertEqual(codes.shape[2], 1500 - 52)

    def test_codes_leave_the_waves_alone(self):
        model = lm.build("8M-half", 50, dict(filters=4, width=16, codes=32)).eval()
        decoder = model.decoder.model.decoder
        steps = torch.zeros(4, 30, dtype=torch.long)
        into = []
        decoder.layers[0].register_forward_pre_hook(lambda _, given, named: into.append(given[0] if given else named["hidden_states"]), with_kwargs=True)
        with torch.no_grad():
            decoder(steps, use_cache=False)
            decoder(steps + 7, use_cache=False)
        columns = clock.columns(clock.WIDTH)
        torch.testing.assert_close(into[0][..., columns], into[1][..., columns])
        self.assertGreater(float((into[0] - into[1]).abs().max()), .5)

    def test_the_first_layers_learn_the_beat_from_text_and_position(self):
        """Two tempi, told by a word each, nothing else heard: behind the second layer the place in the beat is known, and little else has changed there."""
        torch.manual_seed(5)
        model = lm.build("8M-half", 50, dict(filters=4, width=16, codes=32), dropout=0.0).eval()
        model.audio_encoder = None
        helper = conditioning.Conditioning(clock.WIDTH).watch(model)
        before = copy.deepcopy(model)
        later = model.decoder.model.decoder.layers[2].fc1.weight.detach().clone()
        beats = BEAT_FRAMES[2], BEAT_FRAMES[8]
        first, frames = chroma.FRAMES + 2, 80

        def forward():
            which = torch.tensor([0, 1])
            text = torch.stack([which + 5, torch.ones(2, dtype=torch.long)], 1)
            hidden, silent = torch.full((2, 4, frames), 32), chroma.one_hot(np.zeros((2, chroma.FRAMES), np.uint8))
            parts = torch.stack([((first + torch.arange(frames)) / beats[one] % 1 * score.BEAT).long() for one in which])
            with torch.no_grad():
                lessons.run_until(before.decoder.model.decoder.layers[2], before, hidden.clamp(max=31), text, silent, hidden)
            given = helper.early
            lessons.run_until(model.decoder.model.decoder.layers[2], model, hidden.clamp(max=31), text, silent, hidden)
            return given, frames + lm.BOOKS - 1, parts
        found = [(value, moved) for _, value, moved in conditioning.learn_beat(model, helper, forward, steps=200)]
        self.assertLess(found[-1][0], found[0][0] - .4)
        self.assertLess(found[-1][1], .3)
        self.assertTrue(torch.equal(later, model.decoder.model.decoder.layers[2].fc1.weight))

    def test_the_lesson_changes_the_first_layers_only(self):
        torch.manual_seed(6)
        model = lm.build("8M-half", 50, dict(filters=4, width=16, codes=1024), dropout=0.0).eval()
        model.audio_encoder = None
        before = copy.deepcopy(model.state_dict())
        log = []
        lessons.begin_clock(model, conditioning.Conditioning(clock.WIDTH).watch(model), Letters(), self.pieces(frames=600),
                            types.SimpleNamespace(write=lambda **values: log.append(values)), steps=100, batch=1, frames=40)
        changed = {name for name, value in model.state_dict().items() if not torch.equal(value, before[name])}
        self.assertTrue(all(name.startswith(("decoder.model.decoder.layers.0.", "decoder.model.decoder.layers.1.")) for name in changed), changed)
        self.assertTrue(any(".layers.1." in name for name in changed))
        self.assertEqual([values["beat_step"] for values in log], [100])


if __name__ == "__main__":
    unittest.main()
