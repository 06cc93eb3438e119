"""Settling: pieces told again in likely codes, and what is learnt from them."""
import copy
import os
import pathlib
import sys
import tempfile
import types
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from composer import compose

try:
    import numpy as np
    import torch

    import chroma
    import learner
    import lm
    import settle
    from composer.song import beat_frames
    from train_codec import Workers
    torch.set_num_threads(1)
except ImportError:
    torch = None


class Words:
    def batch(self, texts):
        return torch.tensor([[3 + len(text) % 30, 1] for text in texts])


@unittest.skipUnless(torch, "needs torch and transformers")
class Settling(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(4)
        self.model = lm.build("tiny", 40, dict(filters=4, width=16, codes=32), dropout=0.0).eval()
        with torch.no_grad():
            for head in self.model.decoder.lm_heads:
                head.weight.mul_(30)
        self.tables = torch.randn(lm.BOOKS, 32, 16) * torch.tensor([2.0, 1.0, .5, .25]).view(-1, 1, 1)
        self.text = torch.tensor([[5, 6, 7, 1], [9, 1, 0, 0]])
        self.melody = chroma.none(torch.zeros(2, chroma.FRAMES, 12))
        self.codes = torch.randint(32, (2, lm.BOOKS, 60))

    def settled(self, worth):
        return settle.settled(self.model, self.tables, self.text, self.melody, self.codes, worth)

    def test_likelihood_is_paid_for_with_distance(self):
        near, fair, likely = (self.settled(worth) for worth in (0.0, .3, 1000.0))
        self.assertEqual(near[0].shape, self.codes.shape)
        self.assertTrue(near[3] < fair[3] < likely[3])
        self.assertTrue(near[1].sum() > fair[1].sum() > likely[1].sum())
        self.assertGreater(float(near[2].sum()), float(likely[2].sum()) + .5)

    def test_without_a_price_nothing_but_the_distance_counts(self):
        left = sum(self.tables[k][self.codes[:, k]] for k in range(lm.BOOKS))
        told = self.settled(0.0)[0]
        for k in range(lm.BOOKS):
            nearest = torch.cdist(left, self.tables[k]).argmin(-1)
            self.assertTrue(torch.equal(told[:, k], nearest))
            left = left - self.tables[k][nearest]

    def test_at_any_price_it_is_what_the_model_would_say_coldly(self):
        told = self.settled(1e6)[0]
        with torch.no_grad():
            asked = learner.both(self.model, told, self.text, self.melody)[0]
        same = torch.stack([score.argmax(-1) == told[:, k] for k, score in enumerate(asked)])
        self.assertGreater(float(same.float().mean()), .99)   # bfloat16 where that is fast

    def test_what_was_settled_is_learnt(self):
        codes = self.settled(.3)[0]
        optimiser, nats = torch.optim.Adam(self.model.decoder.parameters(), 1e-3), []
        for _ in range(12):
            optimiser.zero_grad()
            guided, asked = settle.losses(self.model, self.text, self.melody, codes)
            nats.append(float(guided.mean()))
            guided.mean().backward()
            optimiser.step()
        self.assertLess(nats[-1], .9 * nats[0])
        self.assertEqual(asked.shape, (lm.BOOKS,))

    def test_what_was_told_again_is_kept_to_practise_with(self):
        with tempfile.TemporaryDirectory() as home:
            home = pathlib.Path(home)
            self.assertEqual(len(settle.Told(home)), 0)
            longer = torch.randint(32, (1, lm.BOOKS, 700))
            melody = chroma.one_hot(np.full((1, chroma.FRAMES), 3, np.uint8))
            settle.Told.keep(home, "00000-0", self.text, self.melody, torch.randint(32, (2, lm.BOOKS, learner.FRAMES)))
            settle.Told.keep(home, "00004-0", torch.tensor([[8, 7, 6, 5, 1]]), melody, longer)
            told = settle.Told(home)
            self.assertEqual(len(told), 2)
            for _ in range(20):   # one round's at a time, so the text is as long as it was
                text, melodies, codes = told.some(2)
                self.assertEqual(codes.shape[1:], (lm.BOOKS, learner.FRAMES))
                long = text.shape[1] == 5
                self.assertEqual(sorted(text.tolist()), [[8, 7, 6, 5, 1]] if long else sorted(self.text.tolist()))
                self.assertTrue(torch.equal(melodies, melody.float() if long else self.melody))
                self.assertEqual(bool(torch.equal(codes[0], longer[0, :, :learner.FRAMES])), long)
            nats = told.losses(self.model, 2)
            self.assertEqual(nats.shape, (lm.BOOKS,))
            nats.mean().backward()
            self.assertGreater(float(self.model.decoder.lm_heads[0].weight.grad.abs().sum()), 0)

    def test_a_learner_moves_away_from_what_it_began_with_and_goes_on_where_it_stopped(self):
        for muon_rate in (0, 2e-3):
            with self.subTest(muon_rate=muon_rate):
                self.check_learner(muon_rate)

    def check_learner(self, muon_rate):
        team = Workers(0, 1, "")
        weights = {k: v.clone() for k, v in self.model.state_dict().items()}
        begun = dict(step=0, before=weights, model=weights, average=weights, optimiser=None)

        def learn(pupil, steps):
            for _ in range(steps):
                pupil.begin(40)
                settle.losses(pupil.model, self.text, self.melody, self.codes)[0].mean().backward()
                self.assertGreater(pupil.learn(), 0)
            return pupil.state()

        def away(state, name, key="decoder.lm_heads.0.weight"):
            return float((state[name][key] - weights[key]).abs().max())

        pupil = learner.Learner(self.model, begun, 1e-3, team, muon_rate=muon_rate)
        self.assertTrue(pupil.round_begins() and not pupil.long_round())
        halfway = {k: copy.deepcopy(v) for k, v in learn(pupil, 5).items()}
        self.assertFalse(pupil.round_begins())
        self.assertEqual(away(halfway, "before"), 0)
        self.assertTrue(0 < away(halfway, "average") < away(halfway, "model"))
        onwards = {k: copy.deepcopy(v) for k, v in learn(pupil, 3).items()}
        again = learner.Learner(self.model, halfway, 1e-3, team, muon_rate=muon_rate)
        again.begun = 0   # the rate rises again after a stop
        resumed = learn(again, 3)
        for key, value in onwards["model"].items():
            torch.testing.assert_close(resumed["model"][key], value, rtol=1e-4, atol=1e-6)

    def test_crops_are_parts_of_the_piece_and_keep_to_the_clock(self):
        class Few(types.SimpleNamespace):
            def __len__(self):
                return 6
        pieces = Few(facts=[dict(compose(i, 30.0).facts(), has_melody=i % 2 == 0) for i in range(6)], codes=np.stack([np.full((lm.BOOKS, 1500), 10000 * i) + np.arange(1500) for i in range(6)]),
                     chroma=np.full((6, 751), 5, np.uint8))
        text, melody, codes = settle.Crops(pieces, Words(), 32, 3).next(60, 500)
        self.assertEqual(codes.shape, (60, lm.BOOKS, 500))
        self.assertTrue(torch.equal(codes, (codes[:, :1, :1] + torch.arange(500)).expand_as(codes)))
        piece, first = codes[:, 0, 0] // 10000, codes[:, 0, 0] % 10000
        sung = (melody != chroma.none(melody)).flatten(1).any(1)
        self.assertTrue(0 < int(sung.sum()) < 40 and not (sung & (piece % 2 == 1)).any())
        self.assertGreater(int(first.max()), 500)
        for row in torch.flatten((first < 1000).nonzero()).tolist():   # the last possible one is no beat's
            beats = (int(first[row]) - chroma.FRAMES - text.shape[1]) / beat_frames(pieces.facts[int(piece[row])]["tempo"])
            self.assertLess(abs(beats - round(beats)) * beat_frames(pieces.facts[int(piece[row])]["tempo"]), .51)
