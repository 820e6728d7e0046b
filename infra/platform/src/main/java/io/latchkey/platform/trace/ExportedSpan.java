package io.latchkey.platform.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/** A span on its way to the collector. */
record ExportedSpan(io.opentelemetry.api.trace.Span span) implements TraceSpan {

    @Override
    public String traceparent() {
        SpanContext context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    @Override
    public TraceSpan withAttribute(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    @Override
    public TraceSpan withName(String name) {
        span.updateName(name);
        return this;
    }

    @Override
    public void end() {
        span.end();
    }

    @Override
    public void endWithFailure(Throwable failure) {
        span.setAttribute("error.type", failure.getClass().getName());
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
