# A training step of the auto-encoder and of the student by PyTorch, on one thread, timed: the peer of
# `./lodecast bench training`. Debian 12 has PyTorch 1.13.1 (apt-get install python3-torch).
#
# Arguments: a folder, layers, side of the cube, the three widths, rows of a batch, seconds to measure each way. The
# folder holds little-endian doubles: input.f64 (batches of rows, one after the other) and parameters to start from in
# dae.f64, student.f64 and teacher.f64 (level by level, weights source by source, then biases). Writes torch.f64: the
# parameters of the auto-encoder and then of the student after one step of Adam on the first batch, in the same order.
#
# Each step is tried in several ways and the fastest is told: convolutions as such, or the products that they are where
# every level has one place; Adam as it comes and with `foreach`; traced by torch.jit or not. The batches are cut before
# the clock starts.
import ctypes
import math
import sys
import time

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
torch.set_num_interop_threads(1)
folder = sys.argv[1]
channels, side = int(sys.argv[2]), int(sys.argv[3])
widths = [int(w) for w in sys.argv[4:7]]
batch, seconds = int(sys.argv[7]), float(sys.argv[8])
KERNELS = {1: (1, 1, 1), 3: (3, 1, 1), 5: (3, 3, 1)}[side]
CHAIN = [channels, *widths]


def read(name):
    return torch.from_numpy(np.fromfile(folder + "/" + name, "<f8").astype(np.float32))


def shapes(decoder):
    """(in, out, kernel, transposed) of each level."""
    levels = [(CHAIN[i], CHAIN[i + 1], KERNELS[i], False) for i in range(3)]
    if decoder:
        levels += [(CHAIN[i + 1], CHAIN[i], KERNELS[i], True) for i in (2, 1, 0)]
    return levels


def split(flat, decoder):
    """Weights [source, sink] and biases of each level from the flat array."""
    at = 0
    for i, o, k, transposed in shapes(decoder):
        sources, sinks = (i, o * k**3) if transposed else (i * k**3, o)
        yield flat[at : at + sources * sinks].reshape(sources, sinks), flat[at + sources * sinks :][:o]
        at += sources * sinks + o


class Convolutions(nn.Module):
    """Conv3d and ConvTranspose3d, as the network is defined."""

    def __init__(self, flat, decoder):
        super().__init__()
        self.levels = nn.ModuleList()
        for (i, o, k, transposed), (w, b) in zip(shapes(decoder), split(flat, decoder)):
            level = (nn.ConvTranspose3d if transposed else nn.Conv3d)(i, o, k)
            with torch.no_grad():
                level.weight.copy_(w.reshape(i, o, k, k, k) if transposed else w.t().reshape(o, i, k, k, k))
                level.bias.copy_(b)
            self.levels.append(level)

    def forward(self, x):
        ys = []
        for level in self.levels:
            x = torch.relu(level(x))
            ys.append(x)
        return ys

    def flat(self):
        for level in self.levels:
            w = level.weight
            yield (w if isinstance(level, nn.ConvTranspose3d) else w.reshape(w.shape[0], -1).t()).reshape(-1)
            yield level.bias

    @staticmethod
    def shaped(rows):
        return rows.reshape(-1, channels, side, side, side)


class Products(nn.Module):
    """The same as Linear levels, which holds where each level has one place; the bias of a transposed level is
    shared by the cells of a channel."""

    def __init__(self, flat, decoder):
        super().__init__()
        self.levels = nn.ModuleList()
        self.cells = []
        self.biases = nn.ParameterList()
        for (i, o, k, transposed), (w, b) in zip(shapes(decoder), split(flat, decoder)):
            shared = transposed and k > 1
            level = nn.Linear(w.shape[0], w.shape[1], bias=not shared)
            with torch.no_grad():
                level.weight.copy_(w.t())
                if shared:
                    self.biases.append(nn.Parameter(b.clone()))
                else:
                    level.bias.copy_(b)
            self.levels.append(level)
            self.cells.append(k**3 if shared else 0)

    def forward(self, x):
        ys = []
        for level, cells in zip(self.levels, self.cells):
            x = level(x)
            if cells:
                x = (x.view(x.shape[0], -1, cells) + self.biases[0].view(1, -1, 1)).view(x.shape[0], -1)
            x = torch.relu(x)
            ys.append(x)
        return ys

    def flat(self):
        for level, cells in zip(self.levels, self.cells):
            yield level.weight.t().reshape(-1)
            yield self.biases[0] if cells else level.bias

    @staticmethod
    def shaped(rows):
        return rows.reshape(len(rows), -1)


class PlainProducts(nn.Module):
    """Linear levels by nn.Sequential alone, an output bias for each cell: a little more freedom than the network
    has, and the least work that PyTorch can be asked for. It has the speed told, not the parameters compared."""

    def __init__(self, flat, decoder):
        super().__init__()
        self.levels = nn.ModuleList()
        for w, b in split(flat, decoder):
            level = nn.Linear(*w.shape)
            with torch.no_grad():
                level.weight.copy_(w.t())
                level.bias.copy_(b.repeat_interleave(w.shape[1] // len(b)))
            self.levels.append(level)

    def forward(self, x):
        ys = []
        for level in self.levels:
            x = torch.relu(level(x))
            ys.append(x)
        return ys

    shaped = Products.shaped


def reconstruct(x, ys):
    return 0.5 / batch * torch.square(ys[-1] - x).sum()


def main():
    rows = read("input.f64").reshape(-1, batch, channels * side**3)
    starts = {"dae": read("dae.f64"), "student": read("student.f64")}
    taught = read("teacher.f64")
    ways = [Convolutions] + ([Products, PlainProducts] if side in (1, 3) else [])
    after, best = {}, {}
    for step, start in starts.items():
        for way in ways:
            batches = [way.shaped(r).contiguous() for r in rows]
            for foreach in (False, True):
                for traced in (False, True):
                    name = way.__name__ + (", foreach" if foreach else "") + (", traced" if traced else "")
                    run = stepper(step, way, start, taught, batches, foreach, traced)
                    parameters = run(1)
                    if parameters is not None:
                        after.setdefault(step, parameters)
                    rate = timed(run)
                    print(f"way {step} {rate:.0f} {name}")
                    if rate > best.get(step, (0, ""))[0]:
                        best[step] = (rate, name)
    np.concatenate([after["dae"], after["student"]]).astype("<f8").tofile(folder + "/torch.f64")
    for step, (rate, name) in best.items():
        print(f"fastest {step} {rate:.3f} {name}")
    print(f"peer PyTorch {torch.__version__}, {blas()}, Python {sys.version.split()[0]}")


def blas():
    """The linear algebra that is loaded, and which kernels it chose for this processor if it is OpenBLAS."""
    paths = {line.split()[-1] for line in open("/proc/self/maps") if "blas" in line or "mkl" in line}
    for path in sorted(paths):
        if "openblas" in path:
            try:
                library = ctypes.CDLL(path)
                library.openblas_get_corename.restype = library.openblas_get_config.restype = ctypes.c_char_p
                version = library.openblas_get_config().decode().split()[1]
                return f"OpenBLAS {version} ({library.openblas_get_corename().decode()})"
            except (OSError, AttributeError, IndexError):
                return "OpenBLAS"
        if "mkl" in path:
            return "MKL"
    return "reference BLAS"


def stepper(step, way, start, taught, batches, foreach, traced):
    model = way(start, step == "dae")
    teacher = None
    if step == "student":
        teacher = way(taught, False)  # of the teacher only the encoder is compared with; its parameters come first
        for p in teacher.parameters():
            p.requires_grad_(False)
    model.train()
    run, told = model, teacher
    if traced:
        run = torch.jit.trace(model, batches[0], strict=False)
        told = torch.jit.trace(teacher, batches[0], strict=False) if teacher is not None else None
    optimiser = torch.optim.Adam(model.parameters(), lr=0.001, foreach=foreach)

    def steps(count):
        for i in range(count):
            x = batches[i % len(batches)]
            optimiser.zero_grad(set_to_none=True)
            if told is None:
                loss = reconstruct(x, run(x))
            else:
                with torch.no_grad():
                    targets = told(x)
                ys = run(x)
                loss = 0.5 / 3 / batch * sum(torch.square(t - s).sum() for t, s in zip(targets, ys))
            loss.backward()
            optimiser.step()
        if count == 1 and hasattr(model, "flat"):
            with torch.no_grad():
                return torch.cat([p.reshape(-1) for p in model.flat()]).double().numpy()

    return steps


def timed(run):
    """Samples a second of processor time, the best of three spans after a warm-up."""
    start, steps = time.process_time(), 0
    while steps < 4 or time.process_time() - start < seconds / 2:
        run(4)
        steps += 4
    each = (time.process_time() - start) / steps
    count = max(4, math.ceil(seconds / each))
    least = math.inf
    for _ in range(3):
        start = time.process_time()
        run(count)
        least = min(least, (time.process_time() - start) / count)
    return batch / least


main()
