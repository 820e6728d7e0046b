/**
 * Starts account-service and supplies what every room needs: the clock. Touches the rooms only by scanning them.
 */
@NullMarked
package io.latchkey.account;

import org.jspecify.annotations.NullMarked;
