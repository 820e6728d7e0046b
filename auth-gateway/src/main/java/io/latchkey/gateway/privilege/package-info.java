/**
 * Who reaches which route, and what a stolen session cannot do: the guard of all routes, the rule for what executives do,
 * and the proof that makes a session fresh. Touches no table.
 */
@NullMarked
package io.latchkey.gateway.privilege;

import org.jspecify.annotations.NullMarked;
