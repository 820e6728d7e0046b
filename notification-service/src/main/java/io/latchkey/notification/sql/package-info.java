/** Many rows in one statement, and columns read with their types. Touches nothing but the driver and JSON. */
@NullMarked
package io.latchkey.notification.sql;

import org.jspecify.annotations.NullMarked;
