"""Inside or outside of the vein dom1.vtp, and the distance to it, by VTK (Debian: python3-vtk9).
Run: python3 make_golden.py FOLDER_OF_REFERENCE_DATA"""
import sys

import numpy as np
import vtk
from vtk.util.numpy_support import vtk_to_numpy

reader = vtk.vtkXMLPolyDataReader()
reader.SetFileName(sys.argv[1] + "/pygslib_demo1/dom1.vtp")
reader.Update()
vein = reader.GetOutput()
xyz = vtk_to_numpy(vein.GetPoints().GetData())
rng = np.random.default_rng(42)
# half of the points in the bounding box, half near the surface, where a mistake would show
box = rng.uniform(xyz.min(0) - 5, xyz.max(0) + 5, (250, 3))
near = xyz[rng.integers(0, len(xyz), 250)] + rng.normal(0, 4, (250, 3))
points = np.round(np.vstack([box, near]), 3)

implicit = vtk.vtkImplicitPolyDataDistance()
implicit.SetInput(vein)
distance = np.array([implicit.EvaluateFunction(p) for p in points])

cloud = vtk.vtkPoints()
for p in points:
    cloud.InsertNextPoint(p)
probe = vtk.vtkPolyData()
probe.SetPoints(cloud)
enclosed = vtk.vtkSelectEnclosedPoints()
enclosed.SetSurfaceData(vein)
enclosed.SetInputData(probe)
enclosed.SetTolerance(1e-9)
enclosed.Update()
inside = [enclosed.IsInside(i) for i in range(len(points))]
assert all((d < 0) == bool(i) for d, i in zip(distance, inside)), "VTK's two ways disagree"

with open("vein_points.csv", "w") as out:
    out.write("# 500 points about the vein dom1.vtp (pygslib, MIT): inside by vtkSelectEnclosedPoints, which agrees with\n")
    out.write("# the sign of vtkImplicitPolyDataDistance at all of them; distance without sign by the latter [m]\n")
    out.write(f"# points: {vein.GetNumberOfPoints()}; triangles: {vein.GetNumberOfCells()}; inside: {sum(inside)}\n")
    out.write(f"# made by make_golden.py with VTK {vtk.VTK_VERSION}\n")
    out.write("# tolerance: 1e-6\n")
    out.write("x,y,z,inside,distance\n")
    for p, i, d in zip(points, inside, distance):
        out.write(f"{p[0]},{p[1]},{p[2]},{i},{abs(d):.9f}\n")
