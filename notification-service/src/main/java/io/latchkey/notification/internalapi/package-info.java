/** What the gateway may ask this service, and who may ask. May touch delivery, recipient and
 * suppression. */
@NullMarked
package io.latchkey.notification.internalapi;

import org.jspecify.annotations.NullMarked;
