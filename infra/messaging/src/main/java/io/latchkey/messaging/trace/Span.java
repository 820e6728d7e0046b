package io.latchkey.messaging.trace;

import org.jspecify.annotations.Nullable;

/** Something being done in a trace. Names and values are ids and our own words, never an address or a secret. */
public sealed interface Span permits UnseenSpan, ExportedSpan {

    /** What those who are asked or told because of it are given. */
    String traceparent();

    /** What is known of it, as OpenTelemetry's conventions name it. */
    Span with(String name, String value);

    /** A better name than the one it began with. */
    Span named(String name);

    /** Done. */
    void end();

    /** Ended by a failure, of which only the class is told: a message could quote anything. */
    void fail(Throwable failure);

    /** Done, or failed where there is a failure. */
    default void end(@Nullable Throwable failure) {
        if (failure == null) {
            end();
        } else {
            fail(failure);
        }
    }
}
