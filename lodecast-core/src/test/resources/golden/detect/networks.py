#!/usr/bin/env python3
"""Golden values of the networks: forward, loss, gradients and Adam steps, computed by PyTorch in double precision from
inputs and weights that are float32 exactly. Run in this folder: /usr/bin/python3 networks.py

Each file: comment lines, then blocks "name count" followed by the numbers. Parameters are level by level, weight then
bias, in PyTorch's order: Conv3d weight [out][in][z][y][x], ConvTranspose3d weight [in][out][z][y][x].
"""
import torch
from torch import nn

KERNELS = {1: (1, 1, 1), 3: (3, 1, 1), 5: (3, 3, 1)}
torch.set_default_dtype(torch.float64)


def encoder(channels, side, widths):
    chain = [channels, *widths]
    return nn.ModuleList(nn.Conv3d(chain[i], chain[i + 1], KERNELS[side][i]) for i in range(3))


def decoder(channels, side, widths):
    chain = [channels, *widths]
    return nn.ModuleList(nn.ConvTranspose3d(chain[i + 1], chain[i], KERNELS[side][i]) for i in (2, 1, 0))


def outputs(levels, x):
    ys = []
    for level in levels:
        x = torch.relu(level(x))
        ys.append(x)
    return ys


def to_float32(module):
    with torch.no_grad():
        for p in module.parameters():
            p.copy_(p.float().double())


def flat(tensors):
    return torch.cat([t.detach().reshape(-1) for t in tensors])


def write(name, blocks):
    with open(name, "w") as f:
        f.write(f"# made by networks.py with PyTorch {torch.__version__.split('+')[0]} in double precision\n")
        f.write("# tolerance 2e-6 of the larger of 1 and the value\n")
        for key, values in blocks.items():
            f.write(f"{key} {len(values)}\n")
            f.write("\n".join(f"{v:.9g}" for v in values.tolist()) + "\n")


def train(levels, loss_of, x, blocks):
    parameters = [p for level in levels for p in level.parameters()]
    optimiser = torch.optim.Adam(parameters, lr=0.001)
    blocks["parameters"] = flat(parameters)
    for step in range(1, 11):
        optimiser.zero_grad()
        loss = loss_of(x)
        loss.backward()
        if step == 1:
            blocks["loss"] = loss.detach().reshape(1)
            blocks["gradient"] = flat([p.grad for p in parameters])
        optimiser.step()
        if step in (1, 10):
            blocks[f"after{step}"] = flat(parameters)


def cubes(batch, channels, side):
    return torch.rand(batch, channels, side, side, side).float().double()


def dae(name, channels, side, widths, batch, seed):
    torch.manual_seed(seed)
    levels = nn.ModuleList([*encoder(channels, side, widths), *decoder(channels, side, widths)])
    to_float32(levels)
    x = cubes(batch, channels, side)
    blocks = {"shape": torch.tensor([channels, side, *widths, batch]), "input": flat([x])}
    y = outputs(levels, x)[-1]
    blocks["output"] = flat([y])
    blocks["excess"] = (torch.clamp(x - y, min=0) ** 2).flatten(1).sum(1).detach()
    train(levels, lambda v: 0.5 * ((outputs(levels, v)[-1] - v) ** 2).sum() / batch, x, blocks)
    write(name, blocks)


def student(name, channels, side, widths, batch, seed):
    torch.manual_seed(seed)
    teacher = nn.ModuleList([*encoder(channels, side, widths), *decoder(channels, side, widths)])
    to_float32(teacher)
    levels = encoder(channels, side, widths)
    to_float32(levels)
    x = cubes(batch, channels, side)
    with torch.no_grad():
        targets = outputs(teacher, x)[:3]

    def loss(v):
        pairs = zip(targets, outputs(levels, v))
        return sum(0.5 / 3 * ((t - s) ** 2).sum() for t, s in pairs) / batch

    blocks = {"shape": torch.tensor([channels, side, *widths, batch]), "input": flat([x])}
    blocks["teacher"] = flat(teacher.parameters())
    blocks["output"] = flat([outputs(levels, x)[-1]])
    blocks["errors"] = torch.cat(
        [((t - s) ** 2).flatten(1).sum(1).detach() for t, s in zip(targets, outputs(levels, x))]
    )
    train(levels, loss, x, blocks)
    write(name, blocks)


def adapted(name, channels, side, widths, own, weights, batch, seed):
    """A student of other widths: after each of its levels a linear adapter of one cell to the teacher's width."""
    torch.manual_seed(seed)
    teacher = nn.ModuleList([*encoder(channels, side, widths), *decoder(channels, side, widths)])
    to_float32(teacher)
    student_levels = encoder(channels, side, own)
    adapters = [nn.Conv3d(a, b, 1) for a, b in zip(own, widths)]
    levels = nn.ModuleList(m for pair in zip(student_levels, adapters) for m in pair)
    to_float32(levels)
    x = cubes(batch, channels, side)
    with torch.no_grad():
        targets = outputs(teacher, x)[:3]

    def given(v):
        return [adapter(y) for adapter, y in zip(adapters, outputs(student_levels, v))]

    def loss(v):
        return sum(0.5 * h * ((t - s) ** 2).sum() for h, t, s in zip(weights, targets, given(v))) / batch

    blocks = {"shape": torch.tensor([channels, side, *widths, batch]), "input": flat([x])}
    blocks["own"] = torch.tensor(own)
    blocks["weights"] = torch.tensor(weights)
    blocks["teacher"] = flat(teacher.parameters())
    blocks["output"] = flat([given(x)[-1]])
    blocks["errors"] = torch.cat([((t - s) ** 2).flatten(1).sum(1).detach() for t, s in zip(targets, given(x))])
    train(levels, loss, x, blocks)
    write(name, blocks)


if __name__ == "__main__":
    dae("dae-p1.txt", 4, 1, (8, 6, 4), 16, 1)
    dae("dae-p3.txt", 3, 3, (8, 6, 4), 16, 3)
    dae("dae-p5.txt", 2, 5, (5, 4, 3), 5, 5)
    student("student-p3.txt", 3, 3, (8, 6, 4), 16, 7)
    student("student-p5.txt", 2, 5, (5, 4, 3), 5, 9)
    adapted("adapted-p3.txt", 3, 3, (8, 6, 4), (5, 3, 2), (0.5, 0.3, 0.2), 16, 11)
    adapted("adapted-p5.txt", 2, 5, (5, 4, 3), (3, 2, 2), (0.2, 0.3, 0.5), 5, 13)
