/**
 * Sign-in with password and second factor; API and pages. Touches the directory, the sessions, account-service through
 * clients.
 */
@NullMarked
package io.latchkey.gateway.signin;

import org.jspecify.annotations.NullMarked;
