# Ordinary kriging written out on scipy's cKDTree and numpy's solve, many systems a call, timed: the second peer of
# `./lodecast bench kriging`. First measured with scipy 1.17.1 and numpy 2.4.6; Debian 12 has 1.10.1 and 1.24.2
# (apt-get install python3-scipy); what runs says its own versions. Arguments and files as in kriging_gstat.R.
import sys
import time

import numpy as np
import scipy
from scipy.spatial import cKDTree

folder, n, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
nugget, sill, reach = map(float, sys.argv[4:7])
BATCH = 1000  # larger ones leave the cache


def columns(name, count):
    return np.fromfile(folder + "/" + name, "<f8").reshape(count, -1).T.copy()


def covariance(h):
    r = np.minimum(h / reach, 1)
    return sill * (1 - r * (1.5 - 0.5 * r * r))


samples, nodes = columns("samples.f64", 4), columns("nodes.f64", 3)[:n]
place, value = np.ascontiguousarray(samples[:, :3]), samples[:, 3].copy()
estimate, variance = np.empty(n), np.empty(n)
start, cpu = time.perf_counter(), time.process_time()
tree = cKDTree(place)
for low in range(0, n, BATCH):
    h, near = tree.query(nodes[low : low + BATCH], k)
    p = place[near]
    d = p[:, :, None, :] - p[:, None, :, :]
    left = np.ones((len(h), k + 1, k + 1))
    left[:, :k, :k] = covariance(np.sqrt(np.einsum("bijc,bijc->bij", d, d)))
    left[:, np.arange(k), np.arange(k)] += nugget
    left[:, k, k] = 0
    right = np.ones((len(h), k + 1, 1))
    right[:, :k, 0] = covariance(h)
    w = np.linalg.solve(left, right)
    estimate[low : low + BATCH] = np.einsum("bi,bi->b", w[:, :k, 0], value[near])
    variance[low : low + BATCH] = nugget + sill - np.einsum("bi,bi->b", w[:, :, 0], right[:, :, 0])
took, cpu = time.perf_counter() - start, time.process_time() - cpu
np.concatenate([estimate, variance]).astype("<f8").tofile(folder + "/scipy.f64")
print(f"measured {took:.6f} {cpu:.6f} scipy {scipy.__version__}, numpy {np.__version__}, Python {sys.version.split()[0]}")
