"""Twins of pieces, and heeding the prompt behind a past that contradicts it."""
import math
import os
import pathlib
import sys
import tempfile
import types
import unittest
from unittest import mock

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from composer import compose
from composer.instruments import INSTRUMENTS
from composer.twins import PASTS, TWINS, faded, other_instrument, other_key

try:
    import numpy as np
    import torch
    import torch.nn.functional as F

    import chroma
    import heed
    import learner
    import listener
    import lm
    torch.set_num_threads(1)
except ImportError:
    torch = None

PIECES = [compose(i, 30.0) for i in range(60)]


def times(part):
    return [(note.start, note.length, note.velocity) for note in part.notes]


class Twins(unittest.TestCase):
    def differing(self, change):
        """(piece, twin, names of facts that differ) of those that have one."""
        for piece in PIECES:
            twin = change(piece)
            if twin:
                facts, others = piece.facts(), twin.facts()
                self.assertEqual([times(p) for p in twin.parts], [times(p) for p in piece.parts])
                self.assertEqual(twin, change(piece))   # the same each time
                yield piece, twin, {key for key in facts if facts[key] != others[key]}

    def test_another_instrument_of_another_family_plays_the_same(self):
        count = 0
        for piece, twin, names in self.differing(other_instrument):
            count += 1
            lead, other = piece.part("lead"), twin.part("lead")
            self.assertEqual(names, {"instruments"})
            self.assertNotEqual(INSTRUMENTS[lead.instrument].family, INSTRUMENTS[other.instrument].family)
            self.assertEqual(other.program, INSTRUMENTS[other.instrument].program)
            moved = {b.pitch - a.pitch for a, b in zip(lead.notes, other.notes)}
            self.assertTrue(len(moved) == 1 and moved.pop() % 12 == 0)
            self.assertTrue(all(INSTRUMENTS[other.instrument].low <= n.pitch <= INSTRUMENTS[other.instrument].high for n in other.notes))
            self.assertEqual([p for p in twin.parts if p.role != "lead"], [p for p in piece.parts if p.role != "lead"])
        self.assertGreater(count, 20)

    def test_another_key_is_the_whole_moved(self):
        count = 0
        for piece, twin, names in self.differing(other_key):
            count += 1
            self.assertEqual(names, {"tonic", "key"})
            shift = (twin.tonic - piece.tonic) % 12
            for part, other in zip(piece.parts, twin.parts):
                moved = {b.pitch - a.pitch for a, b in zip(part.notes, other.notes)}
                self.assertEqual({m % 12 for m in moved}, {0} if part.role == "drums" else {shift})
                self.assertTrue(len(moved) == 1 and abs(moved.pop()) <= 6)
        self.assertGreater(count, 50)

    def test_faded_is_softer_with_the_melody_and_some_of_the_others(self):
        fewer = 0
        for piece in PIECES:
            twin = faded(piece)
            self.assertEqual(twin, faded(piece))
            self.assertTrue(3 <= 20 * math.log10(piece.mix.level / twin.mix.level) <= 16)
            self.assertTrue(all(part in piece.parts for part in twin.parts))
            self.assertEqual(twin.parts[0], piece.part("lead") or piece.parts[0])
            fewer += len(twin.parts) < len(piece.parts)
        self.assertGreater(fewer, 40)

    def test_drums_alone_have_none(self):
        piece = next(p for p in PIECES if p.part("drums"))
        piece = type(piece)(**dict(vars(piece), parts=[piece.part("drums")]))
        self.assertEqual([change(piece) for change in TWINS.values()], [None, None])


class Few(types.SimpleNamespace):
    def __len__(self):
        return len(self.codes)


class Words:
    def batch(self, texts):
        return torch.tensor([[3 + len(text) % 30 if text else 0, 1] for text in texts])


@unittest.skipUnless(torch, "needs torch and transformers")
class Heeding(unittest.TestCase):
    def crops(self):
        """Codes say where they are from: 100 000 of the version, 10 000 of the piece, the frame."""
        def codes(version):
            return np.stack([np.full((lm.BOOKS, 1500), 100_000 * version + 10_000 * i) + np.arange(1500) for i in range(6)])

        def facts(change):
            return [dict(piece.facts(), has_melody=True) if piece else None for piece in map(change, PIECES[:6])]
        silent = np.full((6, 751), 5, np.uint8)
        tokens = Few(codes=codes(0), chroma=silent, facts=facts(lambda piece: piece))
        return heed.Contradicted(tokens, {name: (codes(1 + i), silent, facts(change)) for i, (name, change) in enumerate(PASTS.items())}, np.full((lm.BOOKS, 1500), 400_000) + np.arange(1500), Words(), 32, 3)

    def test_what_is_told_is_a_twin_at_the_same_frames(self):
        crops, seen = self.crops(), []
        for _ in range(40):
            codes, told, wrong, text, melody = crops.next(6)
            self.assertEqual((codes.shape, told.shape, wrong.shape), ((6, lm.BOOKS, learner.FRAMES),) * 2 + ((6, learner.FRAMES),))
            self.assertTrue(torch.equal(told.transpose(1, 2)[~wrong], codes.transpose(1, 2)[~wrong]))
            self.assertFalse(wrong[text[:, 0] == 0].any())   # without a prompt nothing contradicts it
            self.assertTrue(torch.equal(told % 10_000, codes % 10_000))
            versions = torch.stack([codes, told], -1)[:, 0] // 100_000
            for row in range(6):
                if not wrong[row].any():
                    seen.append("true")
                    continue
                self.assertGreater(float(wrong[row].float().mean()), .29)
                mine, other = versions[row][wrong[row]].unique(dim=0).tolist()[0]
                self.assertNotEqual(mine, other)
                self.assertEqual(len(versions[row][wrong[row]].unique(dim=0)), 1)
                seen.append((mine, other))
        self.assertEqual(set(seen), {"true", (0, 3), (0, 4)} | {(a, b) for a in range(3) for b in range(3) if a != b})   # 3 has faded, 4 is silence: never what is wanted
        self.assertTrue(.05 < seen.count("true") / len(seen) < .4)
        by_instrument = sum(x != "true" and 1 in x for x in seen)
        self.assertGreater(by_instrument, .3 * len(seen))
        codes, told, wrong, *_ = crops.next(3, learner.LONG_FRAMES)
        self.assertEqual(codes.shape, told.shape)
        self.assertEqual(wrong.shape, (3, learner.LONG_FRAMES))

    def test_what_it_played_itself_with_the_right_instrument_is_kept(self):
        torch.manual_seed(4)
        shape = dict(filters=4, width=16, codes=32)
        model = lm.build("tiny", 40, shape, dropout=0.0).eval()
        with torch.no_grad():
            for head in model.decoder.lm_heads:
                head.weight.mul_(30)
        codec = types.SimpleNamespace(shape=shape, decode=lambda codes: torch.randn(1, 640 * codes.shape[2]))
        facts = [piece.facts() for piece in PIECES[:heed.ROUND]]
        played = iter(range(100))
        prompts = types.SimpleNamespace(next=lambda count, frames: (torch.full((count, 2), 5) + torch.tensor([next(played), 0]), chroma.none(torch.zeros(count, chroma.FRAMES, 12)), [(fact, 0, None) for fact in facts[:count]]))
        is_right = lambda samples, fact, ear: fact["seed"] % 2 == 0   # noqa: E731
        with tempfile.TemporaryDirectory() as home, mock.patch.object(listener, "trained", lambda: (None, {})), mock.patch.multiple(learner, FRAMES=40, LONG_FRAMES=120), mock.patch.multiple(heed, FRAMES=40, is_right=is_right):
            path = pathlib.Path(home) / "kept-0.pt"
            kept = heed.Kept(path, model, model, codec, prompts, 4)
            again = heed.Kept(path, None, None, None, None, 4)
            self.assertEqual([r[0].shape for r in kept.rounds], [(heed.ROUND // 2, lm.BOOKS, 40), (-(-(heed.ROUND // 3) // 2), lm.BOOKS, 120)] * 2)
            self.assertTrue(all(torch.equal(a, b) for x, y in zip(kept.rounds, again.rounds) for a, b in zip(x, y)))
            with self.assertRaises(SystemExit), mock.patch.object(heed, "is_right", lambda *_: False):
                heed.Kept(pathlib.Path(home) / "kept-1.pt", model, model, codec, prompts, 2)
            again.rounds[1] = again.rounds[3] = None   # no long one was right: what there is holds
            self.assertLess(float(again.distance(model, 2, True).abs().max()), .01)
            for long in (False, True):
                self.assertLess(float(kept.distance(model, 2, long).abs().max()), .01)   # its own choice
        with torch.no_grad():
            model.decoder.lm_heads[0].weight.mul_(2)
        away = kept.distance(model, 2)
        self.assertTrue(away[0] > .05 and float(away[1:].abs().max()) < .01)

    def test_right_is_the_instrument_at_both_ends_and_a_level_that_holds(self):
        facts = PIECES[0].facts()
        right = listener.labels(facts)[1]
        heard = lambda *families: lambda mels: (None, F.one_hot(torch.tensor(families), len(listener.FAMILIES)), None)   # noqa: E731
        samples = .1 * np.random.default_rng(1).normal(size=30 * 32000).astype(np.float32)
        self.assertTrue(heed.is_right(samples, facts, heard(right, right)))
        self.assertFalse(heed.is_right(samples, facts, heard(right, (right + 1) % 3)))
        samples[24 * 32000:] *= .5
        self.assertFalse(heed.is_right(samples, facts, heard(right, right)))

    def test_later_books_are_not_asked_of_a_frame_whose_first_was_another(self):
        torch.manual_seed(4)
        model = lm.build("tiny", 40, dict(filters=4, width=16, codes=32), dropout=0.0).eval()
        codes = torch.randint(32, (2, lm.BOOKS, 40))
        text, melody = torch.tensor([[5, 6, 1], [9, 1, 0]]), chroma.none(torch.zeros(2, chroma.FRAMES, 12))
        told, everywhere, nowhere = codes.roll(1, 0), torch.ones(2, 40, dtype=torch.bool), torch.zeros(2, 40, dtype=torch.bool)
        with torch.no_grad():
            wrong, true = (heed.losses(model, codes, *x, text, melody) for x in ((told, everywhere), (codes, nowhere)))
            plain = lm.losses(model, codes, text, melody)
        self.assertTrue(wrong[0] > 0 and not wrong[1:].any())
        torch.testing.assert_close(true, plain)

    def test_the_prompt_is_believed_more_than_the_past(self):
        """Two prompts, two sounds; whatever was played, the prompt's is what goes on."""
        torch.manual_seed(4)
        model = lm.build("tiny", 40, dict(filters=4, width=16, codes=32), dropout=0.0).eval()
        text, melody = torch.tensor([[5, 1], [9, 1]]), chroma.none(torch.zeros(2, chroma.FRAMES, 12))
        codes = torch.stack([torch.full((lm.BOOKS, 40), 3), torch.full((lm.BOOKS, 40), 20)])
        told, everywhere, nowhere = codes.flip(0), torch.ones(2, 40, dtype=torch.bool), torch.zeros(2, 40, dtype=torch.bool)

        def learn(told, wrong):
            optimiser = torch.optim.Adam(model.parameters(), 3e-3)
            for _ in range(60):
                optimiser.zero_grad()
                heed.losses(model, codes, told, wrong, text, melody).mean().backward()
                optimiser.step()
            with torch.no_grad():   # nats of the first book behind what is not true
                return float(heed.losses(model, codes, codes.flip(0), everywhere, text, melody)[0])
        misled = learn(codes, nowhere)
        self.assertGreater(misled, 1)
        self.assertLess(learn(told, everywhere), .3)


if __name__ == "__main__":
    unittest.main()
