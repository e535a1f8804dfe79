# Ordinary kriging by R's gstat, timed: the peer of `./lodecast bench kriging`. First measured with R 4.2.2, gstat 2.1-0
# and sp 1.6-0 of Debian 12 (apt-get install r-cran-gstat); what runs says its own versions.
# Arguments: folder, nodes, neighbours, nugget, partial sill, range [m]. Reads samples.f64 (x, y, z, value) and nodes.f64
# (x, y, z), columns of little-endian doubles; writes value and variance of the first so many nodes to gstat.f64.
suppressMessages({library(sp); library(gstat)})
a <- commandArgs(trailingOnly = TRUE)
n <- as.integer(a[2])
p <- as.numeric(a[3:6])
columns <- function(name, k) {
  file <- file.path(a[1], name)
  as.data.frame(matrix(readBin(file, "double", file.size(file) / 8, endian = "little"), ncol = k))
}
samples <- setNames(columns("samples.f64", 4), c("x", "y", "z", "v"))
nodes <- setNames(columns("nodes.f64", 3)[seq_len(n), ], c("x", "y", "z"))
coordinates(samples) <- ~x + y + z
coordinates(nodes) <- ~x + y + z
model <- vgm(p[3], "Sph", p[4], p[2])
start <- proc.time()
k <- krige(v ~ 1, samples, nodes, model, nmax = p[1], debug.level = 0)
took <- proc.time() - start
writeBin(c(k$var1.pred, k$var1.var), file.path(a[1], "gstat.f64"), endian = "little")
cat(sprintf("measured %.6f %.6f gstat %s, R %s\n", took[["elapsed"]], took[["user.self"]] + took[["sys.self"]],
    packageVersion("gstat"), getRversion()))
