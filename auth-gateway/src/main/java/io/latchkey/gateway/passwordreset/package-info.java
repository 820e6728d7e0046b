/**
 * A forgotten password: request a link, redeem it; API and pages. Touches the directory, the sessions, account-service
 * through clients.
 */
@NullMarked
package io.latchkey.gateway.passwordreset;

import org.jspecify.annotations.NullMarked;
