"""Starts training from a shipped checkpoint: its codec and language model become the state that the other stages go on from."""
import shutil
from pathlib import Path

import torch
from transformers import MusicgenMelodyForConditionalGeneration

import lm
import state
from codec import Codec
from folded import fold
from tokens import load_codec


def adopt(folder, codec_name="codec-frozen", lm_name="lm"):
    """Does nothing where there is a state already: what was trained here is never overwritten."""
    home = state.folder(codec_name) / "state.pt"
    if home.exists():
        print("There is a codec already; nothing adopted.")
        return
    model = MusicgenMelodyForConditionalGeneration.from_pretrained(folder, dtype=torch.float32)
    source = model.audio_encoder
    shape = dict(filters=source.config.num_filters, width=source.config.hidden_size, codes=source.config.codebook_size)
    codec = Codec(**shape)
    codec.encoder.load_state_dict(source.encoder.state_dict())
    codec.decoder.load_state_dict(source.decoder.state_dict())
    for book, layer in enumerate(source.quantizer.layers[:4]):
        codec.quantiser.embed[book] = layer.codebook.embed
        # Counts and sums of the running means in balance with the codes.
        codec.quantiser.counts[book] = 1.0
        codec.quantiser.sums[book] = layer.codebook.embed
    # As long as only the folded form was ever trained, that is what training goes on with.
    folded = fold(codec)
    weights = (folded or codec).state_dict()
    value = dict(shape=shape, folded=folded is not None, memory=folded is None or folded.memory, step=0, audio_seconds=0.0, next_seed=500_000, model=weights, average=weights)
    state.save(home, value)
    own = state.folder("codec" if folded else "codec-whole") / "state.pt"
    if not own.exists():
        state.save(own, value)
    _, digest = load_codec(codec_name)
    sizes = {v: k for k, v in lm.SIZES.items()}
    decoder = model.config.decoder
    size = sizes[(decoder.hidden_size, decoder.num_hidden_layers, decoder.ffn_dim)]
    target = state.folder(f"{lm_name}-{digest}")
    weights = {k: v for k, v in model.state_dict().items() if not k.startswith("audio_encoder.")}
    state.save(target / "state.pt", dict(size=size, words=model.config.text_encoder.vocab_size, step=0, plan_steps=0, model=weights, average=weights, optimiser=None))
    shutil.copyfile(Path(folder) / "spiece.model", target / "spiece.model")
    print(f"Adopted {folder}: codec {shape}, language model {size}.")
