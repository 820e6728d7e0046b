/**
 * The HTTP contract between the services: one file for each operation, with its path, its request and its response, used
 * by the service that asks and by the one that answers. Where a response says how something went, it is a sealed
 * interface with one record for each outcome, told apart on the wire by the member {@code outcome}; outcomes that
 * several operations share stand in {@link io.latchkey.contracts.internal.SharedOutcomes}. Requests are read strictly
 * (no unknown member, nothing coerced), responses leniently (unknown members are ignored, an unknown outcome is refused).
 * Depends on the JDK and a JSON mapper alone.
 */
@NullMarked
package io.latchkey.contracts.internal;

import org.jspecify.annotations.NullMarked;
