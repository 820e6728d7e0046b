/**
 * Whether an attempt proved the holder: throttle, password, state, second factor; and the security event of each attempt.
 * Uses registry, password, throttle and secondfactor; owns no table.
 */
@NullMarked
package io.latchkey.account.signin;

import org.jspecify.annotations.NullMarked;
