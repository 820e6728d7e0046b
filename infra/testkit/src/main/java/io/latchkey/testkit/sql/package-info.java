/** What the statements of a service do to a database that has grown. */
@NullMarked
package io.latchkey.testkit.sql;

import org.jspecify.annotations.NullMarked;
