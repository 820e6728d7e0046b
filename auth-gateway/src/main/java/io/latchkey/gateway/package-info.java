/**
 * auth-gateway: who exists and who is signed in. Owns the directory, the sessions, the browser's pages and API; reads no
 * credentials. This package starts it and may touch nothing else.
 */
@NullMarked
package io.latchkey.gateway;

import org.jspecify.annotations.NullMarked;
