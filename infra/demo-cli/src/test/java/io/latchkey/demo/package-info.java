/** Tests of what the demo shows; the walk itself is a test of the whole and needs a running stack. */
@NullMarked
package io.latchkey.demo;

import org.jspecify.annotations.NullMarked;
