package io.latchkey.platform.trace;

import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/** Says in a log line to which trace it belongs, as fields of their own. */
public final class TraceLogFields {

    private static final String TRACE = "trace.id";
    private static final String SPAN = "span.id";

    private TraceLogFields() {}

    /** The line with the ids of a {@code traceparent}; as it is where there is none, or a malformed one. */
    public static LoggingEventBuilder addTraceFields(LoggingEventBuilder line, @Nullable String traceparent) {
        return traceparent == null || !TraceContext.isWellFormed(traceparent)
                ? line
                : line.addKeyValue(TRACE, traceparent.substring(3, 35))
                        .addKeyValue(SPAN, traceparent.substring(36, 52));
    }
}
