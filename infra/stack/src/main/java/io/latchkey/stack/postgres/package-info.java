/**
 * PostgreSQL as a process of its own, from the binaries that Maven brings, always with durable settings. May touch
 * processes and the JDBC driver; knows nothing of the services.
 */
@NullMarked
package io.latchkey.stack.postgres;

import org.jspecify.annotations.NullMarked;
