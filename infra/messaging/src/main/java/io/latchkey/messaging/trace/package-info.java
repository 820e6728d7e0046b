/**
 * Spans: what is done in a trace, exported where an operator asked for it. Touches OpenTelemetry, and nothing else of
 * ours but the {@code traceparent}.
 */
@NullMarked
package io.latchkey.messaging.trace;

import org.jspecify.annotations.NullMarked;
