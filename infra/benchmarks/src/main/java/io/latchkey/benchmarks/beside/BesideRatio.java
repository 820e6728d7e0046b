package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.figures.BenchmarkFigure;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A figure of Latchkey by one of Keycloak.
 *
 * @param ours the name of Latchkey's figure
 * @param theirs the name of Keycloak's, which is another where it has no API
 * @param target what is to be reached
 */
record BesideRatio(String ours, String theirs, UnaryOperator<BenchmarkFigure> target) {

    private static final String GROUP = "Latchkey / Keycloak";

    private static final List<BesideRatio> ALL = List.of(
            reset(ClientAction.RESET_BY_API, BesideRun.PER_SECOND, ratio -> ratio.atLeast(4)),
            reset(ClientAction.RESET_BY_PAGE, BesideRun.PER_SECOND, ratio -> ratio),
            reset(ClientAction.RESET_BY_API, BesideRun.MAILED_PER_SECOND, ratio -> ratio),
            reset(ClientAction.RESET_BY_API, BesideRun.P99, ratio -> ratio.atMost(1)),
            reset(ClientAction.RESET_BY_API, BesideRun.CPU, ratio -> ratio.atMost(0.25)),
            reset(ClientAction.RESET_BY_PAGE, BesideRun.CPU, ratio -> ratio),
            reset(ClientAction.RESET_BY_API, BesideRun.IN_INBOX, ratio -> ratio.atMost(1)),
            same(ClientAction.SIGN_IN_BY_API.figure(BesideRun.PER_SECOND), ratio -> ratio.atLeast(2)),
            same(ClientAction.SIGN_IN_BY_PAGE.figure(BesideRun.PER_SECOND), ratio -> ratio.atLeast(2)),
            same(ClientAction.SIGN_IN_BY_API.figure(BesideRun.CPU), ratio -> ratio),
            same(ClientAction.SIGN_IN_BY_PAGE.figure(BesideRun.CPU), ratio -> ratio),
            same(BesideRun.IDLE, ratio -> ratio),
            same(BesideRun.READY, ratio -> ratio),
            same(BesideRun.MEMORY_LOADED, ratio -> ratio));

    /** Those whose figures are both there. */
    static List<BenchmarkFigure> compare(Map<String, Double> latchkey, Map<String, Double> keycloak) {
        return ALL.stream()
                .filter(ratio -> latchkey.containsKey(ratio.ours) && keycloak.containsKey(ratio.theirs))
                .map(ratio -> ratio.of(latchkey, keycloak))
                .toList();
    }

    private BenchmarkFigure of(Map<String, Double> latchkey, Map<String, Double> keycloak) {
        double value = latchkey.getOrDefault(ours, 0.0) / keycloak.getOrDefault(theirs, 0.0);
        return target.apply(BenchmarkFigure.of(GROUP, withoutUnit(ours), value, ""));
    }

    /** Keycloak's users ask on its pages alone. */
    private static BesideRatio reset(ClientAction ours, String figure, UnaryOperator<BenchmarkFigure> target) {
        return new BesideRatio(ours.figure(figure), ClientAction.RESET_BY_PAGE.figure(figure), target);
    }

    private static BesideRatio same(String figure, UnaryOperator<BenchmarkFigure> target) {
        return new BesideRatio(figure, figure, target);
    }

    private static String withoutUnit(String figure) {
        return figure.replaceAll(", (ms|s|%|MiB)$", "");
    }
}
