#!/usr/bin/env python3
"""Make tokenizer.json from a golden spiece.model, as transformers writes it, and the ids it gives for some awkward prompts.

    pip install torch==2.13.0 transformers==5.23.0 sentencepiece
    python make_tokenizer_json.py FOLDER-WITH-SPIECE-MODEL
"""
import json
import sys
import tempfile
from pathlib import Path

from transformers import T5Tokenizer

here = Path(__file__).parent
tokenizer = T5Tokenizer.from_pretrained(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    tokenizer.save_pretrained(folder)
    (here / "tokenizer.json").write_bytes((Path(folder) / "tokenizer.json").read_bytes())

prompts = [
    "80s pop track with bassy drums and synth", "", " ", "   \t\n ", "a <extra_id_0> b", "loud</s>soft", "<pad> x <unk>",
    "<extra_id_0>", "x<extra_id_5>y", "<extra_id_0><extra_id_99>", "<extra_id_100>", "<extra_id_7", "🎹🎹🎹", "a\tb\nc",
    "ﬁne ① ㌔", "\u200bzero", "ﷺ", "宁静的钢琴曲 with strings", "ｄｒｕｍｓ", "e\u0301 é", "▁guitar▁", "SYNTH Synth synth",
    "guitar  and   drums ", "Ünïcödé", "\u00a0pop\u3000rock", "12-bar blues, 120 BPM; key: F#m (slow)!",
]
(here / "ids.json").write_text(json.dumps([{"prompt": p, "ids": tokenizer(p).input_ids} for p in prompts], indent=1,
                                          ensure_ascii=False))
