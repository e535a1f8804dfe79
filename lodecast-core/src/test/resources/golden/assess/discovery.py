#!/usr/bin/env python3
"""Golden values of scores against a known truth, by scikit-learn and scipy. Run in this folder: python3 discovery.py

discovery.csv  a score with many ties, another score, and the body that each voxel lies in (-1: none)
figures.csv    AUC, Spearman's correlation of the two scores, mean and Student's interval of the first ten scores
"""
import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn.metrics import roc_auc_score

rng = np.random.default_rng(12)
body = np.repeat(np.arange(-1, 5), [440, 20, 20, 10, 6, 4])
score = np.round(rng.normal(size=500) + 0.7 * (body >= 0) + 0.8 * (body == 2), 1)
other = np.round(0.5 * score + rng.normal(size=500), 1)
order = rng.permutation(500)
body, score, other = body[order], score[order], other[order]
tools = f"# scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, numpy {np.__version__}; discovery.py\n"
with open("discovery.csv", "w") as f:
    f.write(tools + "# tolerance: 0\nscore,other,body\n")
    f.writelines(f"{s},{o},{b}\n" for s, o, b in zip(score, other, body))
ten = score[:10]
low, high = stats.t.interval(0.95, 9, ten.mean(), stats.sem(ten))
with open("figures.csv", "w") as f:
    f.write(tools + "# tolerance: 1e-6\nname,value\n")
    f.write(f"auc,{roc_auc_score(body >= 0, score)!r}\n")
    f.write(f"spearman,{float(stats.spearmanr(score, other).statistic)!r}\n")
    f.write(f"mean,{float(ten.mean())!r}\nlow,{float(low)!r}\nhigh,{float(high)!r}\n")
