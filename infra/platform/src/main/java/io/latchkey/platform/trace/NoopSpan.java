package io.latchkey.platform.trace;

/** A span that nobody collects: a place in the trace and nothing more. */
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
        // Nobody asked how long it took.
    }

    @Override
    public void endWithFailure(Throwable failure) {
        // Nobody asked what became of it.
    }
}
