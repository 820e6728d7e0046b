@NullMarked
package io.latchkey.platform.trail;

import org.jspecify.annotations.NullMarked;
