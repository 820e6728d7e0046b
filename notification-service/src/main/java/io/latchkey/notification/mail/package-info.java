/**
 * What a mail says: a record per kind, and subject, text and HTML of each in every language. Knows neither queue nor
 * provider. Where a setting says so, it shows every mail in every language to whoever works on this machine.
 */
@NullMarked
package io.latchkey.notification.mail;

import org.jspecify.annotations.NullMarked;
