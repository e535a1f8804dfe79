# Unsigned distance to triangles by VTK's static cell locator and by its implicit distance, timed: the peer of
# `./lodecast bench distance`. Debian 12 has VTK 9.1.0 (apt-get install python3-vtk9). Argument: a folder with
# triangles.f64 (the nine coordinates as columns) and nodes.f64 (three). Writes vtk.f64: the distances of both ways.
import sys
import time

import numpy as np
import vtk
from vtk.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray, vtk_to_numpy

vtk.vtkSMPTools.Initialize(1)
folder = sys.argv[1]


def columns(name, count):
    return np.fromfile(folder + "/" + name, "<f8").reshape(count, -1).T.copy()


corners, nodes = columns("triangles.f64", 9), columns("nodes.f64", 3)
n = len(corners)
points = vtk.vtkPoints()
points.SetData(numpy_to_vtk(corners.reshape(-1, 3), deep=True))
cells = np.empty((n, 4), np.int64)
cells[:, 0] = 3
cells[:, 1:] = np.arange(3 * n).reshape(n, 3)
polys = vtk.vtkCellArray()
polys.SetCells(n, numpy_to_vtkIdTypeArray(cells.ravel(), deep=True))
surface = vtk.vtkPolyData()
surface.SetPoints(points)
surface.SetPolys(polys)

start = time.perf_counter()
locator = vtk.vtkStaticCellLocator()
locator.SetDataSet(surface)
locator.BuildLocator()
cell, closest, of, part, d2 = vtk.vtkGenericCell(), [0.0, 0.0, 0.0], vtk.reference(0), vtk.reference(0), vtk.reference(0.0)
by_locator = np.empty(len(nodes))
for i, p in enumerate(nodes.tolist()):
    locator.FindClosestPoint(p, closest, cell, of, part, d2)
    by_locator[i] = d2.get()
by_locator = np.sqrt(by_locator)
locator_took = time.perf_counter() - start

start = time.perf_counter()
implicit = vtk.vtkImplicitPolyDataDistance()
implicit.SetInput(surface)
signed = vtk.vtkDoubleArray()
implicit.EvaluateFunction(numpy_to_vtk(nodes, deep=True), signed)
by_implicit = np.abs(vtk_to_numpy(signed)).ravel()
implicit_took = time.perf_counter() - start

np.concatenate([by_locator, by_implicit]).astype("<f8").tofile(folder + "/vtk.f64")
print(f"measured {locator_took:.6f} {implicit_took:.6f} VTK {vtk.VTK_VERSION}, Python {sys.version.split()[0]}")
