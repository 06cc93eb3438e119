"""Practice: what the model plays by itself, how that is judged, and what it learns from it."""
import functools
import os
import sys
import types
import unittest
import unittest.mock
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from composer import captions, compose

try:
    import numpy as np
    import torch

    import chroma
    import conditioning
    import critic as critics
    import keys
    import lessons
    import lm
    import practice
    import rollout
    import wishes
    from composer.song import beat_frames
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
            played = rollout.play(self.model, self.text.repeat_interleave(2, 0), self.melody.repeat_interleave(2, 0), 70, 3.0, top_k=1).clone()   # longer than the memory's first stretch
        self.assertEqual(played.shape, (4, lm.BOOKS, 70))
        self.assertTrue(torch.equal(played[0::2], played[1::2]))
        self.assertFalse(torch.equal(played[0], played[2]))
        inputs = lm.delayed(played[::2], 32)[0]
        with torch.no_grad():
            asked, free = lm.foretold(self.model, inputs, self.text, self.melody), lm.foretold(self.model, inputs, torch.zeros_like(self.text), chroma.none(self.melody))
        same = [(f + 3 * (a - f)).argmax(-1)[:, k:k + 70] == played[::2, k] for k, (a, f) in enumerate(zip(asked, free))]
        self.assertGreater(float(torch.stack(same).float().mean()), .999)

    def test_chosen_codes_have_their_shares(self):
        scores = torch.log(torch.tensor([.5, .3, .15, .05])).expand(4000, 4)
        counts = torch.bincount(rollout._sampled(scores, 3), minlength=4) / 4000
        for found, share in zip(counts.tolist(), (.526, .316, .158, 0)):
            self.assertAlmostEqual(found, share, delta=.03)

    def test_scores_are_guidances(self):
        codes = torch.randint(32, (2, lm.BOOKS, 20))
        with torch.no_grad():
            plain = lm.foretold(self.model, lm.delayed(codes, 32)[0], self.text, self.melody)
            for k, score in enumerate(practice.scores(self.model, codes, self.text, self.melody, 1.0)):
                torch.testing.assert_close(score, plain[k][:, k:k + 20])
            self.assertGreater(float((practice.scores(self.model, codes, self.text, self.melody, 3.0)[0] - plain[0][:, :20]).abs().max()), .1)

    def test_what_is_better_becomes_likelier(self):
        class Critic:   # likes the fifth code, for what the prompt says the frame is worth
            def read(self, inputs):
                return inputs.transpose(1, 2)

            def worth(self, book, past, codes, worths):
                return (codes == 5) * worths

        codes = torch.randint(32, (2, lm.BOOKS, 20))
        worths = torch.tensor([2.0, -2.0]).view(2, 1, 1).expand(2, 20, 1)
        asked = codes, self.text, self.melody
        *goal, moved = practice.better(self.model, Critic(), *asked, worths)
        with torch.no_grad():
            before = practice.scores(self.model, *asked)[1].softmax(-1)
        odds = [(goal[1][i, 1][goal[0][i, 1] == 5].float(), before[i, :, 5] / (1 - before[i, :, 5])) for i in range(2)]
        for (helped, own), factor in zip(odds, (2.0, -2.0)):
            torch.testing.assert_close(helped / (1 - helped), own * np.exp(factor), rtol=.02, atol=.01)
        self.assertGreater(float(moved.min()), 0)
        optimiser, away = torch.optim.Adam(self.model.decoder.parameters(), 1e-3), []
        for _ in range(12):
            optimiser.zero_grad()
            away.append(practice.distance(self.model, *asked, *goal).mean())
            away[-1].backward()
            optimiser.step()
        with torch.no_grad():
            self.assertLess(float(away[-1]), float(away[0]))
            after = practice.scores(self.model, *asked)[1].softmax(-1)
        self.assertGreater(float(after[0, :, 5].mean()), 1.05 * float(before[0, :, 5].mean()))


@unittest.skipUnless(torch, "needs torch and transformers")
class Critic(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(5)
        self.critic = critics.Critic(torch.randn(lm.BOOKS, 32, 8)).eval()

    def pieces(self, count=40, frames=90):
        """Pieces of jazz with low codes and of techno with high ones."""
        class Few(types.SimpleNamespace):
            def __len__(self):
                return count
        facts = [compose(i, 5.0, genre=("jazz", "techno")[i % 2]).facts() for i in range(count)]
        return Few(facts=facts, codes=np.stack([np.random.default_rng(i).integers(i % 2 * 16, i % 2 * 16 + 16, (lm.BOOKS, frames)) for i in range(count)]))

    def test_named_crops_are_some_piece_s(self):
        torch.manual_seed(6)
        codes, goals = critics.Named(self.pieces(), range(40), 32).some(20, frames=60, spoilt=.2, unknown=.3)
        self.assertEqual(codes.shape, (20, lm.BOOKS, 60))
        gone = (codes == 32).all(2)
        self.assertGreater(int(gone.sum()), 0)
        self.assertTrue(((codes == 32).any(2) == gone).all())   # a book is unknown as a whole
        high = (codes >= 16).float()[~gone].mean(1)
        self.assertTrue(((high > .2) & (high < .8)).logical_not().all())
        self.assertGreater(int(((high > 0) & (high < 1)).sum()), 0)   # some are spoilt
        for row in range(20):
            if not gone[row].all():
                rest = codes[row][~gone[row]]
                self.assertEqual(critics.listener.GENRES[int(goals["genre"][row, 0])], "techno" if float((rest >= 16).float().mean()) > .5 else "jazz")

    def test_beginnings_pitch_and_level_are_heard(self):
        begins, pitch, shares, level = critics.heard(.2 * clicks([30, 60, 110]) + tone(69), FRAMES)
        self.assertEqual(len(np.flatnonzero(begins)), 3)
        self.assertLessEqual(np.abs(np.flatnonzero(begins) - [30, 60, 110]).max(), 1)
        self.assertEqual(set(pitch[15:-15]), {9})
        self.assertEqual(shares.shape, (24, FRAMES))
        self.assertTrue((shares[:12, 15:-15].argmax(0) == 9).all())
        expected = (10 * np.log10(.2 ** 2 / 2) - critics.LEVEL) / 6
        self.assertAlmostEqual(float(level[70]), expected, delta=.1)
        self.assertAlmostEqual(float(critics.heard(tone(69, level=.1), FRAMES)[3][70]), expected - 1, delta=.1)

    def test_goals_are_what_comes_at_and_after_each_frame(self):
        begins = np.zeros(40, np.uint8)
        begins[20] = 1
        pitch = np.arange(40, dtype=np.uint8) % 12
        sound = (begins, pitch, np.zeros((24, 40), np.float16), np.zeros(40, np.float16))
        _, goals = critics.Sounds(torch.zeros(1, lm.BOOKS, 40, dtype=torch.long), [sound]).some([0])
        for i, lag in enumerate(critics.LAGS):
            self.assertEqual(goals["onsets"][0, :, i].nonzero().flatten().tolist(), [20 - lag])
        self.assertEqual(goals["pitch"][0, :10].tolist(), ((np.arange(10) + critics.AHEAD) % 12).tolist())
        self.assertEqual({name: goal.shape[-1] for name, goal in goals.items() if name in ("onsets", "shares", "level")}, dict(onsets=5, shares=24, level=1))

    def test_it_hears_the_past_only(self):
        inputs = torch.randint(33, (1, lm.BOOKS, 60))
        other = inputs.clone()
        other[:, :, 40:] = 7
        with torch.no_grad():
            one, two = self.critic.read(inputs), self.critic.read(other)
        torch.testing.assert_close(one[:, :40], two[:, :40])
        self.assertGreater(float((one[:, 40:] - two[:, 40:]).abs().max()), 0)

    def test_worth_is_that_of_what_will_be_heard(self):
        past, codes = torch.randn(3, critics.INNER), torch.randint(32, (3, 6))
        worths = torch.zeros(3, sum(critics.PARTS.values()))
        worths[0, 2], worths[1, len(critics.LAGS) + 4], worths[2, len(critics.LAGS) + 12 + 24] = 2, 3, 1
        with torch.no_grad():
            found = self.critic.worth(1, past, codes, worths)
            for row in range(3):
                said = self.critic.foretell(1, past[row], codes[row])
                expected = (2 * said["onsets"][:, 2].sigmoid(), 3 * said["pitch"].softmax(-1)[:, 4], -torch.relu(said["level"][:, 0].abs() - .3))[row]
                torch.testing.assert_close(found[row], expected)

    def test_it_learns_which_codes_begin_sounds(self):
        codes = torch.randint(32, (60, lm.BOOKS, 60))
        begins = (codes[:, 0] < 8).numpy().astype(np.uint8)
        nothing = np.zeros((24, 60), np.float16), np.zeros(60, np.float16)
        sounds = critics.Sounds(codes, [(b, np.zeros(60, np.uint8), *nothing) for b in begins])
        named, held = (critics.Named(self.pieces(), rows, 32) for rows in (range(8, 40), range(8)))
        with unittest.mock.patch.object(critics.Named, "some", functools.partialmethod(critics.Named.some, frames=60)):
            (_, losses), = critics.learn(self.critic.train(), sounds, named, held, steps=150, held_out=8)
        self.assertLess(losses["onsets"][0], .55)    # .56 is chance, in four of five frames that it can't know
        self.assertLess(losses["genre"][0], .5)      # .69 would be chance between two, 3.1 among all
        with torch.no_grad():
            past = self.critic.read(lm.delayed(codes[:4], 32)[0])[:, 20, 0]
            said = self.critic.foretell(0, past[:, None], torch.arange(32).expand(4, 32))["onsets"][..., 2].sigmoid().mean(0)
        self.assertGreater(float(said[:8].min()), float(said[8:].max()))


class Hashed:
    """A tokenizer of sorts."""

    def batch(self, texts):
        rows = [[2 + zlib.crc32(word.encode()) % 200 for word in text.lower().replace(",", " ").split()] + [1] for text in texts]
        return torch.tensor([row + [0] * (max(map(len, rows)) - len(row)) for row in rows])


@unittest.skipUnless(torch, "needs torch and transformers")
class Lesson(unittest.TestCase):
    def test_the_text_encoder_learns_facts_and_says_nearly_what_it_said(self):
        torch.manual_seed(7)
        model = lm.build("tiny", 202, dict(filters=4, width=16, codes=32), dropout=0.0).eval()
        before = {k: v.clone() for k, v in model.state_dict().items()}
        helper = conditioning.Conditioning(64)
        log = types.SimpleNamespace(write=lambda **values: said.append(values))
        said = []
        lessons.begin_words(model, helper, Hashed(), log, pieces=60, steps=500, listening=200, batch=16)
        self.assertLess(said[-1]["facts"], .8 * said[0]["facts"])
        self.assertEqual(said[0]["moved"], 0)
        self.assertTrue(0 < said[-1]["moved"] < .3)
        changed = {k for k, v in model.state_dict().items() if not torch.equal(v, before[k])}
        self.assertTrue(changed and all(k.startswith(("text_encoder.", "enc_to_dec_proj.")) for k in changed), changed)


@unittest.skipUnless(torch, "needs torch and transformers")
class Wishes(unittest.TestCase):
    def setUp(self):
        scale = np.zeros((2, 12))
        scale[:, [0, 2, 4, 5, 7, 9, 11]] = 1
        scale[:, [0, 4, 7]] = 2
        self.known = [keys.standard(torch.tensor(turned)) for turned in (scale, np.roll(scale, 3, 1))]   # C major, C minor
        likely = np.full(wishes.score.BEAT, -1.0)
        likely[[-1, 0]] = 1
        with unittest.mock.patch("wishes.beats", lambda: {"house": likely}), unittest.mock.patch("keys.profiles", lambda: self.known):
            self.wish = wishes.Wishes(dict.fromkeys(critics.PARTS, 1.0))
        self.facts = dict(compose(5, genre="house").facts(), tonic=0, mode="major", seed=5)

    def parts(self, *wanted):
        return dict(zip(critics.PARTS, self.wish(*wanted, FRAMES).split(list(critics.PARTS.values()), 1)))

    def test_sounds_begin_on_the_beat(self):
        beat = beat_frames(self.facts["tempo"])
        onsets = self.parts(self.facts, 7, None)["onsets"].numpy()
        for i, lag in enumerate(critics.LAGS):
            away = (7 + np.arange(FRAMES) + lag + .5 + beat / 2) % beat - beat / 2
            self.assertTrue((onsets[np.abs(away) < beat / 25, i] == 1).all())
            self.assertTrue((onsets[np.abs(away) > beat / 20, i] == -1).all())

    def test_the_given_melody_or_the_key(self):
        given = np.array([9] * 12 + [4] * 223, np.uint8)   # A, from 1.5 s on E
        found = self.parts(self.facts, 0, given)
        self.assertEqual(found["pitch"].sum(1).unique().tolist(), [1])
        self.assertTrue((found["pitch"][:60, 9] == 1).all() and (found["pitch"][90:, 4] == 1).all())
        self.assertFalse(found["shares"].any())
        found = self.parts(self.facts, 0, None)
        self.assertFalse(found["pitch"].any())

        def worth(pitches):
            return float((keys.shares(sum(tone(p) for p in pitches)).flatten(0, 1).mean(1) * found["shares"][0]).sum())
        self.assertGreater(worth((48, 60, 64, 67)), worth((54, 66, 70, 73)) + 1)   # C major, F sharp major

    def test_genre_and_instrument_are_the_described_piece_s(self):
        found = self.parts(self.facts, 0, None)
        genre, family, _ = critics.listener.labels(self.facts)
        self.assertEqual(found["genre"].argmax(1).unique().tolist(), [genre])
        self.assertEqual(found["family"].sum(1).unique().tolist(), [1.0 if family >= 0 else 0.0])


@unittest.skipUnless(torch, "needs torch and transformers")
class WhatIsAskedFor(unittest.TestCase):
    def test_nothing_whose_loudness_is_to_change(self):
        facts = [dict(compose(seed).facts(), has_melody=False) for seed in range(60)]
        self.assertTrue(any(f["section"] in captions.CHANGING for f in facts))
        tokens = types.SimpleNamespace(facts=facts, codes=torch.zeros(60, 4, 1500), chroma=None)
        _, _, wanted = practice.Prompts(tokens, Hashed(), 1).next(200, 500)
        self.assertFalse([f["section"] for f, *_ in wanted if f["section"] in captions.CHANGING])


class Demands(unittest.TestCase):
    def test_tempo_and_key_are_named(self):
        import random
        rng = random.Random(1)
        for seed in range(100):
            facts = compose(seed).facts()
            text = captions.demanding(facts, rng)
            self.assertRegex(text, "(?i)bpm|tempo|beats per minute")
            self.assertTrue(any(word in text for word in (captions.theory.SYMBOLS[facts["tonic"]], captions.theory.NAMES[facts["tonic"]])), text)

    def test_sections_in_which_the_loudness_changes_are_named_and_only_those(self):
        import random
        rng, seen = random.Random(2), set()
        for seed in range(150):
            facts = compose(seed).facts()
            words = captions._SECTION[facts["section"]] if facts["section"] in captions.CHANGING else ()
            text = captions.demanding(facts, rng)
            self.assertEqual(any(word in text for word in ("intro", "softly", "breakdown")), bool(words), text)
            self.assertTrue(not words or any(word in text for word in words), text)
            seen.add(facts["section"])
        self.assertLessEqual({"whole", *captions.CHANGING}, seen)


if __name__ == "__main__":
    unittest.main()
