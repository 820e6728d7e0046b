/** Who may call a route: declared where the route is, read by the one filter of each service. Touches no table. */
@NullMarked
package io.latchkey.platform.access;

import org.jspecify.annotations.NullMarked;
