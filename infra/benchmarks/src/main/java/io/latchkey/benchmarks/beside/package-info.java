/**
 * Latchkey beside Keycloak: both on the same machine in turn, each with a PostgreSQL and an inbox of its own, asked the
 * same over HTTP. Touches Keycloak as a process and by its public API, its tables only to see how it hashes.
 */
@NullMarked
package io.latchkey.benchmarks.beside;

import org.jspecify.annotations.NullMarked;
