"""Renders pieces with libfluidsynth (through ctypes) and a sampled General MIDI set: mono, 32 kHz, float32.

FluidR3 (Debian: fluid-soundfont-gm) is MIT-licensed. Another set: environment CAPRICCIO_SOUNDFONT.
"""
import ctypes as C
import ctypes.util
import os

import numpy as np
from scipy import signal

RATE = 32000
SOUNDFONT = os.environ.get("CAPRICCIO_SOUNDFONT", "/usr/share/sounds/sf2/FluidR3_GM.sf2")
MAX_VOICES = 96


def _library():
    name = ctypes.util.find_library("fluidsynth") or "libfluidsynth.so.3"
    lib = C.CDLL(name)
    pointer, number, text = C.c_void_p, C.c_double, C.c_char_p
    lib.new_fluid_settings.restype = pointer
    lib.new_fluid_synth.restype = pointer
    lib.new_fluid_synth.argtypes = [pointer]
    lib.fluid_settings_setnum.argtypes = [pointer, text, number]
    lib.fluid_settings_setint.argtypes = [pointer, text, C.c_int]
    lib.fluid_synth_sfload.argtypes = [pointer, text, C.c_int]
    lib.fluid_synth_system_reset.argtypes = [pointer]
    lib.fluid_synth_noteon.argtypes = [pointer, C.c_int, C.c_int, C.c_int]
    lib.fluid_synth_noteoff.argtypes = [pointer, C.c_int, C.c_int]
    lib.fluid_synth_cc.argtypes = [pointer, C.c_int, C.c_int, C.c_int]
    lib.fluid_synth_program_change.argtypes = [pointer, C.c_int, C.c_int]
    lib.fluid_synth_set_reverb_group_roomsize.argtypes = [pointer, C.c_int, number]
    lib.fluid_synth_set_reverb_group_level.argtypes = [pointer, C.c_int, number]
    lib.fluid_synth_write_float.argtypes = [pointer, C.c_int, pointer, C.c_int, C.c_int, pointer, C.c_int, C.c_int]
    return lib


class Synth:
    """One synthesizer with its sound font loaded. Not for use by several threads."""

    def __init__(self, soundfont=SOUNDFONT):
        if not os.path.exists(soundfont):
            raise SystemExit(f"No sound font at {soundfont}. Install the package fluid-soundfont-gm or set CAPRICCIO_SOUNDFONT.")
        self.lib = _library()
        settings = self.lib.new_fluid_settings()
        for key, value in ((b"synth.sample-rate", RATE), (b"synth.gain", .5)):
            self.lib.fluid_settings_setnum(settings, key, float(value))
        for key, value in ((b"synth.chorus.active", 0), (b"synth.reverb.active", 1), (b"synth.polyphony", MAX_VOICES)):
            self.lib.fluid_settings_setint(settings, key, value)
        self.synth = self.lib.new_fluid_synth(settings)
        if self.lib.fluid_synth_sfload(self.synth, soundfont.encode(), 1) < 0:
            raise SystemExit(f"{soundfont} is not a sound font that fluidsynth can read.")

    def events(self, piece, roles, dry):
        """Events in time order: (seconds, order, call, arguments)."""
        out = []
        for part in piece.parts:
            if roles is not None and part.role not in roles:
                continue
            channel = part.channel
            for controller, value in ((7, part.volume), (10, part.pan), (91, 0 if dry else part.reverb)):
                out.append((0.0, 1, "cc", (channel, controller, value)))
            out.append((0.0, 0, "program", (channel, part.program)))
            for note in part.notes:
                out.append((note.start, 3, "on", (channel, note.pitch, note.velocity)))
                # Drums ring out; a stuck note of a drum does not exist.
                out.append((note.start + (note.length if channel != 9 else .3), 2, "off", (channel, note.pitch)))
        out.sort(key=lambda e: (e[0], e[1], e[3]))
        return out

    def stereo(self, piece, roles=None, dry=False):
        """The raw sum of the chosen parts: (left, right)."""
        lib, synth = self.lib, self.synth
        lib.fluid_synth_system_reset(synth)
        self._let_ring_out()
        lib.fluid_synth_set_reverb_group_roomsize(synth, -1, float(piece.mix.room))
        lib.fluid_synth_set_reverb_group_level(synth, -1, 0.0 if dry else float(piece.mix.wet))
        frames = round(piece.seconds * RATE)
        left, right = np.zeros(frames, np.float32), np.zeros(frames, np.float32)
        calls = {"on": lib.fluid_synth_noteon, "off": lib.fluid_synth_noteoff, "cc": lib.fluid_synth_cc, "program": lib.fluid_synth_program_change}
        position = 0

        def advance(to):
            nonlocal position
            count = min(to, frames) - position
            if count > 0:
                lib.fluid_synth_write_float(synth, count, left.ctypes.data_as(C.c_void_p), position, 1, right.ctypes.data_as(C.c_void_p), position, 1)
                position += count

        for seconds, _, call, arguments in self.events(piece, roles, dry):
            advance(round(seconds * RATE))
            calls[call](synth, *arguments)
        advance(frames)
        return left, right

    def _let_ring_out(self):
        """A reset leaves the last piece's tail and reverb in the mixer; a second of silence in a room of no size ends them."""
        lib, synth = self.lib, self.synth
        lib.fluid_synth_set_reverb_group_roomsize(synth, -1, 0.0)
        lib.fluid_synth_set_reverb_group_level(synth, -1, 0.0)
        nothing = np.zeros(RATE, np.float32)
        lib.fluid_synth_write_float(synth, RATE, nothing.ctypes.data_as(C.c_void_p), 0, 1, nothing.ctypes.data_as(C.c_void_p), 0, 1)

    def render(self, piece):
        """The finished piece: mono, filtered, at its level, peaks within ±0.97."""
        left, right = self.stereo(piece)
        return finish(.5 * (left + right), piece)

    def melody(self, piece):
        """The melody alone (lead, else the second melody), dry; silence where there is none."""
        for role in ("lead", "counter"):
            if piece.part(role):
                left, right = self.stereo(piece, {role}, dry=True)
                return .5 * (left + right)
        return np.zeros(round(piece.seconds * RATE), np.float32)


def finish(samples, piece):
    mix = piece.mix
    filters = [signal.butter(1, mix.highpass_hz, "highpass", fs=RATE, output="sos")]
    if mix.lowpass_hz:
        filters.append(signal.butter(2, mix.lowpass_hz, "lowpass", fs=RATE, output="sos"))
    samples = signal.sosfilt(np.concatenate(filters), samples)
    rms = float(np.sqrt(np.mean(samples ** 2))) + 1e-9
    samples = samples * (mix.level / rms)
    if mix.crackle:
        rng = np.random.default_rng(piece.seed)
        clicks = np.zeros(len(samples))
        where = rng.integers(len(samples), size=int(piece.seconds * 12))
        clicks[where] = rng.normal(0, 4, len(where))
        samples = samples + mix.level * mix.crackle * signal.sosfilt(signal.butter(1, (800, 6000), "bandpass", fs=RATE, output="sos"), clicks)
    # A soft knee, as a mastering limiter would: transients above 0.7 bend towards 0.97.
    loud = np.abs(samples) > .7
    samples[loud] = np.sign(samples[loud]) * (.7 + .27 * np.tanh((np.abs(samples[loud]) - .7) / .27))
    return samples.astype(np.float32)


def write_wav(path, samples):
    import wave
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
