/** What Kafka brings: causes of mails, and the people. One exhaustive switch each. May touch delivery and recipient. */
@NullMarked
package io.latchkey.notification.inbound;

import org.jspecify.annotations.NullMarked;
