"""The language model against transformers' own, and what it is told of the past while it learns: hidden frames, strangers, what it would have played itself."""
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
    SHAPE = dict(filters=4, width=16, codes=32)
except ImportError:
    torch = None


@unittest.skipUnless(torch, "needs torch and transformers")
class LanguageModel(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.model = lm.build("tiny", 50, SHAPE).eval()
        self.codes = torch.randint(0, 32, (2, 4, 20))
        self.text = torch.tensor([[5, 6, 7, 1], [9, 8, 4, 1]])
        self.melody = chroma.one_hot(torch.randint(0, 12, (2, chroma.FRAMES)))

    def test_delay_pattern(self):
        inputs, targets = lm.delayed(torch.arange(1, 9).reshape(1, 4, 2), 99)
        self.assertEqual(inputs[0].tolist(), [[99, 1, 2, 99, 99], [99, 99, 3, 4, 99], [99, 99, 99, 5, 6], [99, 99, 99, 99, 7]])
        self.assertEqual(targets[0].tolist(), [[1, 2, -100, -100, -100], [-100, 3, 4, -100, -100], [-100, -100, 5, 6, -100], [-100, -100, -100, 7, 8]])

    def test_same_as_transformers_forward(self):
        special = 32
        inputs, targets = lm.delayed(self.codes, special)
        with torch.no_grad():
            ours = lm.losses(self.model, self.codes, self.text, self.melody)
            logits = self.model(input_ids=self.text, attention_mask=torch.ones_like(self.text), input_features=self.melody, decoder_input_ids=inputs.reshape(8, -1)).logits
        logits = logits.reshape(2, 4, -1, 32)[:, :, -inputs.shape[-1]:]
        theirs = [float(torch.nn.functional.cross_entropy(logits[:, k].reshape(-1, 32), targets[:, k].reshape(-1))) for k in range(4)]
        torch.testing.assert_close(ours, torch.tensor(theirs), atol=1e-4, rtol=0)

    def test_text_padding_is_not_heard(self):
        padded = torch.tensor([[5, 6, 7, 1, 0, 0], [9, 8, 4, 1, 0, 0]])
        with torch.no_grad():
            text = self.model.text_encoder(input_ids=padded, attention_mask=(padded > 0).long())[0]
            plain = self.model.text_encoder(input_ids=self.text, attention_mask=(self.text > 0).long())[0]
        torch.testing.assert_close(text[:, :4], plain, atol=1e-5, rtol=0)

    def test_the_grown_model_begins_as_good_as_it_was(self):
        lm.SIZES["tiny-twice"] = (64, 4, 128)
        grown = lm.grow(dict(size="tiny", model=self.model.state_dict(), average=self.model.state_dict(), optimiser=[1]), "tiny-twice")
        model = lm.build("tiny-twice", 50, SHAPE).eval()
        missing = model.load_state_dict(grown["average"], strict=False)
        self.assertEqual(([m for m in missing.missing_keys if not m.startswith("audio_encoder.")], missing.unexpected_keys, grown["optimiser"]), ([], [], None))
        with torch.no_grad():
            before, after = (lm.losses(m, self.codes, self.text, self.melody) for m in (self.model, model))
        torch.testing.assert_close(after, before, atol=1e-5, rtol=0)
        loss = lm.losses(model, self.codes, self.text, self.melody).mean()
        loss.backward()
        self.assertGreater(float(model.decoder.model.decoder.layers[1].fc2.weight.grad.abs().max()), 0)   # it can learn
        with self.assertRaises(SystemExit):
            lm.grow(grown, "tiny")

    def test_it_learns_to_read(self):
        """Two texts, two melodies: after some steps the wrong one costs more."""
        self.model.train()
        optimiser = torch.optim.AdamW(self.model.parameters(), 3e-3)
        for _ in range(60):
            loss = lm.losses(self.model, self.codes, self.text, self.melody).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        self.model.eval()
        with torch.no_grad():
            right = float(lm.losses(self.model, self.codes, self.text, self.melody).mean())
            wrong = float(lm.losses(self.model, self.codes, self.text.flip(0), self.melody.flip(0)).mean())
        self.assertLess(right, 3.3)   # log 32 = 3.47
        self.assertGreater(wrong, right + .1)

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
        past = lm.own_past(self.model, np.random.default_rng(2), codes, *[torch.zeros(200, 1, 1)] * 3, told)   # text, melody and words: nothing looks at them
        mine = past != told
        frames = mine.any(1)
        guessed = torch.cat([codes[:, :, :1], codes[:, :, :-1] + 1], 2)
        self.assertTrue(torch.equal(past[:, :, 1:][mine[:, :, 1:]], guessed[:, :, 1:][mine[:, :, 1:]]))
        self.assertFalse(bool(frames[:, 7].any()))   # what is hidden stays so
        self.assertAlmostEqual(float(frames.any(1).float().mean()), .5, delta=.12)
        self.assertAlmostEqual(float(frames.float().mean()), .15, delta=.05)


if __name__ == "__main__":
    unittest.main()
