# Writes the pyramid of make_surfaces.py in the further dialects that the surface readers take, by writers of others.
# Run once with Debian's python3-vtk9 9.1.0, python3-ezdxf 0.18.1 and python3-meshio 5.0.0; the files are committed.
# Tolerance of the test: 1e-9 (doubles), 1e-3 (PLY of VTK, which has floats, near the origin).
import ezdxf
import meshio
import numpy as np
import vtk
from ezdxf.render import MeshBuilder
from vtk.util.numpy_support import numpy_to_vtk

SHAPE = np.array([(0, 0, 0), (10, 0, 0), (10, 20, 0), (0, 20, 0), (5, 10, 7.5)], float)
FACES = [(0, 3, 2, 1), (0, 1, 4), (1, 2, 4), (2, 3, 4), (3, 0, 4)]  # the floor is a quad
far = SHAPE + (567200.125, 3871400.0625, -2400.5)
near = SHAPE + (1000, 2000, 300)


def polydata(xyz):
    points = vtk.vtkPoints()
    points.SetDataTypeToDouble()
    for p in xyz:
        points.InsertNextPoint(p)
    polys = vtk.vtkCellArray()
    for f in FACES:
        polys.InsertNextCell(len(f))
        for i in f:
            polys.InsertCellPoint(i)
    data = vtk.vtkPolyData()
    data.SetPoints(points)
    data.SetPolys(polys)
    grade = numpy_to_vtk(np.arange(5.0), deep=True)
    grade.SetName("grade")
    data.GetPointData().SetScalars(grade)
    return data


def filtered(f, data):
    f.SetInputData(data)
    f.Update()
    return f.GetOutput()


# DXF
def dxf(name, version, draw):
    doc = ezdxf.new(version)
    draw(doc.modelspace())
    doc.saveas(name)


def builder():
    m = MeshBuilder()
    m.vertices = [tuple(p) for p in far]
    m.faces = [tuple(f) for f in FACES]
    return m


def faces(space):
    for f in FACES:
        space.add_3dface([tuple(far[i]) for i in f], dxfattribs={"layer": "FAULT-%d" % len(f)})
    space.add_line((0, 0), (1, 1))


def sheet(space):
    mesh = space.add_polymesh((4, 3))
    for i in range(4):
        for j in range(3):
            mesh.set_mesh_vertex((i, j), (10 * i, 5 * j, 100))


dxf("faces.dxf", "R12", faces)
dxf("polyface.dxf", "R12", lambda space: builder().render_polyface(space))
dxf("mesh.dxf", "R2000", lambda space: builder().render_mesh(space))
dxf("polymesh.dxf", "R12", sheet)

# PLY
triangles = filtered(vtk.vtkTriangleFilter(), polydata(near))
for name, ascii, big in (("ascii.ply", True, False), ("little.ply", False, False), ("big.ply", False, True)):
    w = vtk.vtkPLYWriter()
    w.SetFileName(name)
    w.SetInputData(triangles if ascii else polydata(near))
    w.SetFileTypeToASCII() if ascii else w.SetFileTypeToBinary()
    w.SetDataByteOrderToBigEndian() if big else w.SetDataByteOrderToLittleEndian()
    w.Write()
cells = [("quad", np.array([FACES[0]])), ("triangle", np.array(FACES[1:]))]
meshio.Mesh(far, cells, point_data={"grade": np.arange(5.0)}).write("meshio.ply", binary=True)

# VTK legacy
def legacy(name, writer, data, binary, version):
    writer.SetFileName(name)
    writer.SetInputData(data)
    writer.SetFileTypeToBinary() if binary else writer.SetFileTypeToASCII()
    writer.SetFileVersion(version)
    writer.Write()


legacy("ascii42.vtk", vtk.vtkPolyDataWriter(), polydata(far), False, 42)
legacy("binary42.vtk", vtk.vtkPolyDataWriter(), polydata(far), True, 42)
legacy("ascii51.vtk", vtk.vtkPolyDataWriter(), polydata(far), False, 51)
legacy("binary51.vtk", vtk.vtkPolyDataWriter(), polydata(far), True, 51)
grid = filtered(vtk.vtkAppendFilter(), polydata(far))
legacy("grid-ascii.vtk", vtk.vtkUnstructuredGridWriter(), grid, False, 51)
legacy("grid-binary42.vtk", vtk.vtkUnstructuredGridWriter(), grid, True, 42)
strips = filtered(vtk.vtkStripper(), filtered(vtk.vtkTriangleFilter(), polydata(far)))
assert strips.GetNumberOfStrips() > 0
legacy("strips.vtk", vtk.vtkPolyDataWriter(), strips, True, 42)
meshio.Mesh(far, cells).write("meshio.vtk", binary=True)

# VTP: strips, the other byte order
for name, data, big in (("strips.vtp", strips, False), ("big.vtp", polydata(far), True)):
    w = vtk.vtkXMLPolyDataWriter()
    w.SetFileName(name)
    w.SetInputData(data)
    w.SetByteOrderToBigEndian() if big else w.SetByteOrderToLittleEndian()
    w.Write()
