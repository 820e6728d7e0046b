@NullMarked
package io.latchkey.platform.trace;

import org.jspecify.annotations.NullMarked;
