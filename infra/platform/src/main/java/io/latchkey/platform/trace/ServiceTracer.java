package io.latchkey.platform.trace;

import io.latchkey.platform.trace.TraceSpan.SpanKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Begins the spans of this service. Without a collector a span is its {@code traceparent} and nothing more, and not a
 * class of OpenTelemetry's SDK is loaded.
 */
public final class ServiceTracer implements AutoCloseable {
    /** Spans that are not exported. */
    public static final ServiceTracer UNSEEN = new ServiceTracer(null);

    private final @Nullable OtlpTracer collector;

    ServiceTracer(@Nullable OtlpTracer collector) {
        this.collector = collector;
    }

    /** Whether anybody collects them; where not, work for the trace alone can be left out. */
    public boolean isExporting() {
        return collector != null;
    }

    /**
     * A span that begins now.
     *
     * @param name of few, as a label is: no ids
     * @param parent {@code traceparent} of its cause; a new trace begins where there is none, or a malformed one
     */
    public TraceSpan startSpan(String name, SpanKind kind, @Nullable String parent) {
        return startSpan(name, kind, parent, Duration.ZERO);
    }

    /** One that began so long ago. */
    public TraceSpan startSpan(String name, SpanKind kind, @Nullable String parent, Duration ago) {
        return collector == null
                ? new NoopSpan(TraceContext.childTraceparent(parent))
                : collector.startSpan(name, kind, parent, ago);
    }

    /**
     * Something that happened, at once; returns its {@code traceparent}.
     *
     * @param about what the id is of, as an attribute's name
     */
    public String recordMoment(String name, @Nullable String parent, String about, Object id) {
        TraceSpan span = startSpan(name, SpanKind.INTERNAL, parent).withAttribute(about, id.toString());
        span.end();
        return span.traceparent();
    }

    @Override
    public void close() {
        if (collector != null) {
            collector.close();
        }
    }
}
