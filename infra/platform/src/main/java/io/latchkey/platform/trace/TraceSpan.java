package io.latchkey.platform.trace;

import org.jspecify.annotations.Nullable;

/** Something being done in a trace. Names and values are ids and constants of ours, never an address or a secret. */
public sealed interface TraceSpan permits NoopSpan, ExportedSpan {

    /** What those who are asked or told because of it are given. */
    String traceparent();

    /** What is known of it, as OpenTelemetry's conventions name it. */
    TraceSpan withAttribute(String name, String value);

    /** A better name than the one it began with. */
    TraceSpan withName(String name);

    /** Done. */
    void end();

    /** Ended by a failure, of which only the class is told: a message could quote anything. */
    void endWithFailure(Throwable failure);

    /** Done, or failed where there is a failure. */
    default void end(@Nullable Throwable failure) {
        if (failure == null) {
            end();
        } else {
            endWithFailure(failure);
        }
    }

    /** On which side of a conversation a span is, by the names of OpenTelemetry. */
    enum SpanKind {
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER,
        INTERNAL;

        io.opentelemetry.api.trace.SpanKind toOpenTelemetry() {
            return io.opentelemetry.api.trace.SpanKind.valueOf(name());
        }
    }
}
