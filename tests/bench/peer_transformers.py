"""transformers at work on the same shape with random weights: one line of JSON with the keys of `capriccio-cli bench --json`.
usage: peer_transformers.py SECONDS THREADS [float32|bfloat16]"""
import json, resource, statistics, sys, time

import torch
from transformers import EncodecConfig, LogitsProcessorList, MusicgenConfig, MusicgenForConditionalGeneration, T5Config
from transformers.models.musicgen.configuration_musicgen import MusicgenDecoderConfig

seconds, threads = float(sys.argv[1]), int(sys.argv[2])
dtype = getattr(torch, sys.argv[3] if len(sys.argv) > 3 else "float32")
CODEBOOKS, SIZE, RATE, FRAMES = 4, 2048, 32000, 50

torch.set_num_threads(threads)
torch.manual_seed(0)
begin = time.perf_counter()
text = T5Config(d_model=768, d_ff=3072, num_layers=12, num_heads=12, vocab_size=32128, d_kv=64)
sound = EncodecConfig(target_bandwidths=[2.2], sampling_rate=RATE, audio_channels=1, normalize=False, hidden_size=128, num_filters=64,
                      num_residual_layers=1, upsampling_ratios=[8, 5, 4, 4], norm_type="weight_norm", kernel_size=7, last_kernel_size=7,
                      residual_kernel_size=3, dilation_growth_rate=2, use_causal_conv=False, pad_mode="reflect", compress=2,
                      num_lstm_layers=2, codebook_size=SIZE, codebook_dim=128, use_conv_shortcut=False)
decoder = MusicgenDecoderConfig(vocab_size=SIZE, max_position_embeddings=2048, num_hidden_layers=24, ffn_dim=4096, num_attention_heads=16,
                                hidden_size=1024, num_codebooks=CODEBOOKS, audio_channels=1, pad_token_id=SIZE, bos_token_id=SIZE)
try:
    config = MusicgenConfig(text_encoder=text.to_dict(), audio_encoder=sound.to_dict(), decoder=decoder.to_dict())
except Exception:
    config = MusicgenConfig.from_sub_models_config(text, sound, decoder)
model = MusicgenForConditionalGeneration(config).eval().to(dtype)
generation = model.generation_config
generation.pad_token_id = generation.bos_token_id = generation.decoder_start_token_id = SIZE
generation.eos_token_id = None
generation.do_sample, generation.guidance_scale, generation.top_k = True, 3.0, 250
model.config.decoder.decoder_start_token_id = SIZE
load_s = time.perf_counter() - begin


class Clock:
    """A logits processor that only notes the time of each step."""
    def __init__(self):
        self.times = []

    def __call__(self, ids, scores):
        self.times.append(time.perf_counter())
        return scores


def bandwidth():
    memory = torch.ones(128 << 20)
    memory.sum()
    rates = []
    for _ in range(6):
        start = time.perf_counter()
        memory.sum()
        rates.append(memory.numel() * 4 / (time.perf_counter() - start) / 1e9)
    return max(rates)


steps = int(seconds * FRAMES) + CODEBOOKS - 1
ids = torch.randint(3, 32000, (1, 12))
with torch.inference_mode():
    clock = Clock()
    begin = time.perf_counter()
    made = model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), max_new_tokens=steps, min_new_tokens=steps,
                          logits_processor=LogitsProcessorList([clock]))
    whole = time.perf_counter() - begin
    length = made.shape[-1] / RATE
    ms = [(b - a) * 1e3 for a, b in zip(clock.times, clock.times[1:])]
    codes = torch.randint(0, SIZE, (1, 1, CODEBOOKS, int(seconds * FRAMES)))
    rates = []
    for _ in range(2):
        begin = time.perf_counter()
        model.audio_encoder.decode(codes, [None])
        rates.append(seconds / (time.perf_counter() - begin))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
weights = sum(p.numel() for p in model.decoder.parameters()) * torch.finfo(dtype).bits / 8 / 1e9
print(json.dumps({"x_real_time": length / whole, "ms_per_step": statistics.mean(ms), "ms_per_step_start": statistics.median(ms[30:70]),
                  "ms_per_step_end": statistics.median(ms[-40:]), "codec_x_real_time": max(rates), "first_audio_s": whole, "load_s": load_s,
                  "peak_mb": peak, "weight_gb_per_step": weights, "bandwidth_gb_s": bandwidth()}))
