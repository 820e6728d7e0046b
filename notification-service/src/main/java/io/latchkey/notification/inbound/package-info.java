/**
 * What Kafka brings: causes of mails, profiles, requests for access. One exhaustive switch each. May touch delivery,
 * recipient, accessrequest, operator's sessions and, to erase, webhook. Also forgets addresses that no mail needs any more,
 * for which delivery and recipient are asked.
 */
@NullMarked
package io.latchkey.notification.inbound;

import org.jspecify.annotations.NullMarked;
