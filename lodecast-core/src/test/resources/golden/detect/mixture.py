#!/usr/bin/env python3
"""Golden values of Gaussian mixtures by scikit-learn. Run in this folder: python3 mixture.py, then Rscript mixture.R

mixture_rows.csv     300 rows of three columns about three places, and the component that each starts in
mixture_sklearn.csv  GaussianMixture, full, tied and diag, reg_covar 0.001, from the parameters that the start makes likeliest
mixture_mclust.csv   by mixture.R: me() of R's mclust, models VVV, EEE and VVI, from the same start, without a ridge

Both in rows: case, what (loglik, bic, weight, mean, density), component or row, column, value. BIC has scikit-learn's sign.
"""
import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture

TOOLS = f"# scikit-learn {sklearn.__version__}, numpy {np.__version__}; mixture.py\n"
RIDGE = 1e-3

rng = np.random.default_rng(1382)
sizes, places = (140, 100, 60), ((0.2, 0.3, 0.5), (0.6, 0.5, 0.4), (0.8, 0.2, 0.7))
spread = (((0.1, 0, 0), (0.05, 0.08, 0), (0, 0.02, 0.1)), ((0.08, 0, 0), (-0.05, 0.07, 0), (0.02, 0, 0.05)),
          ((0.05, 0, 0), (0, 0.04, 0), (0.03, 0.03, 0.06)))
x = np.vstack([np.array(p) + rng.normal(size=(n, 3)) @ np.array(s).T for n, p, s in zip(sizes, places, spread)])
x = x[rng.permutation(len(x))].round(6)
start = (np.argsort(np.argsort(x[:, 0])) * 3) // len(x)  # thirds of the first column
with open("mixture_rows.csv", "w") as f:
    f.write(TOOLS + "# tolerance: 0\na,b,c,start\n")
    f.writelines(",".join(map(repr, r.tolist())) + f",{s}\n" for r, s in zip(x, start))


def initial(kind):
    """Weights, means and precisions after one maximisation from the start."""
    m = GaussianMixture(3, covariance_type=kind, reg_covar=RIDGE)
    m._initialize(x, np.eye(3)[start])
    p = m.precisions_cholesky_
    return m.weights_, m.means_, p**2 if kind == "diag" else p @ p.T if kind == "tied" else p @ p.transpose(0, 2, 1)


with open("mixture_sklearn.csv", "w") as f:
    f.write(TOOLS + "# tolerance: 1e-6\ncase,what,k,column,value\n")
    for kind in ("full", "tied", "diag"):
        w, mu, p = initial(kind)
        m = GaussianMixture(3, covariance_type=kind, reg_covar=RIDGE, tol=1e-14, max_iter=20000, weights_init=w,
                            means_init=mu, precisions_init=p).fit(x)
        assert m.converged_, kind
        rows = [("loglik", 0, 0, m.score(x) * len(x)), ("bic", 0, 0, m.bic(x))]
        rows += [("weight", k, 0, v) for k, v in enumerate(m.weights_)]
        rows += [("mean", k, c, m.means_[k, c]) for k in range(3) for c in range(3)]
        rows += [("density", r, 0, v) for r, v in enumerate(m.score_samples(x)) if r % 10 == 0]
        f.writelines(f"{kind},{a},{k},{c},{float(v)!r}\n" for a, k, c, v in rows)
