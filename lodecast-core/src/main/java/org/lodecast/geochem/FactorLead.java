package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks for the factor that given variables lead.
final class FactorLead {
    private FactorLead() {}

    static FactorAnalysis.Lead of(List<String> names, double[][] loadings, int... variables) {
        if (variables.length == 0) {
            throw new IllegalArgumentException("no variable to look for");
        }
        boolean[] wanted = new boolean[loadings.length];
        for (int v : variables) {
            wanted[v] = true;
        }
        FactorAnalysis.Lead best = of(names, loadings, wanted, 0);
        for (int f = 1; f < loadings[0].length; f++) {
            FactorAnalysis.Lead lead = of(names, loadings, wanted, f);
            best = lead.contrast() > best.contrast() ? lead : best;
        }
        return best;
    }

    private static FactorAnalysis.Lead of(List<String> names, double[][] loadings, boolean[] wanted, int f) {
        double own = 0;
        double others = 0;
        int count = 0;
        int highest = -1;
        for (int j = 0; j < wanted.length; j++) {
            double l = loadings[j][f];
            if (wanted[j]) {
                own += l;
                count++;
            } else {
                others += Math.abs(l);
                highest = highest < 0 || Math.abs(l) > Math.abs(loadings[highest][f]) ? j : highest;
            }
        }
        int sign = own < 0 ? -1 : 1;
        double least = Double.POSITIVE_INFINITY;
        List<String> told = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        for (int j = 0; j < wanted.length; j++) {
            if (wanted[j]) {
                least = Math.min(least, sign * loadings[j][f]);
                theirs.add(names.get(j));
                told.add(told(names, loadings, j, f, sign));
            }
        }
        double most = highest < 0 ? 0 : Math.abs(loadings[highest][f]);
        boolean clear = least > most;
        String said = (clear
                        ? "factor " + (f + 1) + " is led by " + String.join(" and ", theirs)
                        : "no factor is led by " + String.join(" and ", theirs) + " alone: factor " + (f + 1)
                                + " comes nearest")
                + " (" + String.join(", ", told) + "; "
                + (highest < 0 ? "there is no other" : "of the others " + told(names, loadings, highest, f, sign))
                + ")";
        double contrast = sign * own / count - others / Math.max(1, wanted.length - count);
        return new FactorAnalysis.Lead(f, sign, contrast, clear, said);
    }

    private static String told(List<String> names, double[][] loadings, int j, int f, int sign) {
        return String.format(Locale.ROOT, "%s %.2f", names.get(j), sign * loadings[j][f]);
    }
}
