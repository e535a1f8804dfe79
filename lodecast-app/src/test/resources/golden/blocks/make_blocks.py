# Models in the forms that others write, and what they are on a turned grid, by numpy and scipy. Run once with Debian's
# python3-numpy 1.24.2 and python3-scipy 1.10.1 in this folder; the files are committed.
#   regular.csv     regular model, by numpy.savetxt; blanks where no value is
#   turned.csv      the same model turned clockwise by 25 degrees: world centres, sizes along its own axes
#   inversion.msh   UBC tensor mesh of unequal cells; inversion.mod: its values, -100 for air
#   expected.csv    a row a voxel of the grid below: means at 2 x 2 x 2 or the said number of points
# scipy's nearest neighbour is the block that holds a point where all blocks are equal; for the tensor mesh
# scipy.stats.binned_statistic_dd says which cell holds it. Tolerance 2e-6 of the value (floats).
import numpy as np
from scipy.interpolate import RegularGridInterpolator
from scipy.stats import binned_statistic_dd

rng = np.random.default_rng(5)
origin = np.array([567200.5, 3871400.25, -40.0])
size = np.array([5.0, 8.0, 4.0])
count = np.array([12, 9, 7])
axes = [origin[k] + (np.arange(count[k]) + 0.5) * size[k] for k in range(3)]
values = np.round(np.exp(rng.normal(size=tuple(count))), 5).astype(np.float32)
values[rng.random(tuple(count)) < 0.15] = np.nan
i, j, k = [a.ravel(order="F") for a in np.meshgrid(*[np.arange(c) for c in count], indexing="ij")]


def table(name, centres):
    with open(name, "w") as out:
        out.write("Centroid_X;Centroid_Y;Centroid_Z;XINC;YINC;ZINC;Cu ppm;Zone\n")
        for n, c in enumerate(centres):
            v = values[i[n], j[n], k[n]]
            out.write("%.3f;%.3f;%.3f;5;8;4;%s;%s\n" % (*c, "" if np.isnan(v) else "%.5f" % v, "ABC"[(i[n] // 4) % 3]))


def turn(points, about, degrees, inverse=False):
    t = np.radians(degrees) * (-1 if inverse else 1)
    e, n = (points[:, 0] - about[0]), (points[:, 1] - about[1])
    return np.column_stack(
        [about[0] + e * np.cos(t) + n * np.sin(t), about[1] - e * np.sin(t) + n * np.cos(t), points[:, 2]])


straight = np.column_stack([axes[0][i], axes[1][j], axes[2][k]])
table("regular.csv", straight)
table("turned.csv", turn(straight, origin, 25))

# the grid: 8 x 7 x 5 voxels of 7 x 9 x 6 m from this corner, turned clockwise by 40 degrees
corner = np.array([567195.0, 3871430.0, -42.0])
voxel = np.array([7.0, 9.0, 6.0])
cells = np.array([8, 7, 5])


def points(n):
    """World coordinates of the points of every voxel, x fastest, then y, then z, as voxels x points x 3."""
    every = []
    for z in range(cells[2]):
        for y in range(cells[1]):
            for x in range(cells[0]):
                p = [((np.array([x, y, z]) + (np.array([a, b, c]) + 0.5) / n) * voxel)
                     for c in range(n[2]) for b in range(n[1]) for a in range(n[0])]
                every.append(turn(np.array(p) + corner, corner, 40))
    return np.array(every)


def mean(v):
    n = np.sum(~np.isnan(v), axis=1)
    return np.where(n > 0, np.nansum(v, axis=1) / np.maximum(n, 1), np.nan)


def nearest(grid, p, back):
    q = p.reshape(-1, 3)
    q = turn(q, origin, 25, inverse=True) if back else q
    f = RegularGridInterpolator(axes, grid.astype(float), method="nearest", bounds_error=False, fill_value=np.nan)
    # the interpolator ends at the outermost centres, a block half a size further
    low, high = origin, origin + size * count
    inside = np.all((q >= low) & (q < high), axis=1)
    held = np.clip(q, [a[0] for a in axes], [a[-1] for a in axes])
    return np.where(inside, f(held), np.nan).reshape(p.shape[:2])


# blocks of 5 x 8 x 4 m turned against the grid: both horizontal sides against 5 m
p = points(np.array([2, 2, 2]))
columns = {"regular": mean(nearest(values, p, False)), "turned": mean(nearest(values, p, True))}
zone = np.where(((np.arange(count[0]) // 4) % 3 == 1)[:, None, None], 1.0, 0.0) * np.ones(tuple(count))
columns["zone_b"] = mean(nearest(zone, p, False))

# the mesh: widths of cells from the upper south-west corner
top = np.array([567180.0, 3871380.0, 5.0])
w = [np.array([10, 6, 4, 4, 4, 4, 6, 10, 20.0]), np.array([12, 5, 5, 5, 5, 5, 5, 12.0]), np.array([2, 2, 3, 5, 8, 13, 21.0])]
text = ["10 6 4*4.0 6 10 2.0e1", "12 6*5 12   ! equal ones in short", "2*2 3 5 8 13 2.1D+01"]
with open("inversion.msh", "w") as out:
    out.write("! tensor mesh\n9 8 7\n567180.0 3871380.0 5.0 ! upper south-west corner\n" + "\n".join(text) + "\n")
model = np.round(rng.normal(2.7, 0.2, size=(9, 8, 7)), 4)  # x, y, z downward
model[:, :, 0] = -100
np.savetxt("inversion.mod", np.transpose(model, (1, 0, 2)).ravel(), fmt="%.4e")  # z fastest, then x, then y
x = top[0] + np.concatenate([[0], np.cumsum(w[0])])
y = top[1] + np.concatenate([[0], np.cumsum(w[1])])
z = np.sort(top[2] - np.concatenate([[0], np.cumsum(w[2])]))
upward = np.where(model[:, :, ::-1] == -100, np.nan, model[:, :, ::-1])
p = points(np.array([2, 3, 3]))  # smallest cell 4 x 5 x 2 m: horizontally against 4 m
q = p.reshape(-1, 3)
number = binned_statistic_dd(q, np.zeros(len(q)), "count", bins=[x, y, z], expand_binnumbers=True).binnumber - 1
inside = np.all((number >= 0) & (number < np.array([[9], [8], [7]])), axis=0)
c = np.clip(number, 0, np.array([[8], [7], [6]]))
columns["inversion"] = mean(np.where(inside, upward[c[0], c[1], c[2]], np.nan).reshape(p.shape[:2]))

with open("expected.csv", "w") as out:
    out.write("# tolerance: 2e-6\n" + ",".join(columns) + "\n")
    for row in zip(*columns.values()):
        out.write(",".join("" if np.isnan(v) else "%.9g" % v for v in row) + "\n")
print({n: int(np.sum(~np.isnan(v))) for n, v in columns.items()}, len(p))
