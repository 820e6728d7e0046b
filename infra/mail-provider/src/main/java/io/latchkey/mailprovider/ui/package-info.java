/**
 * The pages and the API for people and tests that look at mails and set the behaviour. May touch store and
 * webhook.
 */
@NullMarked
package io.latchkey.mailprovider.ui;

import org.jspecify.annotations.NullMarked;
