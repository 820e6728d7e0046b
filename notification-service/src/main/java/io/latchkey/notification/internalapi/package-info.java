/** What the gateway may ask this service, and who may ask. May touch delivery and recipient. */
@NullMarked
package io.latchkey.notification.internalapi;

import org.jspecify.annotations.NullMarked;
