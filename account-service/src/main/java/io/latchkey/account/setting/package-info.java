/**
 * Settings that are wrong or missing: one line that names them, and the start ends. Knows no room's settings; touches
 * Spring Boot's report of a failed start alone.
 */
@NullMarked
package io.latchkey.account.setting;

import org.jspecify.annotations.NullMarked;
