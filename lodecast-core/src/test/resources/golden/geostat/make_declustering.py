"""Declustering weights written anew after the description of GSLIB's declus (Deutsch and Journel 1998, VI.2.1), and
nearest-node weights by comparing every node with every datum. Run: python3 make_declustering.py"""
import numpy as np

rng = np.random.default_rng(7)
# even drilling, and a cluster about the best of it
even = rng.uniform([0, 0, 0], [200, 150, 80], (60, 3))
dense = rng.normal([60, 90, 40], [12, 10, 15], (60, 3))
p = np.round(np.vstack([even, dense]), 2)
v = np.round(0.2 + 4 * np.exp(-(((p - [60, 90, 40]) / [30, 30, 40]) ** 2).sum(1)) + rng.exponential(0.2, len(p)), 3)


def cells(size, origins, each_alike):
    low, extent = p.min(0) - 0.01, np.ptp(p, 0)
    w = np.zeros(len(p))
    for k in range(origins):
        origin = low - k * np.minimum(size / origins, 0.5 * extent)
        _, cell, count = np.unique(((p - origin) / size).astype(int), axis=0, return_inverse=True, return_counts=True)
        w += 1 / count[cell.ravel()] / (len(count) if each_alike else 1)
    return w * len(p) / w.sum()


def search(least, most, steps, origins, each_alike):
    sizes = least + np.arange(steps + 1) * (most - least) / steps
    weights = [cells(s, origins, each_alike) for s in sizes]
    return sizes, np.array([(w * v).mean() for w in weights]), weights


sizes, means, weights = search(4, 100, 24, 5, True)
_, first_means, first = search(4, 100, 24, 8, False)
best, first_best = means.argmin(), first_means.argmin()

step = 10.0
nodes = np.stack(np.meshgrid(*[np.arange(5, n, step) for n in (200, 150, 80)], indexing="ij"), -1).reshape(-1, 3)
d2 = ((nodes[:, None] - p[None]) ** 2).sum(2)
near = np.bincount(d2.argmin(1), minlength=len(p)) * len(p) / len(nodes)

head = f"made by make_declustering.py with numpy {np.__version__}\n# tolerance: 1e-9\n"
with open("declustering.csv", "w") as f:
    f.write(f"# cells: 24 steps from 4 to 100, 5 origins, size {sizes[best]}; first: 8 origins as in the first edition,\n")
    f.write(f"# size {sizes[first_best]}; near: nodes of a grid of 20 x 15 x 8 cells of 10 m from 0\n# {head}")
    f.write("x,y,z,v,cells,first,near\n")
    for row in zip(p[:, 0], p[:, 1], p[:, 2], v, weights[best], first[first_best], near):
        f.write(",".join(repr(float(c)) for c in row) + "\n")
with open("declustering_sizes.csv", "w") as f:
    f.write(f"# the declustered mean at each size, of the data in declustering.csv\n# {head}size,cells,first\n")
    for row in zip(sizes, means, first_means):
        f.write(",".join(repr(float(c)) for c in row) + "\n")
