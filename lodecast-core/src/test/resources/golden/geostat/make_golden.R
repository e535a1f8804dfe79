# Golden values of org.lodecast.geostat. Run here: Rscript make_golden.R   (Debian: r-base-core r-cran-gstat r-cran-sp)
suppressMessages({library(sp); library(gstat)})
version <- paste0("# made by make_golden.R, R ", getRversion(), ", gstat ", packageVersion("gstat"))
put <- function(d, file, what, tolerance) {
  con <- file(file, "w")
  writeLines(c(version, paste0("# ", what), paste0("# tolerance: ", tolerance)), con)
  write.csv(format(d, digits = 15, trim = TRUE), con, row.names = FALSE, quote = FALSE)
  close(con)
}
set.seed(42)
n <- 250
P <- data.frame(x = round(runif(n) * 300, 2), y = round(runif(n) * 300, 2), z = round(-runif(n) * 150, 2))
H <- as.matrix(dist(P)) / 80 # a Gaussian field: spherical 0.8, range 80, nugget 0.2, mean 3
C <- ifelse(H < 1, 0.8 * (1 - 1.5 * H + 0.5 * H^3), 0) + diag(0.2, n)
P$v <- round(3 + drop(t(chol(C)) %*% rnorm(n)), 4)
put(P, "samples.csv", "made-up samples", 0)
m <- 40
Q <- data.frame(x = round(runif(m) * 300, 1), y = round(runif(m) * 300, 1), z = round(-runif(m) * 150, 1))
Q[1:2, ] <- P[1:2, 1:3]                      # two targets at samples: exact there
p <- P; coordinates(p) <- ~x + y + z
q <- Q; coordinates(q) <- ~x + y + z
quiet <- function(...) krige(v ~ 1, p, q, ..., debug.level = 0)

# Nested, anisotropic: spherical 0.6, range 80, azimuth 30, dip -20 (340 to gstat), third angle 15, ratios 0.6 and 0.3;
# exponential 0.3, practical range 150 (gstat takes a third), azimuth 120, dip 10, ratios 0.5 and 0.5; nugget 0.1.
nested <- vgm(0.6, "Sph", 80, anis = c(30, 340, 15, 0.6, 0.3), add.to = vgm(0.3, "Exp", 50, 0.1, anis = c(120, 10, 0, 0.5, 0.5)))
gauss <- vgm(0.9, "Gau", 60 / sqrt(3), 0.05) # practical range 60
near <- quiet(model = nested, nmax = 12, maxdist = 120)
all <- quiet(model = nested)
simple <- quiet(model = nested, nmax = 12, maxdist = 120, beta = 3)
smooth <- quiet(model = gauss, nmax = 16)
block <- krige(v ~ 1, p, q, nested, nmax = 12, block = c(10, 10, 5), set = list(nblockdiscr = 3), debug.level = 0)
put(data.frame(Q, ok12 = near$var1.pred, ok12_var = near$var1.var, ok_all = all$var1.pred, ok_all_var = all$var1.var,
    sk12 = simple$var1.pred, sk12_var = simple$var1.var, gau16 = smooth$var1.pred, gau16_var = smooth$var1.var),
  "kriging.csv", "kriging of samples.csv: models and neighbourhoods in make_golden.R", 1e-9)
# gstat moves block points off samples by a hair, which shows in the ninth digit.
put(data.frame(Q, block12 = block$var1.pred, block12_var = block$var1.var),
  "blocks.csv", "block kriging of samples.csv: 10 x 10 x 5 m in 3 x 3 x 3 points, nested model, nmax 12", 1e-7)

cv <- krige.cv(v ~ 1, p, nested, nmax = 12, debug.level = 0, verbose = FALSE)
put(data.frame(pred = cv$var1.pred, var = cv$var1.var), "leave_one_out.csv", "krige.cv of samples.csv, nested, nmax 12", 1e-9)

e <- variogram(v ~ 1, p, width = 10, cutoff = 150)
put(data.frame(np = e$np, dist = e$dist, gamma = e$gamma), "variogram.csv", "variogram of samples.csv, 15 lags of 10 m", 1e-9)
fits <- do.call(rbind, lapply(c("Sph", "Exp"), function(k) {
  best <- NULL
  for (r in c(20, 40, 60, 80, 100, 120)) {
    f <- suppressWarnings(fit.variogram(e, vgm(0.8, k, r, 0.2), fit.method = 7))
    f$range <- f$range * c(1, if (k == "Exp") 3 else 1)
    if (is.null(best) || attr(f, "SSErr") < attr(best, "SSErr")) best <- f
  }
  data.frame(kind = k, nugget = best$psill[1], sill = best$psill[2], range = best$range[2], sse = attr(best, "SSErr"))
}))
put(fits, "variogram_fit.csv", "fit.variogram of variogram.csv: weights N/h^2; practical ranges", 1e-3)
