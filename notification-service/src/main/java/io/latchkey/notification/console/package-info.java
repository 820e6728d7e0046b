/**
 * The operations console: its pages and its HTTP API, which say and do the same. May touch every room's public types and
 * no table.
 */
@NullMarked
package io.latchkey.notification.console;

import org.jspecify.annotations.NullMarked;
