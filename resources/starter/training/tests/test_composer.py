"""The composer and what hangs on it. Run: python3 -m unittest discover -s tests (the rendering tests need libfluidsynth and a sound font)."""
import os
import random
import re
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from composer import STYLES, compose, song, theory  # noqa: E402
from composer.captions import caption  # noqa: E402
from composer.drums import GROOVES  # noqa: E402
from composer.instruments import INSTRUMENTS  # noqa: E402

try:
    import numpy as np
    import score
except ImportError:
    np = None
try:
    import render
    SYNTH = render.Synth()
except (ImportError, OSError, SystemExit):
    SYNTH = None


@unittest.skipUnless(np, "needs numpy")
class Score(unittest.TestCase):
    def test_what_is_played_is_written_at_its_frame(self):
        piece = next(p for p in (compose(i, 20.0) for i in range(100)) if p.part("drums") and p.part("lead"))
        rows = score.of(piece, 1000)
        note = piece.part("lead").notes[3]
        start, end = round(note.start * 50), round((note.start + note.length) * 50)
        self.assertEqual(rows[start, 6], 1)
        self.assertTrue(rows[start:end, 7 + note.pitch % 12].all())
        kicks = {round(n.start * 50) for n in piece.part("drums").notes if n.pitch in score.KICKS and n.start < 20}
        self.assertEqual(set(np.flatnonzero(rows[:, 1])), {k for k in kicks if k < 1000})

    def test_a_bar_is_counted_through(self):
        piece = compose(5, 20.0)
        rows = score.of(piece, 1000)
        first = round(piece.beat_seconds * 50) + 1
        self.assertEqual(rows[first, 0], 0)
        steps = np.diff(rows[first:, 0].astype(int)) % score.BAR
        self.assertLessEqual(steps.max(), 1)
        bars = (20 - piece.beat_seconds) / piece.bar_seconds
        self.assertAlmostEqual(steps.sum() / score.BAR, bars, delta=.2)


class Theory(unittest.TestCase):
    def test_chords(self):
        self.assertEqual(theory.Chord("V7", 0).tones, (7, 11, 2, 5))
        self.assertEqual(theory.Chord("bVI", 9).tones, (5, 9, 0))
        self.assertEqual(theory.Chord("ii7", 2).tones, (4, 7, 11, 2))
        self.assertRaises(ValueError, theory.Chord, "VIII", 0)

    def test_ladder(self):
        ladder = theory.Ladder(0, theory.SCALES["major"], 60)
        self.assertEqual([ladder.pitch(r) for r in range(-1, 9)], [59, 60, 62, 64, 65, 67, 69, 71, 72, 74])
        self.assertEqual(ladder.rung(67), 4)

    def test_every_progression_and_pattern_is_readable(self):
        for style in STYLES.values():
            for progression in style.major + style.minor:
                for name in progression.replace("/", " ").split():
                    theory.Chord(name, 0)
            for pattern in style.comp_patterns + style.bass_patterns:
                self.assertEqual(len(pattern) % 16, 0, (style.name, pattern))
            for name in style.lead + style.comp + style.bass + style.pad + style.counter:
                self.assertIn(name, INSTRUMENTS, style.name)
            for name in style.grooves:
                for line in GROOVES[name].values():
                    self.assertIn(len(line), (16, 32), (name, line))


class Composer(unittest.TestCase):
    def test_same_seed_same_piece(self):
        for seed in range(40):
            self.assertEqual(compose(seed), compose(seed))
        self.assertNotEqual(compose(1).parts, compose(2).parts)

    def test_at_least_sixteen_genres_all_reached(self):
        self.assertGreaterEqual(len(STYLES), 16)
        self.assertEqual({compose(seed, 5).genre for seed in range(400)}, set(STYLES))

    def test_wishes_are_granted(self):
        piece = compose(5, genre="jazz", tempo=128, tonic=3, mode="major", meter="4/4", instruments={"lead": "clarinet"})
        self.assertEqual((piece.genre, piece.tempo, piece.tonic, piece.mode, piece.meter), ("jazz", 129, 3, "major", "4/4"))
        self.assertEqual(piece.part("lead").instrument, "clarinet")

    def test_notes_are_playable(self):
        for seed in range(200):
            piece = compose(seed)
            for part in piece.parts:
                self.assertTrue(part.notes, (seed, part.role))
                for note in part.notes:
                    self.assertTrue(0 <= note.start < piece.seconds and note.length > 0, (seed, note))
                    self.assertTrue(1 <= note.velocity <= 127 and 0 < note.pitch < 128, (seed, note))
                    if part.role in ("lead", "counter"):
                        instrument = INSTRUMENTS[part.instrument]
                        self.assertTrue(instrument.low <= note.pitch <= instrument.high, (seed, part.instrument, note))

    def test_notes_begin_on_frames(self):
        for seed in range(10):
            for part in compose(seed).parts:
                for note in part.notes:
                    self.assertAlmostEqual(note.start * 50, round(note.start * 50), places=6)
                    self.assertGreaterEqual(note.length, .039)

    def test_a_beat_is_one_of_the_tempi_there_are(self):
        for seed in range(100):
            piece = compose(seed)
            frames = piece.beat_seconds / song.FRAME
            self.assertLessEqual(abs(piece.tempo - 60 / piece.beat_seconds), .5)
            self.assertAlmostEqual(min(abs(frames - beat) for beat in song.BEAT_FRAMES), 0)
            self.assertEqual(song.beat_frames(piece.tempo), min(song.BEAT_FRAMES, key=lambda beat: abs(frames - beat)))

    def test_beats_are_where_the_clock_has_them(self):
        """The tightest genres' drums: kicks are at sixteenths of beats counted from the piece's start, to half a frame, and the first bar comes after one beat."""
        found = 0
        for seed in range(20):
            piece = compose(seed, genre="techno", tempo=128, meter="4/4", section="chorus")
            sixteenth = piece.beat_seconds / song.FRAME / 4
            for note in piece.part("drums").notes if piece.part("drums") else []:
                away = (note.start / song.FRAME + sixteenth / 2) % sixteenth - sixteenth / 2
                self.assertLessEqual(abs(away), 1.6 if STYLES["techno"].humanise_ms else .51, (seed, note))
                found += 1
            self.assertGreaterEqual(min(n.start for part in piece.parts for n in part.notes), piece.beat_seconds - 2 * song.FRAME)
        self.assertGreater(found, 1000)

    def test_melody_is_in_the_key(self):
        inside = total = 0
        for seed in range(150):
            piece = compose(seed)
            lead = piece.part("lead")
            if not lead or STYLES[piece.genre].scale == "blues":
                continue
            scale = {(piece.tonic + s) % 12 for s in theory.SCALES[piece.mode]}
            inside += sum(n.pitch % 12 in scale for n in lead.notes)
            total += len(lead.notes)
        self.assertGreater(total, 1000)
        self.assertGreater(inside / total, .9)   # the rest are leading tones and borrowed chords

    def test_drums_fall_on_the_grid_of_the_tempo(self):
        for seed in range(100):
            piece = compose(seed)
            drums = piece.part("drums")
            if not drums or piece.swing or STYLES[piece.genre].humanise_ms:
                continue
            step = piece.bar_seconds / {"4/4": 16, "3/4": 12, "6/8": 12}[piece.meter]
            first = min(n.start for n in drums.notes)
            for note in drums.notes:
                # Both notes are moved to a frame of 20 ms.
                steps = round((note.start - first) / step)
                self.assertAlmostEqual(note.start, first + steps * step, delta=.0201)

    def test_bars_have_the_meter(self):
        for meter, beats in (("4/4", 4), ("3/4", 3), ("6/8", 2)):
            piece = compose(9, genre="folk", meter=meter, tempo=125)
            self.assertAlmostEqual(piece.bar_seconds, beats * song.beat_frames(125) * song.FRAME)

    def test_phrases_come_back(self):
        """The first bars' rhythm is heard again later in most pieces with a melody."""
        again = count = 0
        for seed in range(120):
            piece = compose(seed, 30, section="whole")
            lead = piece.part("lead")
            if not lead or STYLES[piece.genre].humanise_ms > 5:
                continue
            bars = {}
            for note in lead.notes:
                bar, position = divmod(note.start + .03, piece.bar_seconds)
                bars.setdefault(int(bar), []).append(round(16 * position / piece.bar_seconds))
            shapes = [tuple(v) for v in bars.values()]
            again += len(set(shapes)) < len(shapes)
            count += 1
        self.assertGreater(count, 5)
        self.assertGreater(again / count, .8)


class Captions(unittest.TestCase):
    def test_captions_vary_and_do_not_lie(self):
        rng = random.Random(0)
        for seed in range(60):
            facts = compose(seed, 10).facts()
            texts = {caption(facts, rng) for _ in range(30)}
            self.assertGreater(len(texts), 15, facts["genre"])
            for text in texts:
                self.assertTrue(text.strip())
                self.assertNotIn("  ", text)
                low = text.lower()
                if re.search(r"\b(no drums|drumless)\b", low):
                    # ambient pieces with a faint shaker are also called drumless by their genre's words
                    self.assertTrue("drums" not in {r for r, _ in facts["instruments"]} or facts["genre"] == "ambient", text)
                for name, minor in (("minor key", True), ("major key", False)):
                    if name in low:
                        self.assertEqual(theory.is_minor(facts["mode"]), minor, text)

    def test_same_rng_same_caption(self):
        facts = compose(3).facts()
        self.assertEqual(caption(facts, random.Random(1)), caption(facts, random.Random(1)))


@unittest.skipUnless(SYNTH, "needs numpy, scipy, libfluidsynth and a sound font")
class Rendering(unittest.TestCase):
    def test_every_genre_sounds(self):
        for name in STYLES:
            piece = compose(1, 4.0, genre=name, section="verse")
            samples = SYNTH.render(piece)
            self.assertEqual(samples.shape, (4 * render.RATE,))
            self.assertTrue(np.isfinite(samples).all())
            self.assertGreater(np.sqrt(np.mean(samples ** 2)), .03, name)
            self.assertLessEqual(np.abs(samples).max(), .98, name)

    def test_nothing_of_the_last_piece_remains(self):
        piece = compose(4, 3.0)
        SYNTH.render(piece)
        first = SYNTH.render(piece)
        SYNTH.render(compose(8, 3.0, genre="orchestral"))
        # Not to the last bit: the reverb is modulated and goes on turning.
        np.testing.assert_allclose(SYNTH.render(piece), first, atol=.02)

    def test_melody_alone_has_the_melody_s_chroma(self):
        try:
            import chroma
        except ImportError:
            self.skipTest("needs torch and transformers")
        right = frames = 0
        for seed in range(12):
            piece = compose(seed, 10.0, genre="pop", section="verse", instruments={"lead": "flute"})
            found = chroma.classes(SYNTH.melody(piece))
            for i, one in enumerate(found):
                time = i * chroma.HOP / render.RATE
                # A window of half a second: only frames well inside a long tone are sure.
                sounding = [n for n in piece.part("lead").notes if n.start <= time - .25 and n.start + n.length >= time + .25]
                if len(sounding) == 1:
                    frames += 1
                    right += one == sounding[0].pitch % 12
        self.assertGreater(frames, 20)
        self.assertGreater(right / frames, .9)


if __name__ == "__main__":
    unittest.main()
