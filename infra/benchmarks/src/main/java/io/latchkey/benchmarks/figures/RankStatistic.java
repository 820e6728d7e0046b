package io.latchkey.benchmarks.figures;

import java.util.Arrays;

/**
 * Whether two samples can be told apart: the chance that one drawn from the second is greater than one drawn from the
 * first (area under the curve, Mann–Whitney). 0.5 is: not at all.
 *
 * @param auc the statistic
 * @param margin half the width of the 95 % interval that chance alone gives around 0.5 for samples of this size
 */
public record RankStatistic(double auc, double margin) {

    private static final double NORMAL_95 = 1.96;

    public static RankStatistic compareSamples(double[] first, double[] second) {
        double[] sorted = first.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double value : second) {
            wins += countBelow(sorted, value) + (countNotAbove(sorted, value) - countBelow(sorted, value)) / 2.0;
        }
        double pairs = (double) first.length * second.length;
        double deviation = Math.sqrt((first.length + second.length + 1.0) / (12.0 * pairs));
        return new RankStatistic(wins / pairs, NORMAL_95 * deviation);
    }

    /** Whether the difference is more than chance gives. */
    public boolean tellsApart() {
        return Math.abs(auc - 0.5) > margin;
    }

    private static int countBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int countNotAbove(double[] sorted, double value) {
        return countBelow(sorted, Math.nextUp(value));
    }
}
