/**
 * Who may use the operations console: the gateway's identity token with the role, once, then a session of the console's
 * own; and the log of what operators did and why, written in the transaction of the action. May touch web; its tables are
 * its own.
 */
@NullMarked
package io.latchkey.notification.operator;

import org.jspecify.annotations.NullMarked;
