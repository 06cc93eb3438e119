"""Muon (Jordan and others, 2024): momentum, made orthogonal before it is applied, for the matrices inside of a network.
In bfloat16 where the processor has such products, as there, else in float32."""
import torch

import lm

FAST = lm.has_fast_bfloat16()


def orthogonal(update, rounds=5):
    """Newton–Schulz: all singular values of a matrix brought near 1."""
    x = update / (update.norm() + 1e-7)
    x = x.to(torch.bfloat16) if update.is_cuda or FAST else x
    wide = x.shape[0] <= x.shape[1]
    x = x if wide else x.t()
    for _ in range(rounds):
        square = x @ x.t()
        x = 3.4445 * x + (2.0315 * square @ square - 4.7750 * square) @ x
    return (x if wide else x.t()).to(update.dtype)


class Muon(torch.optim.Optimizer):
    def __init__(self, matrices, lr, momentum=.95, weight_decay=.02):
        super().__init__(matrices, dict(lr=lr, momentum=momentum, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                kept = self.state[p].setdefault("momentum", torch.zeros_like(p))
                kept.lerp_(p.grad, 1 - group["momentum"])
                update = orthogonal(p.grad.lerp(kept, group["momentum"]))
                p.mul_(1 - group["lr"] * group["weight_decay"])
                # The same change of what comes out, whatever the shape.
                p.add_(update, alpha=-group["lr"] * max(1, p.shape[0] / p.shape[1]) ** .5)
