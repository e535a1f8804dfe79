"""Planes of discs of voxels by numpy's singular value decomposition. Run: python3 make_golden.py

Each voxel stands as eight points that have the spread of a cube, cell / sqrt(12) from its middle along each axis. Strike
is taken so that the plane dips to the right of it.
"""
import itertools

import numpy as np

CELL, COUNT, RADIUS, HALF = 4.0, 30, 50.0, 7.0
CENTRE = np.array([3.137, -2.071, 1.013])  # off the voxels' middles, so that rounding decides no membership
SPREAD = np.array(list(itertools.product((-1, 1), repeat=3))) * CELL / np.sqrt(12)


def middles(rotation):
    """Middles of the voxels, x fastest; the grid turned clockwise about its middle, the origin."""
    along = (np.arange(COUNT) + 0.5 - COUNT / 2) * CELL
    w, v, u = (a.ravel() for a in np.meshgrid(along, along, along, indexing="ij"))
    cos, sin = np.cos(rotation), np.sin(rotation)
    return np.stack([u * cos + v * sin, -u * sin + v * cos, w], axis=1), np.array(
        [[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]]
    )


with open("planes.csv", "w") as out:
    out.write("# strike and dip of discs of voxels, and those of the plane of least squares through them [degrees]\n")
    out.write(f"# grid: {COUNT}^3 of {CELL} m about the origin; disc: radius {RADIUS}, half thickness {HALF}\n")
    out.write(f"# made by make_golden.py with numpy {np.__version__}\n")
    out.write("# tolerance: 1e-6\n")
    out.write("strike,dip,rotation,voxels,svd_strike,svd_dip\n")
    for rotation in (0, 17, 45, 110):
        points, turn = middles(np.radians(rotation))
        for strike in range(0, 360, 20):
            for dip in (5, 25, 45, 65, 85):
                toward, d = np.radians(strike + 90), np.radians(dip)
                n = np.array([np.sin(d) * np.sin(toward), np.sin(d) * np.cos(toward), np.cos(d)])
                rel = points - CENTRE
                off = rel @ n
                body = points[(abs(off) <= HALF) & ((rel**2).sum(axis=1) - off**2 <= RADIUS**2)]
                # on the grid's axes the spread, turned to east and north
                cloud = (body[:, None, :] + (SPREAD @ turn)[None]).reshape(-1, 3)
                normal = np.linalg.svd(cloud - cloud.mean(axis=0), full_matrices=False)[2][2]
                normal *= np.sign(normal[2])
                down = np.degrees(np.arctan2(np.hypot(normal[0], normal[1]), normal[2]))
                along = (np.degrees(np.arctan2(normal[0], normal[1])) - 90) % 360
                out.write(f"{strike},{dip},{rotation},{len(body)},{along:.9f},{down:.9f}\n")
