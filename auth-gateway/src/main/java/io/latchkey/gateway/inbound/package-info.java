/**
 * What the gateway learns from Kafka: account.state.v1 into the directory, PasswordChanged as the backstop for
 * sessions. Touches the directory and the sessions.
 */
@NullMarked
package io.latchkey.gateway.inbound;

import org.jspecify.annotations.NullMarked;
