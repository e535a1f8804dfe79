"""Normal scores by scipy's rankdata and norm.ppf, and their back-transform after the formulas of GSLIB's backtr, its mean
under a normal distribution by adaptive quadrature. Run: python3 make_transforms.py"""
import numpy as np
import scipy
from scipy.integrate import quad
from scipy.stats import norm, rankdata

rng = np.random.default_rng(11)
v = np.round(rng.lognormal(-1, 1.1, 160), 2)  # to the hundredth: ties among the low ones
v[v < 0.12] = 0.06  # half a detection limit: a spike
w = np.round(rng.gamma(2, 0.5, len(v)), 3)
n = len(v)
equal = norm.ppf((rankdata(v) - 0.5) / n)
weighted = norm.ppf([(w[v < a].sum() + w[v == a].sum() / 2) / w.sum() for a in v])

head = f"# made by make_transforms.py with numpy {np.__version__}, scipy {scipy.__version__}\n"


def put(name, what, tolerance, header, rows):
    with open(name, "w") as f:
        f.write(f"{head}# {what}\n# tolerance: {tolerance}\n{header}\n")
        for row in rows:
            f.write(",".join(repr(float(c)) for c in row) + "\n")


put("normal_scores.csv", "normal scores of v, of equal weights and weighted by w", 1e-9, "v,w,equal,weighted",
    zip(v, w, equal, weighted))

values, first = np.unique(v, return_index=True)
scores = weighted[first]
low, high = 0.01, 25.0


def back(y, lower, upper, hyperbolic):
    p, p1, pn = norm.cdf(y), norm.cdf(scores[0]), norm.cdf(scores[-1])
    if y < scores[0]:
        return low + (values[0] - low) * (p / p1) ** (1 / lower)
    if y > scores[-1] and hyperbolic:
        return min(high, (values[-1] ** upper * norm.sf(scores[-1]) / norm.sf(y)) ** (1 / upper))
    if y > scores[-1]:
        return values[-1] + (high - values[-1]) * ((p - pn) / (1 - pn)) ** (1 / upper)
    return float(np.interp(y, scores, values))


TAILS = {"linear": (1, 1, False), "power": (2.5, 0.6, False), "hyperbola": (1, 1.5, True)}
ys = np.round(np.linspace(-4.5, 4.5, 61), 3)
put("back.csv", "back-transform of the weighted scores, tails to 0.01 and 25: linear; powers 2.5 and 0.6; hyperbola 1.5",
    1e-8, "y,linear,power,hyperbola", [[y] + [back(y, *t) for t in TAILS.values()] for y in ys])


def mean(m, s, tail):
    knots = [k for k in np.concatenate([scores, [m]]) if abs(k - m) < 9 * s]
    ends = np.unique(np.concatenate([[m - 9 * s], knots, np.linspace(m - 9 * s, m + 9 * s, 37)]))
    f = lambda y: back(y, *tail) * norm.pdf((y - m) / s) / s
    return sum(quad(f, a, b, epsabs=1e-13, epsrel=1e-11)[0] for a, b in zip(ends[:-1], ends[1:]))


rows = [[m, s * s] + [mean(m, s, t) for t in TAILS.values()] for m in (-2.5, -1, 0, 0.7, 1.8, 3) for s in (0.2, 0.5, 0.8, 1)]
put("back_mean.csv", "mean of the back-transform (tails as in back.csv) under a normal distribution of that mean and variance",
    3e-4, "mean,variance,linear,power,hyperbola", rows)
