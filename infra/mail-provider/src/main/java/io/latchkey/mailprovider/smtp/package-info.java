/** Mail taken in over SMTP, answered as the behaviour says. May touch store and webhook. */
@NullMarked
package io.latchkey.mailprovider.smtp;

import org.jspecify.annotations.NullMarked;
