/**
 * What executives do: create, find and look at accounts, send a link again; and how the first of them comes to be.
 * Touches the directory, and notification-service through peers.
 */
@NullMarked
package io.latchkey.gateway.executive;

import org.jspecify.annotations.NullMarked;
