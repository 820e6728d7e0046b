/**
 * Hashing on a bounded pool, the password policy and the list of common passwords. Knows no account, no table and
 * no request: it is given a password and answers.
 */
@NullMarked
package io.latchkey.account.password;

import org.jspecify.annotations.NullMarked;
