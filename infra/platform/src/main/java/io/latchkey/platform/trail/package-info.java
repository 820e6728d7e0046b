/**
 * What becomes of a refusal besides its answer: a count, a line and, where the service has them, a security event. Reads
 * answers as they leave, so whoever refuses needs no code for it. Touches no table.
 */
@NullMarked
package io.latchkey.platform.trail;

import org.jspecify.annotations.NullMarked;
