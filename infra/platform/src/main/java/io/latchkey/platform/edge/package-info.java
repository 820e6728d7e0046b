/**
 * The outermost place of every port: what of a request is read at all, for how long and how much at once, and what every
 * answer bears. Works on the channel, before the framework; knows no route's subject and touches no table. A service gives
 * an {@link io.latchkey.platform.edge.EdgeListener} for each of its ports.
 */
@NullMarked
package io.latchkey.platform.edge;

import org.jspecify.annotations.NullMarked;
