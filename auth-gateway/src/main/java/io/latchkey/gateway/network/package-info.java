/**
 * From which network a request comes, how many requests it may send, and whether it misbehaves. Touches no table.
 */
@NullMarked
package io.latchkey.gateway.network;

import org.jspecify.annotations.NullMarked;
