#!/usr/bin/env python3
"""Golden values of reliability, by scikit-learn. Run in this folder: python3 reliability.py

reliability.csv         probabilities (some of them equal), truth, and a weight of each voxel
reliability_bins.csv    calibration_curve(strategy="quantile"): of all, ten bins; of the first 97, five; of all rounded to
                        one decimal, ten, of which some stay empty; and of all weighted, ten, by numpy alone for
                        scikit-learn knows no weights here
reliability_scores.csv  brier_score_loss of the four, and the expected calibration error that follows from the bins
"""
import numpy as np
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

rng = np.random.default_rng(31)
n = 500
p = np.round(rng.beta(0.8, 2.5, n), 3).astype(np.float32).astype(float)
ore = rng.random(n) < np.clip(0.8 * p + 0.05, 0, 1)
weight = np.round(rng.gamma(1.5, 2, n), 2) + 0.01


def counts(p, edges, bins, w=None):
    return np.bincount(np.searchsorted(edges[1:-1], p), weights=w, minlength=bins)


def by_scikit_learn(p, ore, bins):
    observed, predicted = calibration_curve(ore, p, n_bins=bins, strategy="quantile")
    c = counts(p, np.percentile(p, 100 * np.linspace(0, 1, bins + 1)), bins)
    c = c[c > 0]
    return predicted, observed, c, c, brier_score_loss(ore, p)


def weighted(p, ore, w, bins):
    order = np.argsort(p, kind="stable")
    v = w[order]
    place = np.cumsum(v) - v / 2 - v[0] / 2
    edges = np.interp(place[-1] * np.linspace(0, 1, bins + 1), place, p[order])
    c, total = counts(p, edges, bins), counts(p, edges, bins, w)
    return (counts(p, edges, bins, w * p) / total, counts(p, edges, bins, w * ore) / total, c, total,
            brier_score_loss(ore, p, sample_weight=w))


rounded = np.round(p, 1).astype(np.float32).astype(float)
cases = {
    "all": by_scikit_learn(p, ore, 10),
    "part": by_scikit_learn(p[:97], ore[:97], 5),
    "rounded": by_scikit_learn(rounded, ore, 10),
    "weighted": weighted(p, ore, weight, 10),
}
tools = f"# scikit-learn {sklearn.__version__}, numpy {np.__version__}; reliability.py\n"
with open("reliability.csv", "w") as f:
    f.write(tools + "# tolerance: 0\nprobability,rounded,ore,weight\n")
    f.writelines(f"{a:.3f},{r:.1f},{int(o)},{w:.2f}\n" for a, r, o, w in zip(p, rounded, ore, weight))
with open("reliability_bins.csv", "w") as f:
    f.write(tools + "# tolerance: 1e-9\ncase,predicted,observed,count,weight\n")
    for name, (predicted, observed, c, w, _) in cases.items():
        f.writelines(f"{name},{a!r},{b!r},{int(k)},{v!r}\n" for a, b, k, v in
                     zip(predicted.tolist(), observed.tolist(), c, np.asarray(w, float).tolist()))
with open("reliability_scores.csv", "w") as f:
    f.write(tools + "# tolerance: 1e-9\ncase,ece,brier\n")
    for name, (predicted, observed, c, w, brier) in cases.items():
        f.write(f"{name},{float(np.sum(w * np.abs(observed - predicted)) / np.sum(w))!r},{float(brier)!r}\n")
