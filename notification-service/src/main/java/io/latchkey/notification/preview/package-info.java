/**
 * Every mail in every language, shown to whoever works on this machine; off unless a setting says otherwise. Uses the
 * renderer of {@code mail} and nothing that a real mail leaves behind.
 */
@NullMarked
package io.latchkey.notification.preview;

import org.jspecify.annotations.NullMarked;
