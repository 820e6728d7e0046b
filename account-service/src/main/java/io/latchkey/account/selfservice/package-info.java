/**
 * What a signed-in holder changes after typing the password once more: the password itself and the recovery codes. Uses
 * registry, password, throttle, secondfactor, signin and reset; owns no table.
 */
@NullMarked
package io.latchkey.account.selfservice;

import org.jspecify.annotations.NullMarked;
