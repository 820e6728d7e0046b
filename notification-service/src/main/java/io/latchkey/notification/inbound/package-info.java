/**
 * What Kafka brings: causes of mails, the people, requests for access. One exhaustive switch each. May touch delivery,
 * recipient, digest and, to erase, webhook. Also forgets addresses that no mail needs any more, which takes both.
 */
@NullMarked
package io.latchkey.notification.inbound;

import org.jspecify.annotations.NullMarked;
