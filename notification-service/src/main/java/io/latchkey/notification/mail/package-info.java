/**
 * The kinds of mail, each with its cause, priority and lifetime, and what a mail says: subject, text and HTML in every
 * language. Knows neither queue nor provider. Where a setting says so, it shows every mail in every language to whoever
 * works on this machine.
 */
@NullMarked
package io.latchkey.notification.mail;

import org.jspecify.annotations.NullMarked;
