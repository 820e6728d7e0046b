/**
 * Which account is sent nothing at its present address, why and since when, and the removal of it, at the provider first.
 * May touch recipient, which knows since when an address is the account's, and channel.
 */
@NullMarked
package io.latchkey.notification.suppression;

import org.jspecify.annotations.NullMarked;
