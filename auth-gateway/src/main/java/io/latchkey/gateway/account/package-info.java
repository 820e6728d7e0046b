/**
 * The holder's own account: password, recovery codes, language, sessions; API and page. Touches the directory, the
 * sessions, account-service through peers.
 */
@NullMarked
package io.latchkey.gateway.account;

import org.jspecify.annotations.NullMarked;
