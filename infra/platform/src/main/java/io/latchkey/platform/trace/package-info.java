/**
 * Spans and stages: what is done in a trace and how far a fact has come, exported where an operator asked for it. Touches
 * OpenTelemetry and the meters.
 */
@NullMarked
package io.latchkey.platform.trace;

import org.jspecify.annotations.NullMarked;
