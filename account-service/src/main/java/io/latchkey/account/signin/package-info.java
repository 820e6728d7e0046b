/**
 * The decision whether somebody proved they are the holder: throttle, password, state, second factor, and the security
 * event that says so. Uses registry, password, throttle, secondfactor and trail, owns no table.
 */
@NullMarked
package io.latchkey.account.signin;

import org.jspecify.annotations.NullMarked;
