/** The topics a service writes or reads: created or checked before anything is published or read. */
@NullMarked
package io.latchkey.messaging.topics;

import org.jspecify.annotations.NullMarked;
