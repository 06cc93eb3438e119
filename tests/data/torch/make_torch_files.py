#!/usr/bin/env python3
"""Make small files with torch.save, and what they hold as safetensors, for the tests of the .bin reader.

    pip install torch==2.13.0 safetensors numpy
    python make_torch_files.py
"""
import io
import pickle
import zipfile
from collections import OrderedDict
from pathlib import Path

import torch
from safetensors.torch import save_file

here = Path(__file__).parent
torch.manual_seed(1)


def tensors():
    base = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4) / 7
    t = OrderedDict()
    t["f64"] = torch.randn(3, 2, dtype=torch.float64)
    t["f32"] = torch.randn(2, 5)
    t["f16"] = torch.randn(7).half()
    t["bf16"] = torch.randn(4, 3).bfloat16()
    t["i64"] = torch.tensor([1, -2, 2**62])
    t["i32"] = torch.tensor([[1, -2], [3, -(2**31)]], dtype=torch.int32)
    t["i16"] = torch.tensor([5, -6], dtype=torch.int16)
    t["i8"] = torch.tensor([-128, 127], dtype=torch.int8)
    t["u8"] = torch.tensor([0, 255], dtype=torch.uint8)
    t["bool"] = torch.tensor([True, False, True])
    t["scalar"] = torch.tensor(2.5)
    t["empty"] = torch.zeros(0, 3)
    t["view.whole"] = base
    t["view.transposed"] = base.permute(2, 0, 1)
    t["view.slice"] = base[:, 1, ::2]
    t["view.offset"] = base[1]
    t["view.column"] = base[:, :, 3]
    t["tied"] = t["f32"]
    t["parameter"] = torch.nn.Parameter(torch.randn(3, 1))
    t["with spaces, ünïcödé"] = torch.ones(1)
    return t


weights = tensors()
save_file({k: v.detach().clone().contiguous() for k, v in weights.items()}, here / "kinds.safetensors")
for protocol in (2, 3, 4, 5):
    torch.save(weights, here / f"kinds-protocol{protocol}.bin", pickle_protocol=protocol)
torch.save(weights, here / "kinds-old-format.bin", _use_new_zipfile_serialization=False)

module = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.LayerNorm(2))
torch.save(module.state_dict(), here / "module.bin")  # an OrderedDict with the attribute _metadata
torch.save(module, here / "whole-module.bin")  # names classes: to be refused

torch.save({
    "best_state": OrderedDict(weight=torch.ones(2, 2).half()),
    "xp.cfg": "transformer_lm:\n  dim: 1024\n",
    "none": None, "yes": True, "no": False,
    "small": 7, "byte": 255, "word": 65535, "int": -5, "long": 2**40, "negative long": -(2**40), "zero": 0,
    "real": 0.25, "list": [1, "two", [3.0]], "tuple": (1, 2, 3, 4), "single": (1,), "empty": {}, "type": torch.float16,
}, here / "values.bin")

# The same file again, compressed: PyTorch never does that.
packed = io.BytesIO()
with zipfile.ZipFile(here / "module.bin") as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
    for info in source.infolist():
        target.writestr(info.filename, source.read(info.filename))
(here / "compressed.bin").write_bytes(packed.getvalue())
