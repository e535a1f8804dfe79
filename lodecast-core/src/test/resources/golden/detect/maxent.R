# Golden values of maximum entropy by glmnet. Run in this folder: Rscript maxent.R
#
# maxent_rows.csv   layers at 600 places (multiples of 1/4096, so the same as float), whether each is a presence of the case
#                   `many` (150 of them) and of `few` (the first 20), and whether it is of the background; a presence always is
# maxent_path.csv   by case and by step of the path of 200: the intercept (feature -1) and the weight of each feature
# maxent_terms.csv  penalty of each feature by case
# maxent_places.csv by case: raw predictor eta + alpha and cloglog at the first 50 places; entropy and alpha on each line
#
# Objective and path are those of the R package maxnet 0.1.4 (Phillips and others 2017), written anew from their formulas.
suppressMessages(library(glmnet))
tools <- paste0("# ", R.version.string, ", glmnet ", packageVersion("glmnet"), ", thresh 1e-13; maxent.R")
put <- function(name, tolerance, table) {
  f <- file(name, "w")
  writeLines(c(tools, paste("# tolerance:", tolerance)), f)
  write.table(format(table, digits = 15, trim = TRUE), f, sep = ",", row.names = FALSE, quote = FALSE)
  close(f)
}

set.seed(1382)
n <- 600
a <- runif(n)
b <- pmin(1, pmax(0, 0.6 * a + 0.4 * runif(n)))
c <- rbeta(n, 2, 5)
x <- round(cbind(a, b, c) * 4096) / 4096
chance <- exp(-1 + 3 * x[, 1] - 6 * (x[, 2] - 0.6)^2 + 2 * (x[, 3] > 0.3) + x[, 1] * x[, 3])
many <- rep(0, n)
many[sample(n, 150, prob = chance)] <- 1
few <- many
few[which(many == 1)[-(1:20)]] <- 0
background <- ifelse(many == 1, 1, as.numeric(runif(n) < 0.9))
put("maxent_rows.csv", 0, data.frame(x, many, few, background))

ramp <- function(v, from, to) pmin(1, pmax(0, (v - from) / (to - from)))
design <- function(x, classes, hingeKnots, thresholdKnots) {
  cols <- list()
  kind <- c()
  add <- function(v, k) { cols[[length(cols) + 1]] <<- v; kind <<- c(kind, k) }
  layers <- seq_len(ncol(x))
  has <- function(l) grepl(l, classes)
  if (has("l")) for (j in layers) add(x[, j], "l")
  if (has("q")) for (j in layers) add(x[, j]^2, "q")
  if (has("p")) for (i in layers) for (j in layers) if (i < j) add(x[, i] * x[, j], "p")
  if (has("h")) for (j in layers) {
    k <- seq(min(x[, j]), max(x[, j]), length.out = hingeKnots)
    for (t in head(k, -1)) add(ramp(x[, j], t, max(k)), "h")
    for (t in k[-1]) add(ramp(x[, j], min(k), t), "h")
  }
  if (has("t")) for (j in layers) {
    k <- seq(min(x[, j]), max(x[, j]), length.out = thresholdKnots + 2)
    for (t in head(k, -1)[-1]) add(as.numeric(x[, j] >= t), "t")
  }
  list(m = do.call(cbind, cols), kind = kind)
}

penalties <- function(d, presence) {
  on <- d$m[presence == 1, ]
  m <- sum(presence)
  table <- function(at, value) approx(at, value, m, rule = 2)$y
  smooth <- table(c(0, 10, 30, 100), c(1, 1, 0.2, 0.05))
  if ("q" %in% d$kind) smooth <- table(c(0, 10, 17, 30, 100), c(1.3, 0.8, 0.5, 0.25, 0.05))
  if ("p" %in% d$kind) smooth <- table(c(0, 10, 17, 30, 100), c(2.6, 1.6, 0.9, 0.55, 0.05))
  factor <- ifelse(d$kind == "h", 0.5, ifelse(d$kind == "t", table(c(0, 100), c(2, 1)), smooth))
  s <- apply(on, 2, sd)
  reg <- s * factor / sqrt(m)
  hinge <- d$kind == "h"
  reg[hinge] <- pmax(s[hinge], 1 / sqrt(m)) * 0.5 / sqrt(m)
  reg[d$kind == "t" & colSums(on) %in% c(0, m)] <- 1
  pmax(reg, 0.001 * apply(d$m, 2, function(v) diff(range(v))))
}

paths <- terms <- places <- NULL
for (case in c("many", "few")) {
  presence <- if (case == "many") many else few
  seen <- presence == 1 | background == 1
  d <- if (case == "many") design(x[seen, ], "lqpht", 4, 3) else design(x[seen, ], "lqh", 3, 1)
  presence <- presence[seen]
  of <- background[seen] == 1
  reg <- penalties(d, presence)
  m <- rbind(d$m[presence == 1, ], d$m[of, ])
  p <- rep(c(1, 0), c(sum(presence), sum(of)))
  w <- ifelse(p == 1, 1, 100)
  glmnet.control(pmin = 1e-8, fdev = 0, mxitnr = 200)
  lambda <- 10^seq(4, 0, length.out = 200) * mean(reg) * sum(p) / sum(w)
  fit <- glmnet(m, as.factor(p), family = "binomial", standardize = FALSE, penalty.factor = reg, lambda = lambda,
    weights = w, thresh = 1e-13, maxit = 1e8)
  stopifnot(length(fit$lambda) == 200)
  for (step in c(90, 120, 150, 175, 200)) {
    paths <- rbind(paths, data.frame(case, step, feature = seq_along(c(0, reg)) - 2,
      weight = c(fit$a0[step], fit$beta[, step])))
  }
  terms <- rbind(terms, data.frame(case, feature = seq_along(reg) - 1, kind = d$kind, penalty = reg))
  eta <- as.vector(d$m %*% fit$beta[, 200])
  alpha <- -log(sum(exp(eta[of])))
  raw <- exp(alpha + eta[of])
  entropy <- -sum(raw * log(raw))
  first <- which(seen)[1:50]
  places <- rbind(places, data.frame(case, row = first - 1, predictor = alpha + eta[1:50],
    cloglog = 1 - exp(-exp(entropy + alpha + eta[1:50])), entropy, alpha))
}
put("maxent_path.csv", 0.001, paths)
put("maxent_terms.csv", 1e-12, terms)
# at this thresh glmnet still breaks the conditions for the least sum by 2e-4 of the penalty
put("maxent_places.csv", 1e-4, places)
