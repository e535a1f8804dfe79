# Grigorian's zonality index, variability index and sequence; Theil-Sen slope and Kendall's tau. Base R only.
# Run: Rscript make_zonation.R
el <- c("As", "Sb", "Hg", "Ag", "Pb", "Au", "Cu", "Bi", "Mo", "W")
M <- rbind( # linear productivity, levels from top to bottom; made up
  As = c(310, 420, 150, 60, 22), Sb = c(9.1, 6.0, 3.2, 1.1, 0.4), Hg = c(0.52, 0.61, 0.2, 0.05, 0.02),
  Ag = c(1.2, 2.9, 4.4, 2.5, 0.7), Pb = c(20, 61, 55, 41, 12), Au = c(0.3, 1.9, 3.7, 1.2, 0.2),
  Cu = c(11, 18, 49, 52, 20), Bi = c(0.02, 0.05, 0.21, 0.5, 0.62), Mo = c(0.1, 0.2, 0.35, 1.4, 2.2),
  W = c(0.0, 0.3, 0.9, 2.1, 4.8))
head <- function(file, what) cat(paste0("# ", what, "\n# made by make_zonation.R with ", R.version.string, "\n# tolerance: 1e-10\n"), file = file)
rows <- function(file, table) suppressWarnings(write.table(format(table, digits = 14, trim = TRUE, scientific = FALSE), file,
  append = TRUE, sep = ",", quote = FALSE, row.names = FALSE))
zonation <- function(M, decades) {
  top <- apply(M, 1, max)
  f <- if (decades) 10^(floor(log10(max(M))) - floor(log10(top))) else 1 / top
  N <- M * f
  D <- sweep(N, 2, colSums(N), "/")
  lev <- max.col(D, ties.method = "first")
  G <- t(sapply(seq_len(nrow(D)), function(i) {
    r <- max(D[i, ]) / pmax(D[i, ], 1e-3 * max(D[i, ])); j <- seq_len(ncol(D))
    c(sum(r[j < lev[i]]), sum(r[j > lev[i]]))
  }))
  place <- integer(nrow(D)); place[order(lev, G[, 1] - G[, 2])] <- seq_len(nrow(D))
  colnames(D) <- paste0("D", 1:5); colnames(N) <- paste0("N", 1:5)
  data.frame(el = rownames(M), M1 = M[, 1], M2 = M[, 2], M3 = M[, 3], M4 = M[, 4], M5 = M[, 5], N, D,
    level = lev - 1, above = G[, 1], below = G[, 2], place = place - 1)
}
for (kind in c("decades", "greatest")) {
  file <- paste0("zonation_", kind, ".csv")
  head(file, "productivity M, normalised N, zonality index D of five levels, level of the greatest, G above and below, place in the sequence")
  rows(file, zonation(M, kind == "decades"))
}
x <- c(2400, 2450, 2500, 2550, 2600, 2650, 2700, 2750, 2800, 2850, 2900)
y <- c(-0.61, -0.73, -0.4, -0.25, 0.21, 0.2, 0.35, 0.2, 3.1, 0.8, 1.1)
n <- length(x); p <- combn(n, 2); s <- sort((y[p[2, ]] - y[p[1, ]]) / (x[p[2, ]] - x[p[1, ]]))
t <- table(y); t <- t[t > 1]
sd <- sqrt((n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5))) / 18); C <- qnorm(0.975) * sd; N <- length(s)
k <- suppressWarnings(cor.test(x, y, method = "kendall", exact = FALSE, continuity = TRUE))
head("trend.csv", "Theil-Sen slope with Sen's interval (conservative ranks), intercept, Kendall's tau-b and its probability")
rows("trend.csv", data.frame(x, y, slope = median(s), low = s[floor((N - C) / 2)], high = s[ceiling((N + C) / 2) + 1],
  intercept = median(y - median(s) * x), tau = unname(k$estimate), chance = k$p.value))
