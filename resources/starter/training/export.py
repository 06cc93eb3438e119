"""Puts codec, language model and words together as a published checkpoint: safetensors, float16 but for the codec, and its json files."""
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from transformers import MusicgenMelodyForConditionalGeneration

import chroma
import clock
import lm
import state
from folded import FoldedCodec, unfold
from tokens import load_codec

EXAMPLES = (
    "80s synth-pop with bassy drums and a bright synth lead, 112 bpm",
    "chill lo-fi hip hop for studying, electric piano, 78 bpm",
    "energetic rock with distorted guitar and driving drums, 138 bpm, E minor",
    "smooth late-night jazz, tenor sax, piano, upright bass and brushes",
    "gentle classical piano in C major, waltz",
    "epic orchestral piece with french horn and strings, D minor",
    "funky groove with slap bass, clavinet and brass section, 104 bpm",
    "sunny reggae with organ and deep bass line, 76 bpm",
    "playful chiptune for a platform game, 150 bpm",
    "calm ambient pads for meditation, no drums",
)


def assemble(lm_name="lm", codec_name="codec-frozen"):
    """(model in float32, folder of the language model's training)."""
    codec, digest = load_codec(codec_name)
    home = state.folder(f"{lm_name}-{digest}")
    saved = state.load(home / "state.pt")
    if not saved:
        raise SystemExit("There is no trained language model for this codec yet: run the stages 'tokens' and 'lm' first.")
    model = lm.build(saved["size"], saved["words"], codec.shape)
    missing, unexpected = model.load_state_dict(saved["average"], strict=False)
    strangers = [m for m in missing if not m.startswith("audio_encoder.")] + list(unexpected)
    if strangers:
        raise SystemExit(f"The checkpoint does not fit the model: {strangers[:5]}")
    whole = unfold(codec) if isinstance(codec, FoldedCodec) else codec
    model.audio_encoder.load_state_dict(whole.published().state_dict())
    return model.eval(), home


def blend(model, folder, share):
    """Brings the language model's weights to `share` of the way from the checkpoint in `folder` to themselves: what began there and learned at a high rate
    keeps more of both (Wortsman and others, Robust fine-tuning, 2022)."""
    before = MusicgenMelodyForConditionalGeneration.from_pretrained(folder, dtype=torch.float32).state_dict()
    with torch.no_grad():
        for key, value in model.named_parameters():   # tied ones once
            if not key.startswith("audio_encoder."):
                value.lerp_(before[key], 1 - share)
    clock.keep_readable(model.decoder.model.decoder)


def export(folder, lm_name, codec_name, guidance, top_k, temperature, blend_share):
    model, home = assemble(lm_name, codec_name)
    folder = Path(folder)
    if blend_share < 1:
        blend(model, folder, blend_share)
    folder.mkdir(parents=True, exist_ok=True)
    special = model.config.decoder.vocab_size
    settings = model.generation_config
    settings.bos_token_id = settings.pad_token_id = settings.decoder_start_token_id = special
    settings.eos_token_id = None
    settings.do_sample, settings.guidance_scale, settings.top_k, settings.temperature, settings.max_length = True, guidance, top_k, temperature, 1500
    # Rounded to float16 the unfolded codec lost 0.05 of mel distance: its sums live from what cancels.
    codec = {k: v.clone() for k, v in model.audio_encoder.state_dict().items()}
    model.half()
    model.audio_encoder.float().load_state_dict(codec)
    model.save_pretrained(folder, max_shard_size="1GB")
    shutil.copyfile(home / "spiece.model", folder / "spiece.model")
    (folder / "tokenizer_config.json").write_text(json.dumps(dict(tokenizer_class="T5Tokenizer", eos_token="</s>", pad_token="<pad>", unk_token="<unk>", extra_ids=0, model_max_length=512), indent=2) + "\n")
    (folder / "preprocessor_config.json").write_text(json.dumps(dict(
        feature_extractor_type="MusicgenMelodyFeatureExtractor", feature_size=12, sampling_rate=32000, padding_side="left", padding_value=0.0, return_attention_mask=True,
        n_fft=16384, hop_length=4096, chunk_length=30, num_chroma=12, stem_indices=[3, 2]), indent=2) + "\n")
    for file in folder.iterdir():
        file.chmod(0o644)
    megabytes = sum(f.stat().st_size for f in folder.iterdir()) / 1e6
    if megabytes > 40:
        raise SystemExit(f"The export has {megabytes:.0f} MB; 40 is the limit.")
    return folder


class Generator:
    """The exported checkpoint, loaded as anyone would load it."""

    def __init__(self, folder):
        self.model = MusicgenMelodyForConditionalGeneration.from_pretrained(folder, dtype=torch.float32).eval()
        self.words = lm.Words(Path(folder) / "spiece.model")

    def __call__(self, prompts, seconds, melody=None, seed=0, guidance=None):
        """Audio [n, samples]; melody: sounds, one for each prompt, or None. Prompts of one length are made together."""
        torch.manual_seed(seed)
        heard = None if melody is None else chroma.one_hot(np.stack([chroma.prefix(chroma.classes(m)) for m in melody]))
        out = [None] * len(prompts)
        ids = [self.words.ids(p) for p in prompts]
        for length in sorted({len(i) for i in ids}):
            rows = [n for n, i in enumerate(ids) if len(i) == length]
            text = torch.tensor([ids[n] for n in rows])
            extra = {} if heard is None else dict(input_features=heard[rows])
            if guidance is not None:
                extra["guidance_scale"] = guidance
            with torch.no_grad():
                audio = self.model.generate(input_ids=text, attention_mask=torch.ones_like(text), max_new_tokens=round(seconds * 50) + lm.BOOKS - 1, **extra)
            for n, samples in zip(rows, audio):
                out[n] = samples[0, :round(seconds * 32000)].numpy()
        return out
