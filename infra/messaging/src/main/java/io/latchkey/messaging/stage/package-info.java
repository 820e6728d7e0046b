/**
 * How far a fact has come, and how long after it was accepted: one histogram for the whole way. Touches the meters.
 */
@NullMarked
package io.latchkey.messaging.stage;

import org.jspecify.annotations.NullMarked;
