/**
 * Which attempts are admitted, and when the next one is: failures counted by keyed digest before anything is looked up,
 * one count for all replicas. Owns the table throttle; knows no account, no password and no code: what each
 * is for stands in infra/docs/adr/0019-guesses.md.
 */
@NullMarked
package io.latchkey.account.throttle;

import org.jspecify.annotations.NullMarked;
