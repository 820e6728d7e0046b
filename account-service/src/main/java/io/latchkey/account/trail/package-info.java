/**
 * What is said on account.security.v1 of proofs that were asked for, given and refused. Owns no table; touches the
 * outbox alone.
 */
@NullMarked
package io.latchkey.account.trail;

import org.jspecify.annotations.NullMarked;
