/**
 * The provider's reports on mails: signature over the raw bytes, each event once, mapped to the contract's terms. May touch
 * delivery and channel; only the operators' console and the erasure of a person read what is stored here.
 */
@NullMarked
package io.latchkey.notification.webhook;

import org.jspecify.annotations.NullMarked;
