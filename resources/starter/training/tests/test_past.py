"""What the language model is told of the past while it learns: hidden frames, strangers, what it would have played itself."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

try:
    import numpy as np
    import torch

    import chroma
    import lm
    torch.set_num_threads(1)
except ImportError:
    torch = None


@unittest.skipUnless(torch, "needs torch and transformers")
class Past(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.model = lm.build("tiny", 50, dict(filters=4, width=16, codes=32)).eval()
        self.codes = torch.randint(0, 32, (2, 4, 20))
        self.text = torch.tensor([[5, 6, 7, 1], [9, 8, 4, 1]])
        self.melody = chroma.one_hot(torch.randint(0, 12, (2, chroma.FRAMES)))

    def test_what_is_told_is_read_and_the_truth_is_foretold(self):
        told = self.codes.clone()
        told[:, :, 5:9] = 32
        inputs = []
        hook = self.model.decoder.model.decoder.register_forward_pre_hook(lambda _, given, named: inputs.append(given[0] if given else named["input_ids"]), with_kwargs=True)
        with torch.no_grad():
            lost = [lm.losses(self.model, self.codes, self.text, self.melody, told=other) for other in (told, None, self.codes)]
        hook.remove()
        self.assertEqual(int((inputs[0] != inputs[1]).sum()), 2 * 4 * 4)
        self.assertFalse(torch.equal(lost[0], lost[1]))
        self.assertTrue(torch.equal(lost[2], lost[1]))

    def test_where_there_is_a_prompt_some_pasts_are_strangers(self):
        codes = torch.arange(300)[:, None, None].expand(300, 4, 100)
        prompted = torch.arange(300) % 2 == 0
        told = lm.of_the_past(np.random.default_rng(1), codes, 999, prompted, strangers=.3)
        strange = ((told != codes) & (told != 999)).any(2).any(1)
        self.assertFalse(bool(strange[~prompted].any()))
        self.assertAlmostEqual(float(strange[prompted].float().mean()), .3 * .75, delta=.08)
        self.assertTrue(bool(((told == codes) | (told == 999) | (told == codes.roll(1, 0))).all()))

    def test_some_crops_hide_nothing_and_some_nearly_all(self):
        shares = lm.hidden_frames(np.random.default_rng(1), 300, 500).float().mean(1)
        for low, high, of in ((0, 0, .25), (.1, .75, .4), (.9, 1, .35)):
            self.assertAlmostEqual(float(((shares >= low) & (shares <= high)).float().mean()), of, delta=.08)

    def test_what_the_model_would_have_played_is_of_its_own_frame(self):
        """A model that is sure of the code after code n of the same book, n + 1, guesses it: of the truth's past, each book at its own delay."""
        def sure(model, inputs, text, melody, words):
            return [torch.nn.functional.one_hot((inputs[:, k] + 1) % 1000, 1000).float() * 1000 for k in range(4)]
        codes = torch.randint(0, 900, (200, 4, 40))
        told = codes.clone()
        told[:, :, 7] = 999
        real, lm.foretold = lm.foretold, sure
        self.addCleanup(setattr, lm, "foretold", real)
        past = lm.own_past(self.model, np.random.default_rng(2), codes, self.text, self.melody, None, told)
        mine = past != told
        frames = mine.any(1)
        guessed = torch.cat([codes[:, :, :1], codes[:, :, :-1] + 1], 2)
        self.assertTrue(torch.equal(past[:, :, 1:][mine[:, :, 1:]], guessed[:, :, 1:][mine[:, :, 1:]]))
        self.assertFalse(bool(frames[:, 7].any()))   # what is hidden stays so
        self.assertAlmostEqual(float(frames.any(1).float().mean()), .5, delta=.12)
        self.assertAlmostEqual(float(frames.float().mean()), .15, delta=.05)


if __name__ == "__main__":
    unittest.main()
