"""Pairs in a beam, by brute force from samples.csv: golden values of PairSelection.Directional and of VariogramMap.

Run here: python3 make_beams.py
"""
import numpy as np

s = np.genfromtxt("samples.csv", delimiter=",", names=True, comments="#", skip_header=3)
p = np.column_stack([s["x"], s["y"], s["z"]])
i, j = np.triu_indices(len(p), 1)
d = p[j] - p[i]
h = np.linalg.norm(d, axis=1)
half = 0.5 * (s["v"][j] - s["v"][i]) ** 2
head = f"# made by make_beams.py with numpy {np.__version__}\n# tolerance: 1e-9\n"


def unit(azimuth, dip):
    a, b = np.radians([azimuth, dip])
    return np.array([np.cos(b) * np.sin(a), np.cos(b) * np.cos(a), np.sin(b)])


with open("beams.csv", "w") as out:
    out.write("# pairs within an angle of a direction and within bands of its axis; lags of 20\n" + head)
    out.write("azimuth,dip,tolerance,horizontal,vertical,lag,np,dist,gamma\n")
    for azimuth, dip, tolerance, horizontal, vertical in [
        (40, -30, 25, np.inf, np.inf), (40, -30, 25, 30, 30), (40, -30, 25, 30, 12), (200, 10, 90, 10, 25), (0, -90, 20, 8, 8)
    ]:
        u = unit(azimuth, dip)
        across = unit(azimuth + 90, 0)
        up = np.cross(u, across)
        angle = np.degrees(np.arccos(np.minimum(1, np.abs(d @ u) / h)))
        inside = (angle <= tolerance) & (np.abs(d @ across) <= horizontal) & (np.abs(d @ up) <= vertical)
        for lag in range(6):
            k = inside & (h > 20 * lag) & (h <= 20 * (lag + 1))
            if k.any():
                out.write(f"{azimuth},{dip},{tolerance},{horizontal},{vertical},{lag},{k.sum()},{h[k].mean():.15g},{half[k].mean():.15g}\n".replace("inf", "Infinity"))

with open("map.csv", "w") as out:
    out.write("# by direction of the lower half sphere: 8 azimuths, 3 dips (the last one cap), lags of 40\n" + head)
    out.write("azimuth,dip,lag,np,dist,gamma,dx,dy,dz\n")
    down = np.where(d[:, 2:] < 0, d, -d)
    azimuth = np.floor(np.degrees(np.arctan2(down[:, 0], down[:, 1])) % 360 / 45).astype(int)
    dip = np.floor(np.degrees(np.arcsin(-down[:, 2] / h)) / 30).astype(int)
    azimuth[dip == 2] = 0
    for b in range(3):
        for a in range(8 if b < 2 else 1):
            for lag in range(3):
                k = (azimuth == a) & (dip == b) & (h > 40 * lag) & (h <= 40 * (lag + 1))
                if k.any():
                    m = down[k].mean(axis=0)
                    out.write(f"{a},{b},{lag},{k.sum()},{h[k].mean():.15g},{half[k].mean():.15g},{m[0]:.15g},{m[1]:.15g},{m[2]:.15g}\n")
