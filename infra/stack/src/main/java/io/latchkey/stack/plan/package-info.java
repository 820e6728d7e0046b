/** What is to run and with which settings: scope, ports, names, secrets, environment. Starts nothing. */
@NullMarked
package io.latchkey.stack.plan;

import org.jspecify.annotations.NullMarked;
