/** Small work that comes round again and again, on every replica. Touches no other room; others bring their rounds. */
@NullMarked
package io.latchkey.platform.schedule;

import org.jspecify.annotations.NullMarked;
