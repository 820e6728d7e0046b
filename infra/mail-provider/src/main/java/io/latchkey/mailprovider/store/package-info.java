/** What the provider keeps: mails, suppressions, behaviour and counters, each in a file that outlives a restart. */
@NullMarked
package io.latchkey.mailprovider.store;

import org.jspecify.annotations.NullMarked;
