/**
 * Which account is sent nothing at its present address, why and since when, and the lifting of it, at the provider first.
 * May touch recipient and channel; its statements read since when an address is the account's.
 */
@NullMarked
package io.latchkey.notification.suppression;

import org.jspecify.annotations.NullMarked;
