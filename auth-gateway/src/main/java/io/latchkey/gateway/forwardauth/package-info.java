/**
 * Who is it: answers proxies in front of other applications (forward authentication), leads people into applications that
 * have a host of their own, and signs what it says for the one application that it is said to. Touches the sessions.
 */
@NullMarked
package io.latchkey.gateway.forwardauth;

import org.jspecify.annotations.NullMarked;
