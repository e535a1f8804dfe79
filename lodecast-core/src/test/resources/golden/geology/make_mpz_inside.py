"""Inside or outside of Babbitt's mineralised zone Mpz.stl, which has seven open edges, at 100,000 random points of its
bounding box, by VTK (Debian: python3-vtk9). Run: python3 make_mpz_inside.py FOLDER_OF_REFERENCE_DATA
Points: SplitMix64 from state 2024 (java.util.SplittableRandom of that seed), the top 53 bits of each output over 2^53
being a share of the box along x, y, z in turn."""
import base64
import sys

import numpy as np
import vtk
from vtk.util.numpy_support import numpy_to_vtk, vtk_to_numpy

N = 100_000
reader = vtk.vtkSTLReader()
reader.SetFileName(sys.argv[1] + "/babbitt/Mpz.stl")
reader.Update()
zone = reader.GetOutput()
bounds = np.array(zone.GetBounds()).reshape(3, 2)

with np.errstate(over="ignore"):
    z = np.uint64(2024) + np.arange(1, 3 * N + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
share = (z >> np.uint64(11)).astype(float) * 2.0**-53
points = bounds[:, 0] + share.reshape(N, 3) * (bounds[:, 1] - bounds[:, 0])

coordinates = numpy_to_vtk(points, deep=True)
cloud = vtk.vtkPoints()
cloud.SetData(coordinates)
probe = vtk.vtkPolyData()
probe.SetPoints(cloud)
enclosed = vtk.vtkSelectEnclosedPoints()
enclosed.SetSurfaceData(zone)
enclosed.SetInputData(probe)
enclosed.SetTolerance(1e-9)
enclosed.Update()
by_rays = vtk_to_numpy(enclosed.GetOutput().GetPointData().GetArray("SelectedPoints")).astype(bool)

implicit = vtk.vtkImplicitPolyDataDistance()
implicit.SetInput(zone)
signed = vtk.vtkDoubleArray()
implicit.EvaluateFunction(coordinates, signed)
by_sign = vtk_to_numpy(signed).ravel() < 0

print("inside by rays", by_rays.sum(), "by sign", by_sign.sum(), "different", (by_rays != by_sign).sum())
with open("mpz_inside.csv", "w") as out:
    out.write(f"# {N} points in the bounding box of Mpz.stl: inside by vtkSelectEnclosedPoints, a bit a point, lowest first,\n")
    out.write(f"# in base64; {by_rays.sum()} are inside; the sign of vtkImplicitPolyDataDistance differs at {(by_rays != by_sign).sum()}\n")
    out.write(f"# made by make_mpz_inside.py with VTK {vtk.VTK_VERSION}\n")
    out.write("# tolerance: 1e-4\n")
    out.write("bits\n")
    text = base64.b64encode(np.packbits(by_rays, bitorder="little").tobytes()).decode()
    for k in range(0, len(text), 120):
        out.write(text[k : k + 120] + "\n")
