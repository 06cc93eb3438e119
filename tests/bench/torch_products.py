"""libtorch's own products for one step of musicgen-small (360 M weights, two vectors) in each precision: what bench_products is
held against. usage: torch_products.py [THREADS [ROWS]]"""
import sys, time

import torch

torch.set_num_threads(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
count = int(sys.argv[2]) if len(sys.argv) > 2 else 2
W = 1024
SHAPES = [(3 * W, W), (W, W), (W, W), (W, W), (4 * W, W), (W, 4 * W)]


def best(layers, product):
    rates = []
    for _ in range(7):
        begin = time.perf_counter()
        for weights in layers:
            for shape, weight in zip(SHAPES, weights):
                product(shape, weight)
        rates.append((time.perf_counter() - begin) * 1e3)
    return min(rates)


def measure(name, make, product):
    try:
        layers = [[make(rows, width) for rows, width in SHAPES] for _ in range(24)]
        print(f"{name:42s} {best(layers, product):7.1f} ms", flush=True)
    except Exception as fault:
        print(f"{name:42s} not here: {str(fault).splitlines()[0]}", flush=True)


with torch.inference_mode():
    for dtype in (torch.float32, torch.bfloat16):
        x = {w: torch.randn(count, w).to(dtype) for w in (W, 4 * W)}
        measure(f"linear {dtype}", lambda r, w: torch.full((r, w), 0.01).to(dtype), lambda s, m: torch.nn.functional.linear(x[s[1]], m))
    for dtype in (torch.float32, torch.bfloat16):
        x = {w: torch.randn(count, w).to(dtype) for w in (W, 4 * W)}
        measure(f"_weight_int8pack_mm {dtype}", lambda r, w: (torch.randint(-127, 127, (r, w), dtype=torch.int8), torch.rand(r).to(dtype)),
                lambda s, m: torch._weight_int8pack_mm(x[s[1]], m[0], m[1]))
    for dtype in (torch.float32, torch.bfloat16):
        x = {w: torch.randn(count, w).to(dtype) for w in (W, 4 * W)}
        measure(f"_weight_int4pack_mm_for_cpu {dtype}, groups of 32",
                lambda r, w: (torch.ops.aten._convert_weight_to_int4pack_for_cpu(torch.randint(0, 15, (r, w), dtype=torch.int32), 1),
                              torch.rand(w // 32, r, 2).to(dtype)),
                lambda s, m: torch.ops.aten._weight_int4pack_mm_for_cpu(x[s[1]], m[0], 32, m[1]))
