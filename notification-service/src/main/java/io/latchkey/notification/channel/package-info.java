/**
 * Who carries mails: SendGrid through its own client, an SMTP relay; which of them, and when one is left alone. Knows
 * neither queue nor templates; says how a send went.
 */
@NullMarked
package io.latchkey.notification.channel;

import org.jspecify.annotations.NullMarked;
