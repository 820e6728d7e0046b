/**
 * Keyed digests that stand for an address or a network where neither may be written down. Touches nothing.
 */
@NullMarked
package io.latchkey.gateway.digest;

import org.jspecify.annotations.NullMarked;
