/**
 * What the gateway asks and hands over, by the operations of {@code contracts.internal}. May touch delivery, recipient and
 * suppression.
 */
@NullMarked
package io.latchkey.notification.internalapi;

import org.jspecify.annotations.NullMarked;
