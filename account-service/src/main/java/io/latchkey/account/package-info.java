/**
 * Starts account-service and supplies what every package needs: the clock. Touches the packages only by scanning them.
 */
@NullMarked
package io.latchkey.account;

import org.jspecify.annotations.NullMarked;
