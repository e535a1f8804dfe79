# Writes one tetrahedron-topped prism in every dialect that the surface readers take. Run once with Debian's
# python3-vtk9 9.1.0; the files are committed. Coordinates are exact in float32 but for the offset ones in vtp.
# Tolerance of the test: 1e-9 (doubles), 1e-3 (STL floats).
import vtk

def shape(offset):
    points = vtk.vtkPoints()
    points.SetDataTypeToDouble()
    for p in [(0, 0, 0), (10, 0, 0), (10, 20, 0), (0, 20, 0), (5, 10, 7.5)]:
        points.InsertNextPoint(p[0] + offset[0], p[1] + offset[1], p[2] + offset[2])
    polys = vtk.vtkCellArray()
    for f in [(0, 3, 2, 1), (0, 1, 4), (1, 2, 4), (2, 3, 4), (3, 0, 4)]:  # the floor is a quad
        polys.InsertNextCell(len(f))
        for i in f:
            polys.InsertCellPoint(i)
    data = vtk.vtkPolyData()
    data.SetPoints(points)
    data.SetPolys(polys)
    return data

far = shape((567200.125, 3871400.0625, -2400.5))
def vtp(name, mode, compressed, encode=True, header64=False):
    w = vtk.vtkXMLPolyDataWriter()
    w.SetFileName(name)
    w.SetInputData(far)
    w.SetDataMode(mode)
    w.SetCompressorTypeToZLib() if compressed else w.SetCompressorTypeToNone()
    w.SetEncodeAppendedData(encode)
    if header64:
        w.SetHeaderTypeToUInt64()
    w.Write()

T = vtk.vtkXMLWriter
vtp("ascii.vtp", T.Ascii, False)
vtp("base64.vtp", T.Binary, False)
vtp("base64-zlib.vtp", T.Binary, True, header64=True)
vtp("appended-raw.vtp", T.Appended, False, encode=False, header64=True)
vtp("appended-raw-zlib.vtp", T.Appended, True, encode=False)
vtp("appended-base64.vtp", T.Appended, False)
vtp("appended-base64-zlib.vtp", T.Appended, True, header64=True)

triangles = vtk.vtkTriangleFilter()
triangles.SetInputData(shape((1000, 2000, 300)))
triangles.Update()
for name, binary in (("ascii.stl", False), ("binary.stl", True)):
    w = vtk.vtkSTLWriter()
    w.SetFileName(name)
    w.SetInputData(triangles.GetOutput())
    w.SetFileTypeToBinary() if binary else w.SetFileTypeToASCII()
    w.Write()
w = vtk.vtkOBJWriter()
w.SetFileName("quad.obj")
w.SetInputData(shape((1000, 2000, 300)))
w.Write()
