# Golden values of org.lodecast.geostat.variogram, from samples.csv. Run here: Rscript make_variograms.R
# (Debian: r-base-core r-cran-gstat r-cran-sp)
suppressMessages({library(sp); library(gstat)})
version <- paste0("# made by make_variograms.R, R ", getRversion(), ", gstat ", packageVersion("gstat"))
put <- function(d, file, what, tolerance) {
  con <- file(file, "w")
  writeLines(c(version, paste0("# ", what), paste0("# tolerance: ", tolerance)), con)
  write.csv(format(d, digits = 15, trim = TRUE), con, row.names = FALSE, quote = FALSE)
  close(con)
}
S <- read.csv("samples.csv", comment.char = "#")
p <- S; coordinates(p) <- ~x + y + z
flat <- S; coordinates(flat) <- ~x + y # in a plane gstat's tolerances are those of a cone
rows <- function(case, e) data.frame(case = case, np = e$np, dist = e$dist, gamma = e$gamma)
put(rbind(
  rows("cressie", variogram(v ~ 1, p, width = 10, cutoff = 150, cressie = TRUE)),
  rows("bounds", variogram(v ~ 1, p, boundaries = c(0, 15, 20, 40, 80, 160))),
  rows("north30", variogram(v ~ 1, flat, width = 10, cutoff = 150, alpha = 30, tol.hor = 20)),
  rows("north120", variogram(v ~ 1, flat, width = 10, cutoff = 150, alpha = 120, tol.hor = 10)),
  rows("indicator", variogram(I(as.numeric(v <= 3)) ~ 1, p, width = 10, cutoff = 150))),
  "experiments.csv", "cressie, bounds, indicator: 3D; north30 (tolerance 20) and north120 (10): x and y alone", 1e-9)
# A width that no pair of coordinates of two decimals can lie on an edge of.
m <- as.data.frame(variogram(v ~ 1, flat, cutoff = 60.003, width = 20.001, map = TRUE)$map)
put(data.frame(dx = m$dx, dy = m$dy, np = m$np.var1, gamma = m$var1), "plane.csv", "variogram map of x and y, cells of 20.001", 1e-9)
