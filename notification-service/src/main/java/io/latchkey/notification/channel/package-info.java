/**
 * The channels that send mails: SendGrid through its own client, an SMTP relay; which of them is used, and when one gets no
 * mails. Knows neither queue nor templates; returns the outcome of a send.
 */
@NullMarked
package io.latchkey.notification.channel;

import org.jspecify.annotations.NullMarked;
