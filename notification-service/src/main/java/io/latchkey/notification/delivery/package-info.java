/**
 * The life of a mail: its states and legal changes, the table that is the queue, the journey events. May touch contracts,
 * messaging and suppression; every other room reaches the mail tables through here.
 */
@NullMarked
package io.latchkey.notification.delivery;

import org.jspecify.annotations.NullMarked;
