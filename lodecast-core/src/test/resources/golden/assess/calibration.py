#!/usr/bin/env python3
"""Golden values of isotonic regression and of Platt's sigmoid, by scikit-learn and scipy. Run in this folder:
python3 calibration.py

calibration.csv  scores (one with ties, one without), truth, a weight of each, and weights of 0 and 1
isotonic.csv     IsotonicRegression(out_of_bounds="clip") of each case, at the scores and between and beyond them
platt.csv        a and b of ln(p/(1 - p)) = a s + b, by scikit-learn's _SigmoidCalibration where it knows the same targets
                 (all weights 0 or 1; it stops its search early, hence the wider tolerance), and of all cases by scipy's
                 trust-exact with gradient and Hessian, of the loss as documented: targets by effective counts,
                 (sum of w)^2 / sum of w^2 in each kind; "parted" has scores that part ore from barren ground
"""
import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize
from scipy.special import expit, log_expit
from sklearn.calibration import _SigmoidCalibration
from sklearn.isotonic import IsotonicRegression

rng = np.random.default_rng(77)
n = 120
smooth = np.round(rng.normal(size=n), 6)
ore = rng.random(n) < expit(1.5 * smooth - 1)
ties = np.round(2 * smooth) / 2
weight = np.round(rng.gamma(1.5, 2, n), 2) + 0.01
some = (rng.random(n) < 0.6).astype(float)
parted = np.where(ore, 1.0, 0.0) + np.round(rng.random(n), 3) / 2
ones = np.ones(n)
cases = {
    "smooth": (smooth, ones), "ties": (ties, ones), "weighted": (smooth, weight), "weighted_ties": (ties, weight),
    "some": (ties, some), "parted": (parted, ones),
}


def documented(s, y, w):
    """Least weighted cross-entropy with Platt's targets of effective counts."""
    kish = [np.sum(w[y == k]) ** 2 / np.sum(w[y == k] ** 2) for k in (False, True)]
    t = np.where(y, (kish[1] + 1) / (kish[1] + 2), 1 / (kish[0] + 2))
    x = np.stack([s, np.ones(len(s))])
    v = w / w.sum()

    def loss(ab):
        f = ab @ x
        return -np.sum(v * (t * log_expit(f) + (1 - t) * log_expit(-f)))

    def gradient(ab):
        return x @ (v * (expit(ab @ x) - t))

    def hessian(ab):
        p = expit(ab @ x)
        return (x * (v * p * (1 - p))) @ x.T

    found = minimize(loss, [0.0, 0.0], jac=gradient, hess=hessian, method="trust-exact", options={"gtol": 1e-10})
    ab = found.x
    for _ in range(3):  # to the last digits
        ab = ab - np.linalg.solve(hessian(ab), gradient(ab))
    return ab


tools = f"# scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, numpy {np.__version__}; calibration.py\n"
with open("calibration.csv", "w") as f:
    f.write(tools + "# tolerance: 0\nsmooth,ties,parted,ore,weight,some\n")
    f.writelines(f"{a:.6f},{b:.1f},{c:.4f},{int(o)},{w:.2f},{int(k)}\n"
                 for a, b, c, o, w, k in zip(smooth, ties, parted, ore, weight, some))
with open("isotonic.csv", "w") as f:
    f.write(tools + "# tolerance: 1e-12\ncase,score,rate\n")
    for name, (s, w) in cases.items():
        model = IsotonicRegression(out_of_bounds="clip").fit(s, ore.astype(float), sample_weight=w)
        at = np.concatenate([np.linspace(-3.5, 3.5, 29), s[:12]])
        f.writelines(f"{name},{float(x)!r},{float(y)!r}\n" for x, y in zip(at, model.predict(at)))
with open("platt.csv", "w") as f:
    f.write(tools + "# tolerance: 1e-9\ncase,by,tolerance,slope,intercept\n")
    for name, (s, w) in cases.items():
        if set(w) <= {0, 1}:
            model = _SigmoidCalibration().fit(s, ore.astype(int), sample_weight=w)
            f.write(f"{name},scikit-learn,1e-5,{float(-model.a_)!r},{float(-model.b_)!r}\n")
        a, b = documented(s[w > 0], ore[w > 0], w[w > 0])
        f.write(f"{name},scipy,1e-9,{float(a)!r},{float(b)!r}\n")
