/**
 * Who may try again and when: failures counted by keyed digest before anything is looked up, in one line for all
 * replicas. Owns the table throttle; knows no account, no password and no code.
 */
@NullMarked
package io.latchkey.account.throttle;

import org.jspecify.annotations.NullMarked;
