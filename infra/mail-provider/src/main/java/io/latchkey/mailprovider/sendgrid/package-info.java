/**
 * SendGrid's v3 API as its clients see it: sending, suppression lists, errors in its shape. May touch store and
 * webhook.
 */
@NullMarked
package io.latchkey.mailprovider.sendgrid;

import org.jspecify.annotations.NullMarked;
