/**
 * The only HTTP calls to the other two services: time limits, caller's keys, sealed answers. Touches no table.
 */
@NullMarked
package io.latchkey.gateway.clients;

import org.jspecify.annotations.NullMarked;
