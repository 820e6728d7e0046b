/**
 * Who did what to an account, with the values before and after: appended in the act's own transaction, never changed.
 * Touches the table account_history.
 */
@NullMarked
package io.latchkey.gateway.history;

import org.jspecify.annotations.NullMarked;
