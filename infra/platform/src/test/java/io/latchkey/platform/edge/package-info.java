@NullMarked
package io.latchkey.platform.edge;

import org.jspecify.annotations.NullMarked;
