/**
 * Who is it: answers proxies in front of other applications (forward authentication), and signs what it says for those
 * who would rather check than believe. Touches the sessions.
 */
@NullMarked
package io.latchkey.gateway.forwardauth;

import org.jspecify.annotations.NullMarked;
