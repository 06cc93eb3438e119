"""The model's training code against transformers' own: what is trained is what is published."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from composer import compose
from composer.song import beat_frames

try:
    import numpy as np
    import torch

    import attention
    import chroma
    import codec as codec_module
    import conditioning
    import export
    import folded
    import keys
    import losses
    import lm
    import muon
    import repeats
    import score
    import tokens
    torch.set_num_threads(1)
    SHAPE = dict(filters=4, width=16, codes=32)
except ImportError:
    torch = None


@unittest.skipUnless(torch, "needs torch and transformers")
class Codec(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.sound = .2 * torch.randn(2, 640 * 30)
        small = folded.FoldedCodec(**SHAPE)
        folded.prepare(small, self.sound)
        self.codec = folded.unfold(small)
        with torch.no_grad():
            latents = self.codec.encoder(self.sound[:, None])
        self.codec.quantiser.start(latents.transpose(1, 2).reshape(-1, 16), 60)

    def test_same_as_published(self):
        self.codec.eval()
        published = self.codec.published()
        with torch.no_grad():
            codes = self.codec.encode(self.sound)
            theirs = published.encode(self.sound[:, None])
            self.assertTrue(torch.equal(codes, theirs.audio_codes[0]))
            torch.testing.assert_close(self.codec.decode(codes), published.decode(theirs.audio_codes, [None]).audio_values[:, 0], atol=1e-5, rtol=0)
            torch.testing.assert_close(self.codec.decode(codes), self.codec(self.sound)[0], atol=1e-5, rtol=0)

    def test_fast_padding_is_the_same_padding(self):
        from transformers.models.encodec import modeling_encodec
        plain = modeling_encodec.EncodecConv1d._pad1d
        x = torch.randn(2, 3, 50)
        for pads in ((6, 0), (3, 3), (0, 2), (0, 0)):
            torch.testing.assert_close(codec_module._reflect(x, pads), plain(x, pads, mode="reflect"))

    def test_quantiser_learns_and_revives_dead_codes(self):
        quantiser = codec_module.Quantiser(32, 16)
        latents = torch.randn(4, 16, 200)
        quantiser.start(latents.transpose(1, 2).reshape(-1, 16), 800)
        before = float(quantiser(latents)[1])
        quantiser.embed[0, 5] = quantiser.sums[0, 5] = 1000.0
        quantiser.counts[0, 5] = 1.0
        revived = sum(quantiser(latents, learn=True)[3] for _ in range(200))
        self.assertGreater(revived, 0)
        self.assertLess(float(quantiser.embed.abs().max()), 10)
        self.assertLess(float(quantiser(latents)[1]), before * 1.05)

    def test_gradient_passes_the_quantiser(self):
        output, commitment, _, _, _ = self.codec(self.sound, learn=True)
        (output.pow(2).mean() + commitment).backward()
        self.assertGreater(float(next(self.codec.encoder.parameters()).grad.abs().sum()), 0)


@unittest.skipUnless(torch, "needs torch and transformers")
class Folded(unittest.TestCase):
    """The form the codec is trained in is the published layout."""

    def setUp(self):
        torch.manual_seed(0)
        time = torch.arange(640 * 60) / 32000
        notes = 110 * 2 ** (torch.randint(36, (8, 1)) / 12)
        self.sound = .2 * torch.sin(2 * torch.pi * notes * time) + .02 * torch.randn(8, len(time))
        self.codec = folded.FoldedCodec(**SHAPE)
        folded.prepare(self.codec, self.sound)

    def changed(self):
        """As after some training."""
        with torch.no_grad():
            for p in self.codec.parameters():
                p.add_(.05 * p.abs().mean() * torch.randn_like(p))
            self.codec.quantiser.embed.normal_()
        return self.codec

    def test_passes_tones_before_any_training(self):
        with torch.no_grad():
            latents = self.codec.encoder(self.sound[:, None])
            output = self.codec.decoder(latents)[:, 0]
        self.assertAlmostEqual(float(latents[:, :8].var()), 1.0, delta=.3)
        self.assertGreater(float(losses.si_sdr(self.sound, output).mean()), 3.0)

    def test_unfolded_is_the_same_function(self):
        small = self.changed()
        whole = folded.unfold(small)
        published = whole.published()
        with torch.no_grad():
            torch.testing.assert_close(whole.encoder(self.sound[:, None]), small.encoder(self.sound[:, None]), atol=2e-3, rtol=1e-3)
            codes = small.encode(self.sound)
            torch.testing.assert_close(published.decode(codes[None], [None]).audio_values[:, 0], small.decode(codes), atol=1e-4, rtol=1e-3)

    def test_memory_starts_as_nothing_and_learns(self):
        with torch.no_grad():
            before = self.codec.decoder(self.codec.encoder(self.sound[:, None]))
        self.codec.memory = True
        after = self.codec.decoder(self.codec.encoder(self.sound[:, None]))
        torch.testing.assert_close(after, before)
        after.pow(2).mean().backward()
        self.assertGreater(float(self.codec.encoder_lstm.weight_ih_l1.grad.abs().max()), 0)
        small = self.changed()
        whole = folded.unfold(small)
        with torch.no_grad():
            torch.testing.assert_close(whole.encoder(self.sound[:, None]), small.encoder(self.sound[:, None]), atol=2e-3, rtol=1e-3)

    def test_survives_float16(self):
        whole = folded.unfold(self.changed())
        with torch.no_grad():
            codes = whole.encode(self.sound)
            before = whole.decode(codes)
            after = whole.half().float().decode(codes)
        self.assertGreater(float(losses.si_sdr(before, after).min()), 20)

    def test_what_decides_the_codes(self):
        """The decoder may be trained on while a language model learns from the codes."""
        for codec in (self.changed(), folded.unfold(self.changed())):
            with torch.no_grad():
                before = codec.encode(self.sound), codec.decode(codec.encode(self.sound))
                for name, p in codec.named_parameters():
                    if not tokens.decides_codes(name):
                        p.add_(.1 * torch.randn_like(p))
                after = codec.encode(self.sound), codec.decode(codec.encode(self.sound))
            self.assertTrue(torch.equal(before[0], after[0]))
            self.assertFalse(torch.equal(before[1], after[1]))

    def test_folds_back_until_outer_layers_are_trained(self):
        small = self.changed()
        whole = folded.unfold(small)
        again = folded.fold(whole)
        for a, b in zip(small.parameters(), again.parameters()):
            torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-3)
        with torch.no_grad():
            folded._grouped(whole.encoder)[2].bias.add_(.1)
        self.assertIsNone(folded.fold(whole))


@unittest.skipUnless(torch, "needs torch and transformers")
class Losses(unittest.TestCase):
    def test_gradient_of_power(self):
        frames = torch.randn(3, 16, dtype=torch.float64, requires_grad=True)
        self.assertTrue(torch.autograd.gradcheck(losses.Power.apply, frames))

    def test_distance(self):
        torch.manual_seed(0)
        sound, spectra = .1 * torch.randn(1, 16000), losses.Spectra()
        self.assertLess(spectra.distance(sound, sound), 1e-6)
        self.assertAlmostEqual(spectra.distance(sound, 2 * sound), .69, delta=.02)

    def test_level(self):
        """The loss of level is in nats of energy."""
        torch.manual_seed(0)
        sound, spectra = .1 * torch.randn(1, 16000), losses.Spectra()
        self.assertLess(float(spectra.loss(sound, sound)[2]), 1e-6)
        self.assertAlmostEqual(float(spectra.loss(sound, 2 * sound)[2]), 1.386, delta=.02)


@unittest.skipUnless(torch, "needs torch and transformers")
class Attention(unittest.TestCase):
    def test_blocks_are_the_same_attention(self):
        """Results and gradients of torch's own, with padding between melody and codes, over several blocks and a part of one."""
        torch.manual_seed(0)
        steps = 2 * attention.BLOCK + 50
        parts = [torch.randn(2, 3, steps, 16, requires_grad=True) for _ in range(3)]
        mask = torch.ones(2, 1, steps, steps, dtype=torch.bool).tril()
        mask[1, :, :, 40:44] = False
        own = attention.blocks(None, *parts, mask)[0]
        theirs = torch.nn.functional.scaled_dot_product_attention(*parts, mask).transpose(1, 2)
        seen = torch.ones(2, steps, 1, 1)
        seen[1, 40:44] = 0   # what padding itself hears is of no use to anyone
        torch.testing.assert_close(own * seen, theirs * seen, atol=1e-5, rtol=0)
        wanted = torch.randn_like(own) * seen
        for a, b in zip(torch.autograd.grad(own, parts, wanted), torch.autograd.grad(theirs, parts, wanted)):
            torch.testing.assert_close(a, b, atol=1e-4, rtol=0)

    def test_the_model_trains_with_it(self):
        torch.manual_seed(0)
        model = lm.build("tiny", 50, SHAPE, dropout=0.0).eval()
        codes, text = torch.randint(0, 32, (2, 4, 30)), torch.tensor([[5, 6, 7, 1], [9, 1, 0, 0]])
        melody = chroma.one_hot(torch.randint(0, 12, (2, chroma.FRAMES)))
        with torch.no_grad():
            before = lm.losses(model, codes, text, melody)
            model.decoder.model.decoder.config._attn_implementation = attention.NAME
            after = lm.losses(model, codes, text, melody)
        torch.testing.assert_close(after, before, atol=1e-4, rtol=0)


@unittest.skipUnless(torch, "needs torch and transformers")
class Muon(unittest.TestCase):
    def test_updates_are_nearly_orthogonal(self):
        torch.manual_seed(0)
        for shape in ((32, 32), (64, 16), (16, 64)):
            values = torch.linalg.svdvals(muon.orthogonal(torch.randn(shape)))
            self.assertTrue(bool(((values > .5) & (values < 1.3)).all()), values)

    def test_learns(self):
        torch.manual_seed(0)
        x, wanted, matrix = torch.randn(200, 8), torch.randn(8, 4), torch.zeros(4, 8, requires_grad=True)
        optimiser = muon.Muon([matrix], .05, weight_decay=0)
        for _ in range(200):
            loss = (x @ matrix.t() - x @ wanted).pow(2).mean()
            matrix.grad = torch.autograd.grad(loss, matrix)[0]
            optimiser.step()
        self.assertLess(float(loss), .1)


@unittest.skipUnless(torch, "needs torch and transformers")
class Conditioning(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.model = lm.build("tiny", 50, SHAPE)
        self.helper = conditioning.Conditioning(64).watch(self.model)

    def forward(self, text=((5, 6, 7, 1), (9, 8, 4, 1)), frames=60):
        codes = torch.randint(0, 32, (2, 4, frames))
        self.melody = chroma.one_hot(torch.randint(0, 12, (2, chroma.FRAMES)))
        self.text = torch.tensor(text)
        self.words = lm.word_vectors(self.model, self.text)
        lm.losses(self.model, codes, self.text, self.melody, self.words)
        return frames + lm.BOOKS - 1

    def test_facts_are_those_of_the_piece(self):
        piece = compose(7, 12.0)
        row = conditioning.facts_of(piece.facts())
        self.assertEqual(len(row), conditioning.ONE_OF + conditioning.SIZES["instruments"])
        self.assertEqual(conditioning.GENRES[row[0]], piece.genre)
        self.assertEqual({conditioning.NAMES[i] for i, there in enumerate(row[conditioning.ONE_OF:]) if there}, {part.instrument for part in piece.parts})
        right = torch.full((sum(conditioning.SIZES.values()),), -20.0)
        at = 0
        for size, value in zip(list(conditioning.SIZES.values())[:conditioning.ONE_OF], row):
            right[at + value] = 20
            at += size
        right[at:][torch.tensor(row[conditioning.ONE_OF:]) == 1] = 20
        self.assertLess(float(conditioning.facts_loss(right, torch.tensor(row))), 1e-3)
        self.assertGreater(float(conditioning.facts_loss(right.roll(1), torch.tensor(row))), 1)

    def test_a_code_sounds_at_its_melodys_frame(self):
        times = conditioning.times(500, "cpu")
        self.assertAlmostEqual(float(times[64] - times[0]), 10, places=4)   # 64 codes are 10 frames of the melody

    def test_the_head_learns_where_to_look(self):
        steps = self.forward()
        before = float(self.helper.aligned(steps).detach())
        others = self.model.decoder.model.decoder.layers[0].self_attn.v_proj.weight.detach().clone()
        for _ in conditioning.learn_times(self.model, self.helper, self.forward, steps=200):
            pass
        steps = self.forward(((5, 6, 7, 8, 9, 1), (9, 8, 4, 1, 0, 0)))
        self.assertLess(float(self.helper.aligned(steps).detach()), before - 1.5)
        self.assertTrue(torch.equal(others, self.model.decoder.model.decoder.layers[0].self_attn.v_proj.weight))

    def test_what_is_not_given_is_not_asked(self):
        """Neither the melody where there is none nor the facts where there is no text."""
        steps = self.forward(((5, 6, 7, 1), (0, 0, 0, 0)))
        pieces = [compose(i, 12.0) for i in range(2)]
        facts = torch.tensor([conditioning.facts_of(piece.facts()) for piece in pieces])
        written = torch.from_numpy(np.stack([score.of(piece, 60) for piece in pieces]))
        first = self.helper.loss(self.words, self.text, self.melody, facts, torch.tensor([1.0, 0.0]), written, torch.ones(2, 3), steps)
        self.melody[1], facts[1] = self.melody[0], facts[0]
        second = self.helper.loss(self.words, self.text, self.melody, facts, torch.tensor([1.0, 0.0]), written, torch.ones(2, 3), steps)
        for a, b in zip(first[1:], second[1:]):
            torch.testing.assert_close(a, b)

    def test_what_is_written_is_asked_of_its_frame(self):
        """A helper that knows the score of each frame, and nothing else, has no loss left."""
        steps = self.forward()
        written = torch.from_numpy(np.stack([score.of(compose(i, 12.0), 60) for i in range(2)]))
        known = torch.cat([torch.nn.functional.one_hot(written[..., 0].long(), score.BAR), written[..., 1:-1]], -1).float() * 40 - 20
        beats = torch.nn.functional.one_hot(written[..., -1].long(), score.BEAT).float() * 40 - 20
        sound, early = (torch.cat([x, torch.zeros(2, lm.BOOKS - 1, x.shape[-1])], 1) for x in (known, beats))
        self.helper.written = self.helper.beat = torch.nn.Identity()
        self.assertLess(float(sum(self.helper._score(sound, early, written))), 1e-3)
        for value in self.helper._score(sound.roll(9, 1), early.roll(9, 1), written):
            self.assertGreater(float(value), 1)

    def test_the_melodys_instrument_is_a_fact(self):
        for seed in range(40):
            piece = compose(seed, 12.0)
            part = piece.part("lead") or piece.part("counter")
            self.assertEqual(([*conditioning.NAMES, None])[conditioning.facts_of(piece.facts())[4]], part and part.instrument)

    def test_it_is_no_part_of_the_model(self):
        names = set(self.model.state_dict())
        self.assertEqual(names, set(lm.build("tiny", 50, SHAPE).state_dict()))
        self.assertFalse([n for n, _ in self.helper.named_parameters() if "proj" in n])


@unittest.skipUnless(torch, "needs torch and transformers")
class Blend(unittest.TestCase):
    def test_between_what_was_and_what_is(self):
        torch.manual_seed(0)
        model = lm.build("tiny", 50, SHAPE)
        with tempfile.TemporaryDirectory() as folder:
            model.save_pretrained(folder)
            before = {k: v.clone() for k, v in model.state_dict().items()}
            with torch.no_grad():
                for weight in model.parameters():
                    weight += 1
            export.blend(model, folder, .25)
        for key, value in model.state_dict().items():
            if value.is_floating_point() and key in dict(model.named_parameters()):
                moved = 1 if key.startswith("audio_encoder.") else .25
                torch.testing.assert_close(value, before[key] + moved)


@unittest.skipUnless(torch, "needs torch and transformers")
class Keys(unittest.TestCase):
    def test_music_moved_up_is_found_moved_up(self):
        time = np.arange(3 * 32000) / 32000

        def chords(pitches, by=0):
            return sum(np.sin(2 * np.pi * 440 * 2 ** ((pitch + by - 69) / 12) * time) / (1 + i) for i, pitch in enumerate(pitches)) * .1
        major, minor = (36, 60, 67, 64, 71), (36, 60, 67, 63, 70)
        known = np.stack([keys.features(chords(kind)) for kind in (major, minor)])
        for by in (0, 1, 7, 11):
            self.assertEqual(keys.find(chords(major, by), known), (by, False))
            self.assertEqual(keys.find(chords(minor, by), known), (by, True))


@unittest.skipUnless(torch, "needs torch and transformers")
class Repeats(unittest.TestCase):
    def test_spans_are_the_pieces(self):
        piece = compose(7, 12.0, tempo=125, meter="4/4")
        beat = beat_frames(125)
        np.testing.assert_allclose(repeats.frames_of(piece), [beat, 4 * beat, 8 * beat])

    def test_a_head_that_looks_there_has_no_loss(self):
        """Each position's vector says where it is; the query's weights turn it so that it fits the one a span before what is foretold."""
        steps, prefix, span = 300, 20, 40
        waves = 2 * np.pi * np.arange(1, 33) / 640

        def at(positions):
            angle = torch.tensor(positions[:, None] * waves[None], dtype=torch.float32)
            return torch.cat([angle.cos(), angle.sin()], 1)
        into = at(np.arange(prefix + steps))[None]

        def turned(by):
            c, s = (torch.diag(torch.tensor(f(-by * waves), dtype=torch.float32)) for f in (np.cos, np.sin))
            return 3.85 * torch.cat([torch.cat([c, -s], 1), torch.cat([s, c], 1)])
        key, spans = 3.85 * torch.eye(64), torch.tensor([float(span)])
        right, late, early = (float(repeats.aligned(into, turned(span - 1 + by), key, steps, spans)) for by in (0, 1, -1))
        self.assertLess(right, 1.6)   # the bell itself is 1.1 nats wide
        self.assertGreater(late, right + .5)
        self.assertGreater(early, right + .5)

    def test_only_what_has_sounded_is_asked(self):
        into, weights = torch.randn(1, 70, 64), torch.randn(2, 64, 64)
        self.assertEqual(float(repeats.aligned(into, *weights, 60, torch.tensor([80.0]))), 0)
        self.assertGreater(float(repeats.aligned(into, *weights, 60, torch.tensor([30.0]))), 0)

    def test_the_heads_learn_it(self):
        """Three layers half-way up, by the model's own weights."""
        lm.SIZES["tiny-heads"] = (192, 6, 128)
        self.addCleanup(lm.SIZES.pop, "tiny-heads")
        torch.manual_seed(1)
        model = lm.build("tiny-heads", 50, SHAPE, dropout=0.0)
        helper = conditioning.Conditioning(192).watch(model)
        codes, text, spans = torch.randint(0, 32, (2, 4, 100)), torch.tensor([[5, 1], [6, 1]]), torch.tensor([[10.0, 20.0, 40.0]]).expand(2, 3)
        optimiser = torch.optim.Adam(model.parameters(), 2e-3)
        values = []
        for _ in range(60):
            lm.losses(model, codes, text, chroma.one_hot(torch.zeros(2, chroma.FRAMES).long()))
            loss = helper.repeated(100 + lm.BOOKS - 1, spans)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            values.append(float(loss.detach()))
        self.assertLess(values[-1], values[0] - 1.5)


@unittest.skipUnless(torch, "needs torch and transformers")
class Chroma(unittest.TestCase):
    def test_tones_are_named(self):
        time = torch.arange(64000) / 32000
        for pitch in (57, 60, 66, 71, 76):
            tone = torch.sin(2 * torch.pi * 440 * 2 ** ((pitch - 69) / 12) * time)
            self.assertEqual(set(chroma.classes(tone).tolist()), {pitch % 12})

    def test_prefix_is_cut_or_repeated(self):
        self.assertEqual(chroma.prefix([3, 4, 5])[:5].tolist(), [3, 4, 5, 3, 4])
        self.assertEqual(len(chroma.prefix(range(200))), chroma.FRAMES)
        self.assertEqual(len(chroma.prefix(list(range(12)) * 40)), chroma.FRAMES)


if __name__ == "__main__":
    unittest.main()
