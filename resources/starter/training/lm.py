"""The language model in transformers' own classes (MusicgenMelodyForConditionalGeneration) and its vocabulary of words.

    prefix (seen, not predicted)                     predicted
    [235 chroma frames][text, padded to the batch]   [start] c0 c1 c2 ... with codebook k delayed by k steps
"""
import io
import math
import random
import re

import numpy as np
import sentencepiece
import torch
import torch.nn.functional as F
from torch import nn
from transformers import MusicgenMelodyConfig, MusicgenMelodyDecoderConfig, MusicgenMelodyForConditionalGeneration, T5Config

import chroma
import clock
import codec as codec_module
from composer.captions import caption
from composer.instruments import INSTRUMENTS
from composer.song import beat_frames
from composer.styles import STYLES
from conditioning import facts_of

BOOKS = codec_module.CODEBOOKS
TEXT_MOST = 64
# name: width, layers, feed-forward; heads are 64 wide
SIZES = {"tiny": (64, 2, 128), "8M-half": (256, 4, 1024), "8M": (256, 8, 1024)}


def build(size, words, codec_shape, dropout=.1):
    width, layers, inner = SIZES[size]
    text = T5Config(vocab_size=words, d_model=128, d_kv=32, d_ff=256, num_layers=3, num_heads=4, dropout_rate=.1, feed_forward_proj="relu",
                    pad_token_id=0, eos_token_id=1, decoder_start_token_id=0, is_encoder_decoder=False, use_cache=False)
    codes = codec_shape["codes"]
    decoder = MusicgenMelodyDecoderConfig(vocab_size=codes, max_position_embeddings=2048, num_hidden_layers=layers, ffn_dim=inner, num_attention_heads=width // 64,
                                          hidden_size=width, dropout=dropout, attention_dropout=0.0, activation_dropout=0.0, num_codebooks=BOOKS,
                                          audio_channels=1, pad_token_id=codes, bos_token_id=codes)
    config = MusicgenMelodyConfig(text_encoder=text.to_dict(), audio_encoder=codec_module.config(**codec_shape).to_dict(), decoder=decoder.to_dict(),
                                  num_chroma=12, chroma_length=chroma.FRAMES)
    model = MusicgenMelodyForConditionalGeneration(config)
    for table in model.decoder.model.decoder.embed_tokens:
        nn.init.normal_(table.weight, 0, .4)   # of the size of the positions they are added to
    clock.keep_readable(model.decoder.model.decoder)
    nn.init.normal_(model.audio_enc_to_dec_proj.weight, 0, .5)
    return model


def grow(saved, size):
    """A training state with twice the layers: behind each a copy of it that adds nothing yet, because both of its outputs are zero
    (block expansion: Wu and others, LLaMA Pro, 2024). So the grown model begins as good as it was."""
    width, layers, inner = SIZES[saved["size"]]
    if SIZES[size] != (width, 2 * layers, inner):
        raise SystemExit(f"{saved['size']} can't grow to {size}: only to one with twice its layers.")

    def doubled(weights):
        out = {}
        for key, value in weights.items():
            if match := re.fullmatch(r"(decoder\.model\.decoder\.layers\.)(\d+)(\..*)", key):
                out[f"{match[1]}{2 * int(match[2])}{match[3]}"] = value
                silent = match[3].startswith((".self_attn.out_proj", ".fc2"))
                out[f"{match[1]}{2 * int(match[2]) + 1}{match[3]}"] = torch.zeros_like(value) if silent else value.clone()
            else:
                out[key] = value
        return out
    return dict(saved, size=size, model=doubled(saved["model"]), average=doubled(saved["average"]), optimiser=None)


def has_fast_bfloat16():
    """Whether this processor multiplies bfloat16 (twice as fast as float32 here) or only emulates it."""
    return torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()


def inner_matrices(model):
    """Names of the linear layers inside of both stacks: what Muon is for. Not those of the head that learned where to look (conditioning.py):
    Muon turns a matrix as a whole."""
    return {n for n, p in model.named_parameters() if p.ndim == 2 and ("decoder.layers." in n or "encoder.block." in n) and "relative_attention_bias" not in n
            and not re.search(r"decoder\.layers\.0\.self_attn\.[qk]_proj", n)}


def train_words(path, captions=30000, size=900):
    """A SentencePiece model (T5's ids: pad 0, end 1, unknown 2; lower case throughout) from captions of pieces that are never used."""
    rng = random.Random("captions")
    sentences = []
    tempos = list(range(50, 185))
    for _ in range(captions):
        style = STYLES[rng.choice(list(STYLES))]
        instruments = [["lead", rng.choice(style.lead)], ["comp", rng.choice(style.comp)], ["bass", rng.choice(style.bass)]] + ([["drums", "drums"]] if style.kits else [])
        facts = dict(genre=style.name, tempo=rng.choice(tempos), meter=rng.choice(("4/4", "3/4", "6/8")), tonic=rng.randrange(12), mode=rng.choice(list(style.modes)),
                     mood=rng.choice(style.moods), density=rng.choice(("sparse", "medium", "full")), section=rng.choice(("whole", "intro", "verse", "chorus", "breakdown", "build")),
                     swing=rng.choice((0, .8)), instruments=instruments)
        sentences.append(caption(facts, rng))
    for name, instrument in INSTRUMENTS.items():
        sentences += [name, *instrument.others] * 20
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(sentence_iterator=iter(sentences), model_writer=out, vocab_size=size, model_type="unigram", character_coverage=1.0,
                                             normalization_rule_name="nmt_nfkc_cf", pad_id=0, eos_id=1, unk_id=2, bos_id=-1, pad_piece="<pad>", eos_piece="</s>",
                                             unk_piece="<unk>", hard_vocab_limit=False, num_threads=1, minloglevel=2)
    path.write_bytes(out.getvalue())


class Words:
    def __init__(self, path):
        self.model = sentencepiece.SentencePieceProcessor(model_file=str(path))

    def __len__(self):
        return self.model.get_piece_size()

    def ids(self, text):
        return (self.model.encode(text)[:TEXT_MOST - 1] + [1]) if text else []

    def batch(self, texts):
        """[batch, longest] padded with 0."""
        rows = [self.ids(t) for t in texts]
        out = torch.zeros(len(rows), max(1, max(map(len, rows))), dtype=torch.long)
        for i, row in enumerate(rows):
            out[i, :len(row)] = torch.tensor(row, dtype=torch.long)
        return out


def delayed(codes, special):
    """codes [batch, books, frames] -> inputs and targets [batch, books, frames + 3] in the delay pattern; -100: no target."""
    batch, books, frames = codes.shape
    steps = frames + books - 1
    inputs = torch.full((batch, books, steps + 1), special, device=codes.device)
    targets = torch.full((batch, books, steps), -100, device=codes.device)
    for k in range(books):
        inputs[:, k, k + 1:k + 1 + frames] = codes[:, k]
        targets[:, k, k:k + frames] = codes[:, k]
    return inputs[:, :, :steps], targets


def word_vectors(model, text):
    """What the decoder sees of a text: [batch, n, width], zeros where there is none."""
    mask = (text > 0).long()
    return model.enc_to_dec_proj(model.text_encoder(input_ids=text, attention_mask=mask)[0]) * mask[..., None]


def foretold(model, inputs, text, melody, words=None):
    """The scores of each codebook's next code, a list of [batch, steps, codes]. inputs [batch, books, steps] in the delay pattern."""
    words = word_vectors(model, text) if words is None else words
    seen = (text > 0).long()
    # Without text the vectors are zero and are attended to, as guidance's null stream does.
    seen[seen.sum(1) == 0] = 1
    heard = model.audio_enc_to_dec_proj(melody)
    prefix = torch.cat([heard, words.to(heard.dtype)], 1)
    prefix_mask = torch.cat([torch.ones(heard.shape[:2], dtype=torch.long, device=text.device), seen], 1)
    steps = inputs.shape[-1]
    out = model.decoder.model(inputs.reshape(-1, steps), encoder_hidden_states=prefix, encoder_attention_mask=prefix_mask, use_cache=False).last_hidden_state[:, -steps:]
    return [head(out).float() for head in model.decoder.lm_heads]


def losses(model, codes, text, melody, words=None, told=None):
    """Cross-entropy in nats of each codebook [books]. text [batch, n] ids (a row of zeros: no text), melody [batch, 235, 12] one-hot.
    words: word_vectors of the text where they are known; told: like codes, what the model is told that it has played, where that is not the truth (of_the_past)."""
    inputs, targets = delayed(codes, model.config.decoder.vocab_size)
    if told is not None:
        inputs = delayed(told, model.config.decoder.vocab_size)[0]
    scores = foretold(model, inputs, text, melody, words)
    return torch.stack([F.cross_entropy(score.transpose(1, 2), targets[:, k], ignore_index=-100) for k, score in enumerate(scores)])


def own_past(model, random, codes, text, melody, words, told, most=.6):
    """told, with what the model itself would have played (given the true past) in up to `most` of half of the crops' frames: what it meets when it plays is
    its own (Mihaylova and Martins, Scheduled sampling for transformers, 2019)."""
    frames = codes.shape[2]
    share = random.uniform(0, most, len(codes)) * (random.random(len(codes)) < .5)
    here = torch.from_numpy(random.random((len(codes), frames)) < share[:, None])[:, None].to(codes.device) & (told == codes)
    rows = torch.from_numpy(np.flatnonzero(share)).to(codes.device)
    if not len(rows):
        return told
    with torch.no_grad():
        scores = foretold(model, delayed(codes[rows], model.config.decoder.vocab_size)[0], text[rows], melody[rows], words[rows])
        guessed = torch.stack([torch.distributions.Categorical(logits=score[:, k:k + frames]).sample() for k, score in enumerate(scores)], 1)
    return torch.where(here, codes.index_copy(0, rows, guessed), told)


def stretches(random, frames, share, longest):
    """bool [frames]: at least that share of them, in stretches shorter than `longest`."""
    out = np.zeros(frames, bool)
    while out.mean() < share:
        start = int(random.integers(-longest // 2, frames))
        out[max(0, start):start + int(random.integers(2, longest))] = True
    return out


def hidden_frames(random, batch, frames, longest=60):
    """Which frames each crop hides [batch, frames]: in a quarter none, in two of five some stretches, in the others nearly all. Where the past is
    missing only text and melody say what sounds (word dropout: Bowman and others, 2016)."""
    rows = [stretches(random, frames, random.choice([0.0, random.uniform(.1, .6), random.uniform(.9, 1.0)], p=[.25, .4, .35]), longest) for _ in range(batch)]
    return torch.from_numpy(np.stack(rows))


def of_the_past(random, codes, special, prompted, strangers=.02):
    """What of its codes [batch, books, frames] each crop is told: hidden_frames are `special`, but in a share `strangers` of the crops that are
    `prompted` [batch] another crop's. Where past and prompt contradict each other the prompt is right."""
    batch, _, frames = codes.shape
    strange = prompted & torch.from_numpy(random.random(batch) < strangers)
    instead = torch.where(strange[:, None, None], codes.roll(1, 0), special)
    return torch.where(hidden_frames(random, batch, frames)[:, None], instead, codes)


def cut(tokens, rows, starts, given, frames):
    """Crops of these pieces from these frames on: codes [n, books, frames], melody [n, 235, 12] as it is where it is `given`."""
    codes = torch.from_numpy(np.stack([tokens.codes[r][:, s:s + frames] for r, s in zip(rows, starts)]).astype(np.int64))
    melody = [chroma.prefix_from(tokens.chroma[r], s * codec_module.HOP) if g else np.zeros(chroma.FRAMES, np.uint8) for r, s, g in zip(rows, starts, given)]
    return codes, chroma.one_hot(np.stack(melody))


class Batches:
    """Random crops with fresh captions. Most are 10 s; some nearly whole pieces, so that all positions are learned. Where no melody is heard nine of ten keep to the
    clock (clock.py); not all, because what goes on from somebody's sound does not."""

    def __init__(self, tokens, words, special, seed, text_drop=.12, melody_drop=.2):
        self.tokens, self.words, self.special, self.text_drop, self.melody_drop = tokens, words, special, text_drop, melody_drop
        self.random = np.random.default_rng(seed)
        self.python = random.Random(seed)

    def next(self, batch, frames=500):
        tokens = self.tokens
        rows = self.random.integers(len(tokens), size=batch)
        texts = ["" if self.random.random() < self.text_drop else caption(tokens.facts[r], self.python) for r in rows]
        text = self.words.batch(texts)
        given = [bool(self.random.random() >= self.melody_drop and tokens.facts[r]["has_melody"]) for r in rows]
        starts = [self.first_frame(r, frames, text.shape[1], not g and self.random.random() < .9) for r, g in zip(rows, given)]
        codes, melody = cut(tokens, rows, starts, given, frames)
        has_melody = torch.tensor(given).float()
        facts = torch.tensor([facts_of(tokens.facts[r]) for r in rows])
        written = torch.from_numpy(np.stack([tokens.written[r, s:s + frames] for r, s in zip(rows, starts)]))
        spans = torch.from_numpy(tokens.spans[rows])
        return codes, text, melody, facts, has_melody, written, spans, of_the_past(self.random, codes, self.special, torch.tensor([bool(t) for t in texts]) & (batch > 1))

    def first_frame(self, row, frames, words, aligned):
        """The first frame of a crop of that piece. Half begin in the rest before the first bar, as most generations do."""
        beat = beat_frames(self.tokens.facts[row]["tempo"])
        last = self.tokens.codes.shape[2] - frames - math.ceil(beat)   # so that the next beat's start is there, too
        after = 0 if self.random.random() < .5 else int(self.random.integers(0, last + 1))
        return clock.begin(after, beat, words) if aligned else after + int(self.random.integers(0, math.floor(beat)))
