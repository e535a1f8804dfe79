# More golden values of org.lodecast.geostat.kriging: the cases that users meet. Run here:
#   Rscript make_kriging_cases.R   (Debian: r-base-core r-cran-gstat r-cran-sp)
# Samples follow holes; coordinates are random to the centimetre, so that no two distances tie. The angles of
# gstat's `anis` are azimuth, dip and plunge, those below 0 written with 360 added; its `Exp` takes a third of our range.
# cases_trend.csv is called so: model `plain` (spherical 0.7, range 90, nugget 0.2); mean a + b w with the column `w` of
# samples and targets (drift), a + b x + c y + d z (trend), a + b x + c y + d z + e w (both), coefficients unknown; from all
# samples (`_all`) or the 20 nearest. cases_left_out.csv, `fold`: samples of the same `fold` are left out together, then the
# 12 nearest of the rest are taken.
suppressMessages({library(sp); library(gstat)})
version <- paste0("# made by make_kriging_cases.R, R ", getRversion(), ", gstat ", packageVersion("gstat"))
put <- function(d, file, what, tolerance) {
  d[is.na(d)] <- NaN # "NA" is no number to the reader
  con <- file(file, "w")
  writeLines(c(version, paste0("# ", what), paste0("# tolerance: ", tolerance)), con)
  write.csv(format(d, digits = 15, trim = TRUE), con, row.names = FALSE, quote = FALSE)
  close(con)
}
pair <- function(name, k) setNames(data.frame(k$var1.pred, k$var1.var), c(name, paste0(name, "_var")))

set.seed(2024)
holes <- 24
each <- 8
hole <- rep(seq_len(holes) - 1, each = each)
along <- rep(seq_len(each) * 14, holes)
bearing <- runif(holes, 0, 2 * pi)[hole + 1]
n <- holes * each
P <- data.frame(x = round(runif(holes, 0, 400)[hole + 1] + 0.35 * along * sin(bearing) + runif(n), 2),
                y = round(runif(holes, 0, 400)[hole + 1] + 0.35 * along * cos(bearing) + runif(n), 2),
                z = round(900 - 0.93 * along + runif(n), 2))
second <- function(d) sin(d$x / 70) + cos(d$y / 90) + (900 - d$z) / 100
H <- as.matrix(dist(P)) / 90 # spherical 0.7, range 90, nugget 0.2
C <- ifelse(H < 1, 0.7 * (1 - 1.5 * H + 0.5 * H^3), 0) + diag(0.2, n)
P$w <- round(second(P) + rnorm(n, 0, 0.1), 4)
P$v <- round(3 + 0.004 * P$x - 0.01 * (P$z - 850) + 0.8 * P$w + drop(t(chol(C)) %*% rnorm(n)), 4)
P$hole <- hole
P$fold <- (hole * 7) %% 5
put(P, "cases_samples.csv", "made-up samples along holes, with a second variable w", 0)

m <- 40
Q <- data.frame(x = round(runif(m, -60, 460), 1), y = round(runif(m, -60, 460), 1), z = round(runif(m, 760, 920), 1))
Q$w <- round(second(Q), 4)
p <- P; coordinates(p) <- ~x + y + z
q <- Q; coordinates(q) <- ~x + y + z

# nugget 0.15; spherical 0.5, range 110, azimuth 65, dip -35, plunge 20, ratios 0.55 and 0.25; exponential 0.4, practical
# range 240, azimuth 335, dip 15, plunge -40, ratios 0.7 and 0.4
nested <- suppressWarnings( # of the third angle, which GSLIB 2 is said to turn wrongly; the tests show that it agrees
  vgm(0.5, "Sph", 110, anis = c(65, 325, 20, 0.55, 0.25),
      add.to = vgm(0.4, "Exp", 80, 0.15, anis = c(335, 15, 320, 0.7, 0.4))))
# zonal: spherical 0.6, range 90, and 0.4 that varies upward only, by a range of 45 there and a million sideways
zonal <- vgm(0.4, "Sph", 1e6, anis = c(0, 0, 0, 1, 45e-6), add.to = vgm(0.6, "Sph", 90, 0.1))
plain <- vgm(0.7, "Sph", 90, 0.2)
ok <- function(...) krige(v ~ 1, p, q, ..., debug.level = 0)
few <- ok(plain, nmax = 10, nmin = 5, maxdist = 70)
stopifnot(sum(is.na(few$var1.pred)) > 5, sum(!is.na(few$var1.pred)) > 15)
put(data.frame(Q[1:3], pair("nested16", ok(nested, nmax = 16)), pair("nested_all", ok(nested)),
               pair("few", few), pair("zonal16", ok(zonal, nmax = 16))),
    "cases_points.csv", "nested, zonal: 16 nearest; few: plain, 5 to 10 nearest within 70 m, NaN below 5", 1e-9)

# A block's points as gstat lays them: the centres of equal parts. gstat moves points that fall on samples by a hair,
# which shows in the ninth digit.
blocks <- function(...) krige(v ~ 1, p, q, ..., block = c(12, 20, 8), set = list(nblockdiscr = 3), debug.level = 0)
put(data.frame(Q[1:3], pair("ordinary16", blocks(nested, nmax = 16)), pair("simple16", blocks(nested, nmax = 16, beta = 5)),
               pair("simple_all", blocks(plain, beta = 5))),
    "cases_blocks.csv", "blocks of 12 x 20 x 8 m in 3 x 3 x 3 points; simple: mean 5; simple_all: plain", 1e-7)

drift <- function(formula, ...) krige(formula, p, q, plain, ..., debug.level = 0)
put(data.frame(Q, pair("drift_all", drift(v ~ w)), pair("drift20", drift(v ~ w, nmax = 20)),
               pair("trend_all", drift(v ~ x + y + z)), pair("trend20", drift(v ~ x + y + z, nmax = 20)),
               pair("both_all", drift(v ~ x + y + z + w))),
    "cases_trend.csv", "kriging with a drift: w, or x, y and z, or all four; plain", 1e-7)

cv <- function(...) krige.cv(v ~ 1, p, nested, nmax = 12, debug.level = 0, verbose = FALSE, ...)
put(data.frame(pair("one", cv()), pair("hole", cv(nfold = P$hole + 1)), pair("fold", cv(nfold = P$fold + 1))),
    "cases_left_out.csv", "krige.cv: 12 nearest, nested; without the sample, its hole, its fold", 1e-9)

weigh <- function(...) idw(v ~ 1, p, q, ..., debug.level = 0)$var1.pred
put(data.frame(Q[1:3], idw2 = weigh(nmax = 12), idw3 = weigh(nmax = 12, maxdist = 80, idp = 3),
               all15 = weigh(idp = 1.5), nearest = weigh(nmax = 1), near60 = weigh(nmax = 1, maxdist = 60)),
    "cases_distance.csv", "inverse distance: 12 nearest, power 2; within 80 m, power 3; all, 1.5; nearest; within 60 m", 1e-9)
