/** Proves that the stack starts, is kept up, and leaves nothing behind. */
@NullMarked
package io.latchkey.stack.supervisor;

import org.jspecify.annotations.NullMarked;
