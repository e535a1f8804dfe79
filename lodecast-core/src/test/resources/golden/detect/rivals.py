#!/usr/bin/env python3
"""Golden values of logistic regression and boosted trees by scikit-learn. Run in this folder: python3 rivals.py

samples.csv      layers at 400 voxels, as float32, and whether each is ore
logistic.csv     weights by LogisticRegression(C=1), the layers alone and with squares and products; the same for `apart`,
                 where the first layer alone tells ore from barren ground without fault
tree_rows.csv    1500 rows to learn from and 1500 to judge by; fewer values a feature than classes, so that both cut alike
tree_logits.csv  ln(p/(1-p)) of the rows to judge by, HistGradientBoostingClassifier of 40 trees without early stopping
"""
import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

TOOLS = f"# scikit-learn {sklearn.__version__}, numpy {np.__version__}; rivals.py\n"


def write(name, tolerance, header, rows):
    with open(name, "w") as f:
        f.write(TOOLS)
        f.write(f"# tolerance: {tolerance}\n{header}\n")
        for r in rows:
            f.write(",".join(v if isinstance(v, str) else repr(float(v)) for v in r) + "\n")


rng = np.random.default_rng(1382)
x = rng.uniform(0, 1, (400, 3)).astype(np.float32).astype(float)
logit = -2 + 3 * x[:, 0] - 2 * x[:, 1] + 4 * x[:, 0] * x[:, 2]
y = rng.uniform(size=400) < 1 / (1 + np.exp(-logit))
write("samples.csv", 0, "a,b,c,ore", [[*r, o] for r, o in zip(x, y)])


def terms(x, quadratic):
    c = x.shape[1]
    return np.column_stack([x, *(x[:, i] * x[:, j] for i in range(c) for j in range(i, c))]) if quadratic else x


rows = []
for case, kind in (("logistic", y), ("quadratic", y), ("apart", x[:, 0] > 0.5)):
    t = terms(x, case == "quadratic")
    m = LogisticRegression(C=1, solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(t, kind)
    rows += [[case, w] for w in [*m.coef_[0], m.intercept_[0]]]
write("logistic.csv", 1e-6, "case,weight", rows)

x = rng.integers(0, 120, (3000, 6)) / 128.0
logit = 6 * (x[:, 0] - 0.45) * (x[:, 1] > 0.4) + 3 * np.sin(9 * x[:, 2]) - 2
y = rng.uniform(size=3000) < 1 / (1 + np.exp(-logit))
write("tree_rows.csv", 0, "a,b,c,d,e,f,ore", [[*r, o] for r, o in zip(x, y)])
m = HistGradientBoostingClassifier(max_iter=40, early_stopping=False).fit(x[:1500], y[:1500])
p = m.decision_function(x[1500:])
with open("tree_logits.csv", "w") as f:
    f.write(TOOLS)
    f.write(f"# AUC of the rows to judge by: {roc_auc_score(y[1500:], p)!r}\n# tolerance: 1e-4\nlogit\n")
    f.writelines(f"{v!r}\n" for v in p.tolist())
