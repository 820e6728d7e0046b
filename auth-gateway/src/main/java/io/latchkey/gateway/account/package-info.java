/**
 * The holder's own account: password, recovery codes, language, sessions; API and page. Touches the directory, the
 * sessions, account-service through clients.
 */
@NullMarked
package io.latchkey.gateway.account;

import org.jspecify.annotations.NullMarked;
