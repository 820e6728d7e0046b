/**
 * Setting up an authenticator app proves the mailbox, too: by a code from a mail, or by a browser in which a link was
 * redeemed a moment ago. What is offered, how often the code is mailed, and which one is right. Owns the tables
 * enrolment_mail and redeemed_browser; uses registry and secondfactor.
 */
@NullMarked
package io.latchkey.account.enrolment;

import org.jspecify.annotations.NullMarked;
