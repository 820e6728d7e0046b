/**
 * The decision whether somebody proved they are the holder, and the security event that says so. Uses registry
 * and password, owns no table.
 */
@NullMarked
package io.latchkey.account.signin;

import org.jspecify.annotations.NullMarked;
