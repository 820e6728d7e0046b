/**
 * Requests for access as Kafka brings them: executives are told of many in one mail. Knows ids and times of requests alone.
 * May touch recipient and delivery.
 */
@NullMarked
package io.latchkey.notification.accessrequest;

import org.jspecify.annotations.NullMarked;
