/**
 * Requests for access, told to executives many at a time. Knows ids and times of requests alone. May touch recipient and
 * delivery.
 */
@NullMarked
package io.latchkey.notification.accessrequest;

import org.jspecify.annotations.NullMarked;
