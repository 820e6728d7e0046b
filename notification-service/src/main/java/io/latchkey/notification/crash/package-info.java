/** The named moments at which the process may die; touches nothing, every room may name its moments here. */
@NullMarked
package io.latchkey.notification.crash;

import org.jspecify.annotations.NullMarked;
