package io.latchkey.messaging.trace;

/** On which side of a conversation a span is. */
public enum SpanKind {
    SERVER,
    CLIENT,
    PRODUCER,
    CONSUMER,
    INTERNAL;

    io.opentelemetry.api.trace.SpanKind exported() {
        return switch (this) {
            case SERVER -> io.opentelemetry.api.trace.SpanKind.SERVER;
            case CLIENT -> io.opentelemetry.api.trace.SpanKind.CLIENT;
            case PRODUCER -> io.opentelemetry.api.trace.SpanKind.PRODUCER;
            case CONSUMER -> io.opentelemetry.api.trace.SpanKind.CONSUMER;
            case INTERNAL -> io.opentelemetry.api.trace.SpanKind.INTERNAL;
        };
    }
}
