package io.latchkey.platform.trace;

/** A span that is not exported: a place in the trace and nothing more. */
record NoopSpan(String traceparent) implements TraceSpan {

    @Override
    public TraceSpan withAttribute(String name, String value) {
        return this;
    }

    @Override
    public TraceSpan withName(String name) {
        return this;
    }

    @Override
    public void end() {
        // Not exported.
    }

    @Override
    public void endWithFailure(Throwable failure) {
        // Not exported.
    }
}
