# Scores of a block by PyTorch's own convolutions over the whole of it, timed: the peer of `./lodecast bench scoring`.
# Debian 12 has PyTorch 1.13.1 (apt-get install python3-torch).
#
# Arguments: a folder, voxels along x, y and z, layers, side of the cube, the three widths and, if one was found to be the
# fastest before, the way to take. The folder holds
# little-endian doubles: layers.f64 (layer by layer, x fastest), student.f64 and teacher.f64 (level by level, weights
# source by source, then biases). Writes torch.f64: Σ over the units of the squared difference of teacher and student,
# level by level, of every voxel.
#
# The edge is replicated, as ours clamps, and 3D convolutions run over slabs of planes, so that what the levels give
# stays in memory that is near. Slabs of several heights, two memory layouts, kernels of one cell as convolutions or as
# the products that they are, and networks frozen by torch.jit are tried on a few planes each; the fastest scores the
# block, and is timed.
import ctypes
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
folder = sys.argv[1]
nx, ny, nz, channels, side = (int(a) for a in sys.argv[2:7])
widths = [int(a) for a in sys.argv[7:10]]
rim = side // 2


def read(name):
    return torch.from_numpy(np.fromfile(folder + "/" + name, "<f8").astype("f4"))


def split(flat):
    """Weights as PyTorch lays them, [out, in, k, k, k], and biases."""
    at, levels, before, s = 0, [], channels, side
    for width in widths:
        k = min(3, s)
        sources = before * k**3
        w = flat[at : at + sources * width].reshape(sources, width).T.reshape(width, before, k, k, k).contiguous()
        at += sources * width
        levels.append((w, flat[at : at + width].clone()))
        at, before, s = at + width, width, s - k + 1
    return levels


class Encoder(torch.nn.Module):
    """What each level gives for a slab with its rim."""

    def __init__(self, levels, last, products):
        super().__init__()
        self.products = products
        modules = []
        for w, b in levels:
            conv = torch.nn.Conv3d(w.shape[1], w.shape[0], w.shape[2])
            conv.weight, conv.bias = torch.nn.Parameter(w.clone()), torch.nn.Parameter(b.clone())
            modules.append(conv)
        self.levels = torch.nn.ModuleList(modules)
        if last:
            self.to(memory_format=torch.channels_last_3d)

    def forward(self, x):
        out = []
        for conv in self.levels:
            if self.products and conv.weight.shape[2] == 1:
                w = conv.weight.reshape(conv.weight.shape[0], -1)
                shape = x.shape[2:]
                x = torch.addmm(conv.bias.unsqueeze(1), w, x.reshape(x.shape[1], -1))
                x = x.reshape(1, -1, shape[0], shape[1], shape[2])
            else:
                x = conv(x)
            x = F.relu_(x)
            out.append(x)
        return out


def summed(d):
    """Σ over units of d², the cells that a patch holds of a level added up where it holds several."""
    e = d.square_().sum(1, keepdim=True)
    k = e.shape[-1] - nx + 1
    if k > 1:
        e = F.conv3d(e, torch.ones(1, 1, k, k, k))
    return e[0, 0]


def scorer(planes, last, products, frozen):
    student, teacher = (Encoder(split(read(n)), last, products).eval() for n in ("student.f64", "teacher.f64"))

    def prepared(z):
        slab = padded[:, :, z : z + planes + 2 * rim]
        return slab.contiguous(memory_format=torch.channels_last_3d) if last else slab.contiguous()

    if frozen:
        example = prepared(0)
        student, teacher = (
            torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(m, example, strict=False)))
            for m in (student, teacher)
        )

    def run(z, out):
        x = prepared(z)
        for i, (t, s) in enumerate(zip(teacher(x), student(x))):
            e = summed(t - s)
            out[i, z : z + e.shape[0]] = e

    return run


def blas():
    """The linear algebra that is loaded, and which kernels it chose for this processor if it is OpenBLAS."""
    for path in sorted({line.split()[-1] for line in open("/proc/self/maps") if "blas" in line}):
        try:
            library = ctypes.CDLL(path)
            library.openblas_get_corename.restype = ctypes.c_char_p
            return f"OpenBLAS ({library.openblas_get_corename().decode()})"
        except (OSError, AttributeError):
            pass
    return "reference BLAS"


block = read("layers.f64").reshape(1, channels, nz, ny, nx)
padded = F.pad(block, (rim,) * 6, mode="replicate")
out = torch.empty(3, nz, ny, nx)
best = None
with torch.inference_mode():
    for planes in (1, 4, 16):
        for last in (False, True):
            for products in (False, True):
                for frozen in (False, True):
                    name = f"slabs of {planes}" + ", channels last" * last + ", products" * products + ", frozen" * frozen
                    if planes > nz or name != (sys.argv[10] if len(sys.argv) > 10 else name):
                        continue
                    try:
                        run = scorer(planes, last, products, frozen)
                        run(0, out)
                        took = []
                        for _ in range(2):
                            start = time.process_time()
                            run(0, out)
                            took.append((time.process_time() - start) / planes)
                            if best is not None and took[0] > 2 * best[0]:
                                break  # it will not win
                    except RuntimeError as e:  # a way that this build does not know
                        print(f"# {name}: {str(e).splitlines()[0]}")
                        continue
                    print(f"way {nx * ny / min(took):.0f} {name}")
                    if best is None or min(took) < best[0]:
                        best = (min(took), name, planes, run, (last, products, frozen))
    _, name, planes, run, kind = best
    start, cpu = time.perf_counter(), time.process_time()
    z = 0
    while z < nz:
        if z + planes > nz:  # what is left is a slab of its own
            run = scorer(nz - z, *kind)
        run(z, out)
        z += planes
    took, cpu = time.perf_counter() - start, time.process_time() - cpu
out.numpy().astype("<f8").tofile(folder + "/torch.f64")
print(f"way-taken {name}")
print(f"measured {took:.6f} {cpu:.6f} PyTorch {torch.__version__}, {blas()}, Python {sys.version.split()[0]}")
