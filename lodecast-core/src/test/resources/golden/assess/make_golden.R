# ROC area with DeLong's interval by pROC. Run: Rscript make_golden.R (Debian: r-cran-proc)
suppressMessages(library(pROC))
set.seed(9)
cases <- list(
  smooth = { o <- rep(c(1, 0), c(40, 60)); data.frame(ore = o, score = round(rnorm(100, o), 6)) },
  ties = { o <- rbinom(200, 1, 0.3); data.frame(ore = o, score = round(rnorm(200, o) * 2) / 2) },
  heavy_ties = { o <- rbinom(150, 1, 0.5); data.frame(ore = o, score = rbinom(150, 2, 0.3 + 0.3 * o)) },
  rare = { o <- rep(c(1, 0), c(3, 197)); data.frame(ore = o, score = round(rnorm(200, 1.5 * o), 3)) },
  worse_than_chance = { o <- rbinom(80, 1, 0.4); data.frame(ore = o, score = round(rnorm(80, -o), 2)) },
  perfect = data.frame(ore = rep(0:1, each = 10), score = 1:20))
lines <- paste0("# made by make_golden.R with ", R.version.string, ", pROC ", packageVersion("pROC"))
writeLines(c("# scores with their truth", lines, "# tolerance: 0", "case,ore,score",
  unlist(lapply(names(cases), function(k) paste(k, cases[[k]]$ore, cases[[k]]$score, sep = ",")))), "roc_scores.csv")
answers <- sapply(names(cases), function(k) {
  r <- suppressWarnings(roc(cases[[k]]$ore, cases[[k]]$score, direction = "<", levels = c(0, 1), quiet = TRUE))
  ci <- suppressWarnings(ci.auc(r, method = "delong"))
  paste(k, sprintf("%.15g", ci[2]), sprintf("%.15g", ci[1]), sprintf("%.15g", ci[3]), sep = ",")
})
writeLines(c("# area under the curve and DeLong's 95 % interval", lines, "# tolerance: 1e-9", "case,auc,low,high", answers), "roc.csv")
