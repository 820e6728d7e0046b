/**
 * Password links: whether one may be issued, what its token proves, and the one transaction that redeems it; and the one
 * way in which a password is replaced. Owns the table link_request; uses registry, password and throttle.
 */
@NullMarked
package io.latchkey.account.reset;

import org.jspecify.annotations.NullMarked;
