/**
 * How a reader knows that a record is its writer's: who may write and read what, the keys by name, the bytes that are
 * signed and the header that holds the result. Holds no key and computes no MAC. Uses contracts.
 */
@NullMarked
package io.latchkey.contracts.recordmac;

import org.jspecify.annotations.NullMarked;
