@NullMarked
package io.latchkey.platform.keys;

import org.jspecify.annotations.NullMarked;
