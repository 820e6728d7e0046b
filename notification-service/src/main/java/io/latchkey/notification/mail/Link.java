package io.latchkey.notification.mail;

import io.latchkey.contracts.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * What a link in a mail is made of.
 *
 * @param lifetime from the request to the end
 */
public record Link(Secret token, Instant expiresAt, Duration lifetime) {}
