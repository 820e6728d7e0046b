package io.latchkey.benchmarks.load;

/** What one client does over its connection, once: a request, or several that lead to the one that counts. */
public interface LoadFlow {

    /** Throws {@link UnexpectedAnswerException} where an answer makes the figure worthless. */
    FlowTime runOn(LoadConnection connection);
}
