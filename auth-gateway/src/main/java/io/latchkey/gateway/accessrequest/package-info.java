/**
 * Somebody without an account asks for one; executives approve or decline, and the declined get a word. Touches the
 * tables access_request and courtesy, the directory, and notification-service through peers.
 */
@NullMarked
package io.latchkey.gateway.accessrequest;

import org.jspecify.annotations.NullMarked;
