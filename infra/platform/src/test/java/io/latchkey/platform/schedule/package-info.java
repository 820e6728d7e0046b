@NullMarked
package io.latchkey.platform.schedule;

import org.jspecify.annotations.NullMarked;
