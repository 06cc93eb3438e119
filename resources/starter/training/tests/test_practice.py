"""Practice: what the model plays by itself, how that is judged, and what it learns from it."""
import os
import sys
import unittest
import unittest.mock

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from composer import captions, compose

try:
    import numpy as np
    import torch

    import chroma
    import lm
    import practice
    import rewards
    import rollout
    from listen import RATE
    torch.set_num_threads(1)
except ImportError:
    torch = None

FRAMES = 150   # 3 s


def tone(pitch, seconds=3.0, level=.2):
    return (level * np.sin(2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def clicks(frames):
    """Short noises that begin at these of the codec's frames."""
    out = np.zeros(FRAMES * 640, np.float32)
    noise = np.random.default_rng(1).normal(0, .3, 900) * np.exp(-np.arange(900) / 200)
    for frame in frames:
        at = round(640 * frame)
        out[at:at + 900] += noise[:len(out) - at]
    return out


@unittest.skipUnless(torch, "needs torch and transformers")
class Rollout(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(4)
        self.model = lm.build("tiny", 40, dict(filters=4, width=16, codes=32)).eval()
        with torch.no_grad():
            for head in self.model.decoder.lm_heads:   # random ones of the usual size are nearly all alike
                head.weight.mul_(30)
        self.text = torch.tensor([[5, 6, 7, 1], [9, 1, 0, 0]])
        self.melody = chroma.one_hot(np.stack([np.arange(chroma.FRAMES) // 20 % 12, np.zeros(chroma.FRAMES, int)]))

    def test_the_best_code_is_the_one_that_training_foretells(self):
        with unittest.mock.patch("lm.has_fast_bfloat16", lambda: False):   # in which two codes can be equally good
            played = rollout.play(self.model, self.text, self.melody, 70, 2, 3.0, top_k=1).clone()   # longer than the memory's first stretch
        self.assertEqual(played.shape, (4, lm.BOOKS, 70))
        self.assertTrue(torch.equal(played[0::2], played[1::2]))
        self.assertFalse(torch.equal(played[0], played[2]))
        inputs = lm.delayed(played[::2], 32)[0]
        none = torch.zeros_like(self.melody)
        none[..., 0] = 1
        with torch.no_grad():
            asked, free = lm.foretold(self.model, inputs, self.text, self.melody), lm.foretold(self.model, inputs, torch.zeros_like(self.text), none)
        same = [(f + 3 * (a - f)).argmax(-1)[:, k:k + 70] == played[::2, k] for k, (a, f) in enumerate(zip(asked, free))]
        self.assertGreater(float(torch.stack(same).float().mean()), .999)

    def test_chosen_codes_have_their_shares(self):
        scores = torch.log(torch.tensor([.5, .3, .15, .05])).expand(4000, 4)
        counts = torch.bincount(rollout._sampled(scores, 3), minlength=4) / 4000
        for found, share in zip(counts.tolist(), (.526, .316, .158, 0)):
            self.assertAlmostEqual(found, share, delta=.03)

    def test_likelihood_is_guidances(self):
        codes = torch.randint(32, (2, lm.BOOKS, 20))
        with torch.no_grad():
            found = practice.likelihood(self.model, codes, self.text, self.melody, 1.0)
            scores = lm.foretold(self.model, lm.delayed(codes, 32)[0], self.text, self.melody)
            plain = torch.stack([s[:, k:k + 20].log_softmax(-1).gather(-1, codes[:, k, :, None])[..., 0] for k, s in enumerate(scores)], 1)
            torch.testing.assert_close(found, plain)
            self.assertGreater(float((practice.likelihood(self.model, codes, self.text, self.melody, 3.0) - found).abs().max()), .1)

    def test_what_was_better_becomes_likelier(self):
        codes = torch.randint(32, (2, lm.BOOKS, 20))
        better = torch.tensor([[1.0], [-1.0]]).expand(2, 20)
        optimiser = torch.optim.SGD(self.model.decoder.parameters(), .05)
        with torch.no_grad():
            before = practice.likelihood(self.model, codes, self.text, self.melody, 3.0).mean((1, 2))
        (-(practice.likelihood(self.model, codes, self.text, self.melody, 3.0) * better[:, None]).mean()).backward()
        optimiser.step()
        with torch.no_grad():
            after = practice.likelihood(self.model, codes, self.text, self.melody, 3.0).mean((1, 2))
        self.assertGreater(float(after[0] - before[0]), 0)
        self.assertLess(float(after[1] - before[1]), 0)


@unittest.skipUnless(torch, "needs torch and transformers")
class Rewards(unittest.TestCase):
    def test_the_melodys_pitch_class_is_rewarded_where_it_sounds(self):
        given = np.array([9] * 12 + [4] * 223, np.uint8)   # A, from 1.5 s on E
        found = rewards.melody(tone(69), given, FRAMES)
        self.assertGreater(found[:60].min(), .7)
        self.assertLess(found[90:].max(), .1)

    def test_the_keys_tones_are_rewarded(self):
        scale = np.zeros((2, 12))
        scale[:, [0, 2, 4, 5, 7, 9, 11]] = 1
        scale[:, [0, 4, 7]] = 2
        known = [rewards.keys.standard(torch.tensor(turned)) for turned in (scale, np.roll(scale, 3, 1))]   # C major, C minor
        triad = tone(48) + tone(60) + tone(64) + tone(67)
        self.assertGreater(rewards.key(triad, 0, False, known, FRAMES).mean(), rewards.key(triad, 6, False, known, FRAMES).mean() + .3)

    def test_onsets_count_where_the_beats_are(self):
        likely = np.full(rewards.PARTS, -1.0)
        likely[[-2, -1, 0, 1]] = 1
        on, off = (rewards.onsets(clicks(np.arange(10, FRAMES - 10, 25) + late), 25, 15, likely, FRAMES) for late in (0, 12))
        self.assertEqual((on.sum(), off.sum()), (6, -6))
        self.assertTrue(set(np.flatnonzero(on) % 25) <= {9, 10, 11})

    def test_a_level_that_falls_costs(self):
        noise = np.random.default_rng(2).normal(0, .12, 640 * 500).astype(np.float32)
        self.assertEqual(rewards.level(noise, 500).sum(), 0)
        fading = noise * (10 ** (np.repeat(np.linspace(0, -20, 500), 640) / 20)).astype(np.float32)
        found = rewards.level(fading, 500)
        self.assertLess(found[0], -2)
        self.assertLess(found[-1], found[0])   # the end is too soft for a render, too
        softer = 10 * np.log10(np.square(.5 * noise).mean())
        np.testing.assert_allclose(rewards.level(.5 * noise, 500), (softer - rewards.LEVEL + 3) / 3, atol=.1)

    def test_what_a_listener_names_counts_as_far_as_it_hears(self):
        sizes = len(rewards.listener.GENRES), len(rewards.listener.FAMILIES), len(rewards.listener.TEMPI)

        def ear(mel):   # sure of the first genre, not of the others
            self.assertEqual(mel.shape, (1, 64, 500))
            return [torch.tensor([[50.0] + [0.0] * (n - 1)]) if i == 0 else torch.zeros(1, n) for i, n in enumerate(sizes)]
        sound = tone(60, 12)
        unsure = -np.log(sizes[1]) - .5 * np.log(3)
        right, wrong, unknown = (rewards.heard(ear, sound, names, 600) for names in ((0, 1, 2), (1, 1, 2), (0, -100, 2)))
        np.testing.assert_allclose([right[0], right[499], wrong[0], unknown[0]], [unsure, unsure, unsure - 5, -.5 * np.log(3)], rtol=1e-5)
        self.assertEqual(right[500:].any(), False)

    def test_credit_goes_to_what_came_before(self):
        found = np.zeros((len(rewards.NAMES), 40))
        found[:, 20] = 1
        credit = rewards.credit(found)
        for i, name in enumerate(rewards.NAMES):
            late = 20 + rewards.EARLIER[name]
            self.assertAlmostEqual(credit[i, late], 1)
            self.assertAlmostEqual(credit[i, late - 5], rewards.LASTING[name] ** 5)
            self.assertEqual(credit[i, late + 1:].max(), 0)

    def test_tries_are_measured_by_the_others_of_their_prompt(self):
        found = np.random.default_rng(3).normal(size=(3, 4, len(rewards.NAMES), 50)) + np.arange(3)[:, None, None, None] * 10
        better = practice.advantages(found)
        self.assertEqual(better.shape, (12, 50))
        self.assertLess(float(better.view(3, 4, 50).mean(1).abs().max()), .3)   # 0 but for the clipping
        self.assertGreater(float(better.std()), .5)


class Demands(unittest.TestCase):
    def test_tempo_and_key_are_named(self):
        import random
        rng = random.Random(1)
        for seed in range(100):
            facts = compose(seed).facts()
            text = captions.demanding(facts, rng)
            self.assertRegex(text, "(?i)bpm|tempo|beats per minute")
            self.assertTrue(any(word in text for word in (captions.theory.SYMBOLS[facts["tonic"]], captions.theory.NAMES[facts["tonic"]])), text)


if __name__ == "__main__":
    unittest.main()
