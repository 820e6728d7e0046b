/** Tests of rows read and written as records. */
@NullMarked
package io.latchkey.platform.sql;

import org.jspecify.annotations.NullMarked;
