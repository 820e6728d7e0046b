/**
 * What a mail says: a record per kind, and subject, text and HTML of each in every language. Knows neither queue nor
 * provider.
 */
@NullMarked
package io.latchkey.notification.mail;

import org.jspecify.annotations.NullMarked;
