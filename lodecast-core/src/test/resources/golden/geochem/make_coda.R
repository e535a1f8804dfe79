# Golden values of compositions: balances, contrasts, dendrogram, clr components, variation matrix. Run here:
# Rscript make_coda.R   (base R alone)
put <- function(d, file, what, tolerance) {
  con <- file(file, "w")
  writeLines(c(paste0("# ", what), paste0("# made by make_coda.R, ", R.version.string), paste0("# tolerance: ", tolerance)), con)
  write.csv(format(d, digits = 17, trim = TRUE), con, row.names = FALSE, quote = FALSE)
  close(con)
}
set.seed(1986)
n <- 80
parts <- c("Au", "Ag", "Cu", "Pb", "Zn", "Sb", "Hg", "As", "W", "Mo", "Bi", "Co")
level <- log(c(0.3, 1, 40, 30, 70, 15, 0.2, 90, 6, 2, 1, 12))
mix <- matrix(rnorm(12 * 4), 12)
X <- round(exp(sweep(matrix(rnorm(n * 4), n) %*% t(mix) * 0.6 + matrix(rnorm(n * 12), n) * 0.4, 2, level, "+")), 6)
colnames(X) <- parts
put(as.data.frame(X), "parts.csv", "made-up concentrations [ppm] of twelve elements", 0)
L <- log(X)

# by the definition: a root of counts times the difference of mean logs
balances <- function(L, S) sapply(seq_len(nrow(S)), function(b) {
  R <- S[b, ] == 1; Q <- S[b, ] == -1; r <- sum(R); s <- sum(Q)
  sqrt(r * s / (r + s)) * (rowMeans(L[, R, drop = FALSE]) - rowMeans(L[, Q, drop = FALSE]))
})
# contrasts by their geometry: the normalised clr of exp(row of signs scaled by counts)
contrast <- function(S) t(apply(S, 1, function(w) {
  v <- ifelse(w == 1, 1 / sum(w == 1), ifelse(w == -1, -1 / sum(w == -1), 0)); v / sqrt(sum(v^2))
}))
group <- function(...) { v <- rep(0, 12); a <- list(...); v[parts %in% a[[1]]] <- 1; v[parts %in% a[[2]]] <- -1; v }
near <- parts[1:5]; front <- parts[6:8]; tail <- parts[9:12]
paper <- rbind(group(near, c(front, tail)), group(front, tail), group(c("Au", "Ag"), c("Cu", "Pb", "Zn")), group("Au", "Ag"),
  group("Cu", c("Pb", "Zn")), group("Pb", "Zn"), group(c("Sb", "Hg"), "As"), group("Sb", "Hg"), group(c("W", "Mo"), c("Bi", "Co")),
  group("W", "Mo"), group("Bi", "Co"))
stopifnot(max(abs(contrast(paper) %*% t(contrast(paper)) - diag(11))) < 1e-14)
B <- balances(L, paper)
stopifnot(max(abs(B - L %*% t(contrast(paper)))) < 1e-13)
colnames(B) <- paste0("b", 1:11)
put(as.data.frame(B), "balances.csv", "balances of parts.csv by the paper's partition", 1e-12)
P <- contrast(paper); colnames(P) <- parts
put(as.data.frame(P), "contrasts.csv", "contrast matrix of the paper's partition", 1e-14)
shuffled <- rbind(c(0, 0, 1, -1, 0), c(1, 1, -1, -1, -1), c(1, -1, 0, 0, 0), c(0, 0, 1, 1, -1)) # of the first five, in no order
stopifnot(max(abs(contrast(shuffled) %*% t(contrast(shuffled)) - diag(4))) < 1e-14)

# the dendrogram: the walk down that Egozcue and Pawlowsky-Glahn describe, written as paths from the root
dendrogram <- function(S, B) {
  v <- apply(B, 2, var); m <- colMeans(B); q <- apply(B, 2, quantile, c(0.05, 0.95))
  u <- max(abs(c(m, q)))
  size <- rowSums(S != 0)
  above <- function(set) which(apply(S != 0, 1, function(g) all(g[set]))) # splits that hold all of a set
  down <- sapply(seq_len(ncol(S)), function(j) sum(v[above(j)]))
  top <- sapply(seq_len(nrow(S)), function(b) { a <- setdiff(above(S[b, ] != 0), b); max(down) - sum(v[a]) })
  # leaves: + before - at every split
  before <- function(i, j) { a <- above(c(i, j)); S[a[which.min(size[a])], i] == 1 }
  k <- ncol(S)
  rank <- sapply(1:k, function(j) sum(sapply(setdiff(1:k, j), function(i) before(i, j))))
  at <- rep(NA, nrow(S))
  for (b in order(size)) {
    end <- sapply(c(1, -1), function(s) {
      g <- S[b, ] == s
      if (sum(g) == 1) rank[g] else at[which(apply((S != 0) == matrix(g, nrow(S), k, byrow = TRUE), 1, all))]
    })
    at[b] <- approx(c(-u, u), c(end[2], end[1]), m[b])$y
  }
  list(splits = data.frame(mean = m, variance = v, q05 = q[1, ], q95 = q[2, ], share = v / sum(v), top = top, foot = top - v, position = at),
    leaves = data.frame(position = rank, top = max(down) - down))
}
d <- dendrogram(paper, B)
stopifnot(abs(sum(d$splits$variance) - sum(apply(L - rowMeans(L), 2, var))) < 1e-12)
put(d$splits, "dendrogram.csv", "CoDa-dendrogram of balances.csv: its splits, by balance", 1e-12)
put(data.frame(part = parts, d$leaves), "dendrogram_parts.csv", "the same: its parts", 1e-12)
L5 <- L[, 1:5]
d5 <- dendrogram(shuffled, balances(L5, shuffled))
put(d5$splits, "dendrogram5.csv", "CoDa-dendrogram of the first five parts: a partition whose rows stand in no order", 1e-12)
put(data.frame(part = parts[1:5], d5$leaves), "dendrogram5_parts.csv", "the same: its parts", 1e-12)

# clr components; the last has no variance
p <- prcomp(L - rowMeans(L))
flip <- apply(p$rotation[, 1:11], 2, function(r) sign(r[which.max(abs(r))]))
R <- p$rotation[, 1:11] %*% diag(flip); S <- p$x[, 1:11] %*% diag(flip)
colnames(R) <- colnames(S) <- paste0("PC", 1:11)
put(data.frame(part = parts, centre = p$center, R), "clr_rotation.csv", "prcomp of the clr of parts.csv: centre and rotation, largest entry positive", 1e-10)
put(data.frame(sdev = p$sdev[1:11]), "clr_sdev.csv", "the same: standard deviations", 1e-10)
put(as.data.frame(S), "clr_scores.csv", "the same: scores", 1e-10)
V <- outer(1:12, 1:12, Vectorize(function(i, j) var(L[, i] - L[, j]))); colnames(V) <- parts
put(as.data.frame(V), "variation.csv", "variation matrix of parts.csv", 1e-12)

# zeros: a hole in the table here and there, whole 1e6 ppm, and the same rows closed to 100
Z <- X; Z[cbind(c(3, 3, 10, 11, 40, 77, 80, 80, 80), c(1, 7, 7, 11, 1, 9, 1, 2, 7))] <- 0
put(as.data.frame(Z), "zeros.csv", "parts.csv with zeros in place of some", 0)
least <- apply(Z, 2, function(x) min(x[x > 0]))
multiplicative <- function(Z, delta, whole) t(apply(Z, 1, function(x) {
  z <- x == 0; x[!z] <- x[!z] * (1 - sum(delta[z]) / whole); x[z] <- delta[z]; x
}))
put(as.data.frame(multiplicative(Z, 0.65 * least, 1e6)), "zeros_multiplicative.csv",
  "zeros.csv: 0.65 of the least positive value, the others shrunk to keep 1e6 and their ratios", 1e-13)
C <- 100 * Z / rowSums(Z)
limit <- seq(0.02, 0.13, length.out = 12)
M <- multiplicative(C, 0.5 * limit, 100)
stopifnot(max(abs(rowSums(M) - 100)) < 1e-10)
put(as.data.frame(M), "zeros_closed.csv", "zeros.csv closed to 100, then half of limits 0.02, 0.03 ... 0.13 multiplicatively", 1e-12)

# log-ratio EM, one part with zeros: the same as the likeliest censored regression of its log-ratio on the others'
five <- c("Au", "Ag", "Cu", "Pb", "Hg"); limit <- 0.16
E <- X[, five]; low <- E[, "Hg"] < limit; cat("below the limit:", sum(low), "of", n, "\n")
A <- cbind(1, log(E[, c("Au", "Ag", "Cu")] / E[, "Pb"])); y <- log(E[, "Hg"] / E[, "Pb"]); cut <- log(limit / E[, "Pb"])
misfit <- function(t) {
  m <- drop(A %*% t[1:4]); s <- exp(t[5])
  -sum(dnorm(y[!low], m[!low], s, log = TRUE)) - sum(pnorm(cut[low], m[low], s, log.p = TRUE))
}
t <- c(coef(lm(y ~ A - 1)), log(0.5))
for (i in 1:5) t <- optim(t, misfit, method = "BFGS", control = list(reltol = 1e-16, maxit = 1e4))$par
for (i in 1:20) { # Newton's steps to the end, by differences
  d <- 1e-4; k <- length(t); I <- diag(d, k)
  g <- sapply(1:k, function(i) (misfit(t + I[i, ]) - misfit(t - I[i, ])) / (2 * d))
  H <- sapply(1:k, function(i) sapply(1:k, function(j)
    (misfit(t + I[i, ] + I[j, ]) - misfit(t + I[i, ] - I[j, ]) - misfit(t - I[i, ] + I[j, ]) + misfit(t - I[i, ] - I[j, ])) / (4 * d^2)))
  t <- t - solve(H, g)
}
m <- drop(A %*% t[1:4]); s <- exp(t[5]); h <- dnorm((cut - m) / s) / pnorm((cut - m) / s)
put(data.frame(E[, 1:4], Hg = ifelse(low, 0, E[, "Hg"]), expected = ifelse(low, E[, "Pb"] * exp(m - s * h), E[, "Hg"])), "zeros_em.csv",
  "five parts, zeros of Hg below 0.16, and what a censored regression expects of them", 1e-6)
