/** Proves what a child process is given, and which ahead-of-time cache it may read. */
@NullMarked
package io.latchkey.stack.process;

import org.jspecify.annotations.NullMarked;
