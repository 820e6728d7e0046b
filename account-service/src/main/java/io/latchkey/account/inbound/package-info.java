/**
 * The listener of account.events.v1: one exhaustive switch over the facts, applied a batch at a time in the
 * transaction of the inbox. Uses registry, reset, secondfactor and throttle.
 */
@NullMarked
package io.latchkey.account.inbound;

import org.jspecify.annotations.NullMarked;
