/**
 * Hashing on a bounded pool, the password policy and the list of common passwords. Knows no account, no table and no
 * route.
 */
@NullMarked
package io.latchkey.account.password;

import org.jspecify.annotations.NullMarked;
