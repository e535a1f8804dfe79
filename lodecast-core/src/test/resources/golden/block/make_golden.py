"""Bodies of touching voxels by scipy.ndimage.label, 26-connected. Run: python3 make_golden.py"""
import numpy as np
import scipy
from scipy import ndimage

rng = np.random.default_rng(42)
nx, ny, nz = 13, 11, 9
member = rng.random((nz, ny, nx)) < 0.09
labels, count = ndimage.label(member, structure=np.ones((3, 3, 3)))
with open("bodies.csv", "w") as out:
    out.write("# voxels of a random set and the number of the body each belongs to, 26-connected\n")
    out.write(f"# grid: {nx} x {ny} x {nz}; bodies: {count}\n")
    out.write(f"# made by make_golden.py with scipy {scipy.__version__}, numpy {np.__version__}\n")
    out.write("# tolerance: 0\n")
    out.write("ix,iy,iz,body\n")
    for iz, iy, ix in np.argwhere(member):
        out.write(f"{ix},{iy},{iz},{labels[iz, iy, ix]}\n")
