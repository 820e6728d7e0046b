package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.figures.RoundMedian;
import java.util.List;

/**
 * How often a statement was sent, the rows it gave or changed, and the time it took in PostgreSQL.
 *
 * @param millis of execution, waiting included
 */
record StatementUse(double calls, double rows, double millis) {

    static final StatementUse NONE = new StatementUse(0, 0, 0);

    static StatementUse medianOf(List<StatementUse> uses) {
        return new StatementUse(
                RoundMedian.of(uses, StatementUse::calls),
                RoundMedian.of(uses, StatementUse::rows),
                RoundMedian.of(uses, StatementUse::millis));
    }

    StatementUse plus(StatementUse other) {
        return new StatementUse(calls + other.calls, rows + other.rows, millis + other.millis);
    }

    StatementUse since(StatementUse earlier) {
        return new StatementUse(calls - earlier.calls, rows - earlier.rows, millis - earlier.millis);
    }

    StatementUse dividedBy(long count) {
        return new StatementUse(calls / count, rows / count, millis / count);
    }

    double rowsPerCall() {
        return calls == 0 ? Double.NaN : rows / calls;
    }
}
