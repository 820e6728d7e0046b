/** Checks a finished history against the contract's table: what may follow what, and how often. */
@NullMarked
package io.latchkey.acceptance.history;

import org.jspecify.annotations.NullMarked;
