/**
 * Who may use the operations console: the gateway's identity token with the role, once, then a session of the console's
 * own. May touch web and audit; its tables are its own.
 */
@NullMarked
package io.latchkey.notification.operator;

import org.jspecify.annotations.NullMarked;
