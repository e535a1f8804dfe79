"""Multiplicative replacement of values below detection, written anew from Martin-Fernandez, Barcelo-Vidal and
Pawlowsky-Glahn (2003), Mathematical Geology 35, 253, eq. 5: a part below its limit becomes 0.65 of it, a measured part x
becomes x * (1 - sum(delta) / c). Parts in ppm of a whole c of a million ppm, the last part being the rest of the rock.
Run: python3 make_multiplicative.py"""
import numpy as np

rng = np.random.default_rng(11)
WHOLE, SHARE = 1e6, 0.65
limits = np.array([0.005, 0.5, 1.0, 2000.0])  # Au, Ag, As, S: the last one is large so that the shrinking shows
parts = np.round(np.exp(rng.normal(np.log([0.02, 1.0, 8.0, 4000.0]), 1.2, (60, 4))), 4)
measured = np.where(parts < limits, 0, parts)
closed = np.column_stack([measured, WHOLE - measured.sum(1)])
below = np.column_stack([parts < limits, np.zeros(60, bool)])

delta = np.where(below, np.append(SHARE * limits, 0), 0.0)
made = np.where(below, delta, closed * (1 - delta.sum(1, keepdims=True) / WHOLE))
given = np.where(below, np.append(limits, np.nan), closed)

with open("multiplicative.csv", "w") as f:
    f.write("# 60 samples of 5 parts [ppm]: below (1: the given number is a limit), given, made\n")
    f.write(f"# made by make_multiplicative.py with numpy {np.__version__}\n# tolerance: 1e-15\n")
    names = ["Au", "Ag", "As", "S", "rest"]
    f.write(",".join(f"{k}_{n}" for n in names for k in ("below", "given", "made")) + "\n")
    for b, g, m in zip(below, given, made):
        f.write(",".join(f"{int(x)},{float(y)!r},{float(z)!r}" for x, y, z in zip(b, g, m)) + "\n")
