/** Many rows in one statement, and columns read with their types. Touches nothing but the driver and JSON. */
@NullMarked
package io.latchkey.platform.sql;

import org.jspecify.annotations.NullMarked;
