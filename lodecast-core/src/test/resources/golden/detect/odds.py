# Steps of a small network that gives log odds, taught by cross-entropy with AdamW, as PyTorch takes them; and
# a calibration by weighted logistic regression, as scikit-learn fits it.
# Run in this folder: python3 odds.py
import numpy as np
import sklearn
import torch
from sklearn.linear_model import LogisticRegression

rng = np.random.default_rng(11)
n, width, hidden = 24, 7, (5, 3)
x = rng.normal(size=(n, width)).round(4)
t = (x[:, 0] + x[:, 1] * x[:, 2] + 0.5 * rng.normal(size=n) > 0).astype(int)
torch.manual_seed(0)
layers, w = [], []
for a, b in zip((width,) + hidden, hidden + (1,)):
    m = torch.nn.Linear(a, b, dtype=torch.float64)
    m.weight.data = torch.tensor(rng.normal(size=(b, a)).round(4) * 0.5)
    m.bias.data = torch.tensor(rng.normal(size=b).round(4) * 0.5)
    w += [m]
    layers += [m, torch.nn.ReLU()]
net = torch.nn.Sequential(*layers[:-1])


def flat():
    # ours: weights source by source, then biases
    return np.concatenate([np.concatenate([m.weight.detach().numpy().T.ravel(), m.bias.detach().numpy()]) for m in w])


start = flat()
y0 = net(torch.tensor(x)).detach().numpy()[:, 0]
opt = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=0.3)
loss = []
for step in range(10):
    opt.zero_grad()
    j = torch.nn.functional.binary_cross_entropy_with_logits(net(torch.tensor(x))[:, 0], torch.tensor(t, dtype=torch.float64))
    loss.append(j.item())
    j.backward()
    opt.step()
head = f"# made by odds.py with torch {torch.__version__}, numpy {np.__version__}\n# tolerance: 2e-4\n"
with open("odds.csv", "w") as f:
    f.write(head + "what,index,value\n")
    for what, v in (("x", x.ravel()), ("t", t), ("start", start), ("y0", y0), ("loss", loss), ("after", flat())):
        for i, value in enumerate(v):
            f.write(f"{what},{i},{value:.10g}\n")

m = 400
a = rng.normal(size=(m, 2)).round(4)
ore = (rng.random(m) < 1 / (1 + np.exp(2 - 1.3 * a[:, 0] - 0.4 * a[:, 1]))).astype(int)
weight = np.where(ore == 1, 0.2, rng.integers(1, 9, m)).round(2)
fit = LogisticRegression(C=1e9, tol=1e-12, max_iter=1000).fit(a, ore, weight)
with open("calibration.csv", "w") as f:
    f.write(f"# made by odds.py with scikit-learn {sklearn.__version__}; rows, then the fit in the last\n# tolerance: 1e-3\n")
    f.write("a,b,ore,weight\n")
    for i in range(m):
        f.write(f"{a[i, 0]},{a[i, 1]},{ore[i]},{weight[i]}\n")
    f.write(f"{fit.coef_[0, 0]:.8f},{fit.coef_[0, 1]:.8f},-1,{fit.intercept_[0]:.8f}\n")
