/**
 * Settings that hold keys, read strictly, and those without which nothing is begun. Knows no room's settings.
 */
@NullMarked
package io.latchkey.account.setting;

import org.jspecify.annotations.NullMarked;
