/**
 * The events, topics and wire form that other systems rely on. Depends on the JDK and a JSON mapper alone; every
 * string that names a topic, a header or an event type stands here once.
 */
@NullMarked
package io.latchkey.contracts;

import org.jspecify.annotations.NullMarked;
