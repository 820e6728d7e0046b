/**
 * The provider's word: signature over the raw bytes, each event once, its words turned into ours. May touch delivery;
 * nothing else reads what stands here.
 */
@NullMarked
package io.latchkey.notification.webhook;

import org.jspecify.annotations.NullMarked;
