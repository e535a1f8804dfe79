# Principal factors, varimax and scores by regression. Run: Rscript make_golden.R (Debian: r-cran-psych, MASS)
suppressMessages({library(psych); library(MASS)})
set.seed(20)
n <- 60
front <- rnorm(n); tail <- rnorm(n); rock <- rnorm(n)
X <- round(exp(cbind(
  Hg = front + 0.4 * rnorm(n), Sb = 0.9 * front + 0.5 * rnorm(n), As = 0.6 * front + 0.5 * tail + 0.5 * rnorm(n),
  W = tail + 0.4 * rnorm(n), Bi = 0.8 * tail + 0.6 * rnorm(n), Cr = rock + 0.3 * rnorm(n), Ni = 0.9 * rock + 0.4 * rnorm(n))), 5)
factors <- function(data, k) {
  R <- cor(data); e <- eigen(R)
  L <- e$vectors[, 1:k] %*% diag(sqrt(e$values[1:k]))
  V <- unclass(varimax(L, normalize = TRUE, eps = 1e-15)$loadings)
  flip <- apply(V, 2, function(l) sign(l[which.max(abs(l))]))
  V <- V %*% diag(flip)
  V <- V[, order(-colSums(V^2))]
  list(R = R, values = e$values, V = V)
}
head <- function(file, what) {
  cat(paste0("# ", what, "\n# made by make_golden.R with ", R.version.string, ", psych ", packageVersion("psych"),
    ", MASS ", packageVersion("MASS"), "\n# tolerance: 1e-6\n"), file = file)
}
rows <- function(file, table) write.table(format(table, digits = 12, trim = TRUE), file, append = TRUE, sep = ",", quote = FALSE, row.names = FALSE)

L <- log(X); f <- factors(L, 3)
S <- factor.scores(L, f$V, method = "Thurstone")$scores # F = Z R^-1 Lambda
stopifnot(max(abs(S - scale(L) %*% solve(f$R) %*% f$V)) < 1e-9)
colnames(S) <- paste0("F", 1:3)
head("factor_data.csv", "made-up concentrations and their factor scores: logs, three factors, columns by falling variance")
suppressWarnings(rows("factor_data.csv", data.frame(X, S)))
head("factor_loadings.csv", "loadings (largest positive, by falling variance) and eigenvalues of the same")
suppressWarnings(rows("factor_loadings.csv", data.frame(el = colnames(X), f$V, eigenvalue = f$values)))

C <- L - rowMeans(L); g <- factors(C, 2) # closed: the correlation matrix is singular
G <- scale(C) %*% ginv(g$R, tol = 1e-10) %*% g$V
head("closed_scores.csv", "factor scores of the centred log-ratios of the same, two factors, pseudo-inverse of the correlation")
suppressWarnings(rows("closed_scores.csv", data.frame(F1 = G[, 1], F2 = G[, 2])))
print(g$values); print(f$V)

# Jura (Goovaerts 1997; Debian r-cran-gstat): varimax brought to its end; R's default stops at 1e-5, 0.003 rad short of it
data(jura, package = "gstat")
el <- c("Cd", "Co", "Cr", "Cu", "Ni", "Pb", "Zn")
e <- eigen(cor(log(as.matrix(prediction.dat[, el]))))
J <- unclass(varimax(e$vectors[, 1:2] %*% diag(sqrt(e$values[1:2])), eps = 1e-15)$loadings)
head("jura_varimax.csv", "loadings of two principal factors of the logs of the Jura data, varimax with eps = 1e-15")
suppressWarnings(rows("jura_varimax.csv", data.frame(el, X1 = J[, 1], X2 = J[, 2])))
