/**
 * A forgotten password: ask for a link, redeem it. Touches the directory, the sessions, account-service through clients.
 */
@NullMarked
package io.latchkey.gateway.passwordreset;

import org.jspecify.annotations.NullMarked;
