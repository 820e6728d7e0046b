/**
 * Many rows in one statement, however they come, and columns read with their types. Touches nothing but the driver, Spring's client of it and
 * JSON.
 */
@NullMarked
package io.latchkey.platform.sql;

import org.jspecify.annotations.NullMarked;
