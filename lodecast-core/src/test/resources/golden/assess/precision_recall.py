#!/usr/bin/env python3
"""Golden values of precision, recall and ROC area, by scikit-learn. Run in this folder: python3 precision_recall.py

Scores and truth are those of roc_scores.csv. Weights are none; 0.5 + the number of the sample modulo 5; or those that make
the share of ore 0.05.

precision_recall.csv        average_precision_score, the share of ore, and roc_auc_score
precision_recall_curve.csv  precision_recall_curve of two of the cases, by falling threshold, without the last point (1, 0),
                            which belongs to no threshold
"""
import csv
import numpy as np
import sklearn
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score

cases = {}
with open("roc_scores.csv") as f:
    for row in csv.DictReader(line for line in f if not line.startswith("#")):
        cases.setdefault(row["case"], []).append((int(row["ore"]), float(row["score"])))


def weights(ore, kind):
    if kind == "none":
        return np.ones(len(ore))
    if kind == "modulo":
        return 0.5 + np.arange(len(ore)) % 5
    return np.where(ore == 1, 0.05 / ore.mean(), 0.95 / (1 - ore.mean()))


tools = f"# scikit-learn {sklearn.__version__}, numpy {np.__version__}; precision_recall.py\n# tolerance: 1e-12\n"
with open("precision_recall.csv", "w") as f, open("precision_recall_curve.csv", "w") as g:
    f.write(tools + "case,weights,average,baseline,auc\n")
    g.write(tools + "case,weights,threshold,precision,recall\n")
    for name, rows in cases.items():
        ore, score = np.array(rows).T
        for kind in ("none", "modulo", "share"):
            w = weights(ore, kind)
            average = average_precision_score(ore, score, sample_weight=w)
            baseline = np.sum(w * ore) / np.sum(w)
            f.write(f"{name},{kind},{float(average)!r},{float(baseline)!r},{float(roc_auc_score(ore, score))!r}\n")
            if name in ("ties", "heavy_ties"):
                precision, recall, threshold = precision_recall_curve(ore, score, sample_weight=w)
                for row in list(zip(threshold, precision, recall))[::-1]:
                    g.write(",".join([name, kind] + [repr(float(v)) for v in row]) + "\n")
