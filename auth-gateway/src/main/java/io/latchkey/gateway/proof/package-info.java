/**
 * Proof of work (ALTCHA) that networks which misbehave are asked for: challenges, solutions, each solution once. Touches
 * the table proof_used.
 */
@NullMarked
package io.latchkey.gateway.proof;

import org.jspecify.annotations.NullMarked;
