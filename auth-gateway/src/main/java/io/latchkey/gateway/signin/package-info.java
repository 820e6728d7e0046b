/**
 * Sign in with address and password. Touches the directory, the sessions, account-service through peers.
 */
@NullMarked
package io.latchkey.gateway.signin;

import org.jspecify.annotations.NullMarked;
