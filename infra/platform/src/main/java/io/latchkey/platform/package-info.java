/** The edges of every service, once. Each room is used by itself; none knows a service or a topic. */
@NullMarked
package io.latchkey.platform;

import org.jspecify.annotations.NullMarked;
