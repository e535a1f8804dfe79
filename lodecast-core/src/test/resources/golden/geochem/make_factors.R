# Golden values of factor analysis: principal axes, maximum likelihood, parallel analysis. Run here: Rscript make_factors.R
# (Debian: r-base-core r-cran-psych)
suppressMessages(library(psych))
options(mc.cores = 1)
version <- paste0("# made by make_factors.R, ", R.version.string, ", psych ", packageVersion("psych"))
put <- function(d, file, what, tolerance) {
  con <- file(file, "w")
  writeLines(c(paste0("# ", what), version, paste0("# tolerance: ", tolerance)), con)
  write.csv(format(d, digits = 15, trim = TRUE), con, row.names = FALSE, quote = FALSE)
  close(con)
}
order_turn <- function(L) { # by falling variance, the largest positive
  L <- L[, order(-colSums(L^2)), drop = FALSE]
  L %*% diag(apply(L, 2, function(l) sign(l[which.max(abs(l))])), ncol(L))
}
turn <- function(L) order_turn(unclass(varimax(L, eps = 1e-15)$loadings))
tight <- list(opt = list(fnscale = 1, parscale = rep(1, 8), factr = 10, pgtol = 0, maxit = 1e5))

set.seed(1967)
n <- 150
true <- rbind(c(.8, .1, 0), c(.7, 0, .2), c(.6, .3, .1), c(.1, .8, 0), c(0, .7, .2), c(.2, .5, .4), c(0, .1, .8), c(.1, 0, .7))
X <- matrix(rnorm(n * 3), n) %*% t(true) + sweep(matrix(rnorm(n * 8), n), 2, sqrt(1 - rowSums(true^2)), "*")
X <- round(sweep(X, 2, 1:8, "*") + 3, 6)
colnames(X) <- v <- paste0("V", 1:8)
put(as.data.frame(X), "fa_data.csv", "made-up data of three factors", 0)
R <- cor(X)
Z <- scale(X)
both <- function(L, psi, file, what, tolerance) {
  S <- factor.scores(X, L, method = "Thurstone")$scores
  stopifnot(max(abs(S - Z %*% solve(R, L))) < 1e-10)
  put(data.frame(v, F = unclass(L), uniqueness = psi), paste0(file, ".csv"), what, tolerance)
  put(data.frame(F = unclass(S)), paste0(file, "_scores.csv"), paste0(what, ": scores by regression"), tolerance)
}
pa <- fa(X, 3, rotate = "none", fm = "pa", min.err = 1e-15, max.iter = 1e5)
both(turn(unclass(pa$loadings)), pa$uniquenesses, "fa_axes", "psych::fa(fm = 'pa', min.err = 1e-15) of fa_data.csv, three factors, varimax", 1e-8)
put(data.frame(v, F = order_turn(unclass(pa$loadings))), "fa_axes_unturned.csv", "the same without rotation", 1e-8)
ml <- factanal(X, 3, rotation = "none", control = tight)
both(turn(unclass(ml$loadings)), ml$uniquenesses, "fa_likelihood", "factanal of fa_data.csv, three factors, varimax", 1e-6)
pm <- fa(X, 3, rotate = "none", fm = "ml")
cat("psych ml against factanal:", max(abs(pm$uniquenesses - ml$uniquenesses)), "\n")
put(data.frame(v, F = turn(unclass(pm$loadings)), uniqueness = pm$uniquenesses), "fa_likelihood_psych.csv",
  "psych::fa(fm = 'ml') of fa_data.csv, three factors, varimax", 1e-4)

# Heywood cases: the first forty rows
set.seed(40)
hw <- factanal(X[1:40, ], 3, rotation = "none", control = list(nstart = 40, opt = list(factr = 10, pgtol = 0, maxit = 1e5)))
print(hw$uniquenesses)
put(data.frame(v, F = turn(unclass(hw$loadings)), uniqueness = hw$uniquenesses), "fa_heywood.csv",
  "factanal of the first 40 rows of fa_data.csv, best of 40 starts, three factors, varimax: V1 and V8 at their bound", 1e-5)

# centred log-ratios: R has rank 7. The likelihood by all its parameters at once, log|S| + tr(R S^-1), S = LL' + Psi
C <- X - rowMeans(X); Rc <- cor(C); k <- 2
f <- function(t) { L <- matrix(t[1:16], 8); S <- tcrossprod(L) + diag(exp(t[17:24])); determinant(S)$modulus + sum(diag(solve(S, Rc))) }
g <- function(t) {
  L <- matrix(t[1:16], 8); S <- tcrossprod(L) + diag(exp(t[17:24])); I <- solve(S); G <- I - I %*% Rc %*% I
  c(2 * G %*% L, diag(G) * exp(t[17:24]))
}
best <- NULL
for (s in 1:20) {
  set.seed(s)
  o <- optim(rnorm(24, 0, 0.5), f, g, method = "L-BFGS-B", lower = c(rep(-Inf, 16), rep(log(0.005), 8)), upper = c(rep(Inf, 16), rep(0, 8)),
    control = list(maxit = 1e5, factr = 10, pgtol = 0))
  if (is.null(best) || o$value < best$value - 1e-9) best <- o
}
cat("closed likelihood", best$value, "gradient", max(abs(g(best$par))), "\n"); print(exp(best$par[17:24]))
Lc <- turn(matrix(best$par[1:16], 8))
inverse <- with(eigen(Rc), vectors[, 1:7] %*% diag(1 / values[1:7]) %*% t(vectors[, 1:7]))
put(data.frame(v, F = Lc, uniqueness = exp(best$par[17:24])), "fa_closed.csv", "maximum likelihood of fa_data.csv less the mean of each row, two factors, varimax", 1e-5)
put(data.frame(F = scale(C) %*% inverse %*% Lc), "fa_closed_scores.csv", "the same: scores by regression, pseudo-inverse", 1e-5)
h <- rep(1, 8)
for (i in 1:1e5) { r <- Rc; diag(r) <- h; e <- eigen(r); L <- e$vectors[, 1:2] %*% diag(sqrt(e$values[1:2])); if (max(abs(rowSums(L^2) - h)) < 1e-15) break; h <- rowSums(L^2) }
put(data.frame(v, F = turn(L), uniqueness = 1 - h), "fa_closed_axes.csv", "principal axes of the same, communalities from 1 on", 1e-8)

# eigenvalues of random data; the tests allow for the standard errors of means and quantiles
summary <- function(E, case, n, closed) data.frame(case, n, p = ncol(E), closed, m = seq_len(ncol(E)), trials = nrow(E),
  mean = colMeans(E), sd = apply(E, 2, sd), q95 = apply(E, 2, quantile, 0.95))
horn <- function(n, p, trials) { # psych's C columns are resampled, its Sim columns normal data
  invisible(capture.output(q <- fa.parallel(matrix(rnorm(n * p), n), fa = "pc", n.iter = trials, plot = FALSE)))
  E <- q$values[, grep("^Sim", colnames(q$values))]
  stopifnot(ncol(E) == p, max(abs(rowSums(E) - p)) < 1e-9)
  E
}
closed <- function(n, p, trials) t(replicate(trials, {
  D <- matrix(rnorm(n * p), n); eigen(cor(D - rowMeans(D)), TRUE, TRUE)$values
}))
set.seed(1965)
put(rbind(summary(horn(150, 8, 2000), "psych", 150, 0), summary(horn(20, 12, 2000), "psych", 20, 0),
    summary(closed(40, 6, 4000), "base", 40, 1)), "fa_parallel.csv",
  "eigenvalues of random normal data: psych::fa.parallel, and base R for data less the mean of each row", 0)
cat("factors by psych's parallel analysis:", fa.parallel(X, fa = "pc", n.iter = 500, plot = FALSE)$ncomp, "\n")
