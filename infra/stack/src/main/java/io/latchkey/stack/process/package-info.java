/**
 * One child process: its command, its log, its end. Touches the JDK alone; what the process is for lives with those
 * who start it.
 */
@NullMarked
package io.latchkey.stack.process;

import org.jspecify.annotations.NullMarked;
