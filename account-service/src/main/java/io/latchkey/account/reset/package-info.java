/**
 * Live requests, link tokens and redeeming: whether a link may be issued, what it proves, and the one transaction
 * that spends it. Owns the table link_request; uses registry and password.
 */
@NullMarked
package io.latchkey.account.reset;

import org.jspecify.annotations.NullMarked;
