package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data of each e-mail event.
 *
 * @param emailId the mail, UUIDv7
 * @param accountId whose mail it is
 * @param causeId {@code ce_id} of the event that asked for it
 * @param template which mail it is
 * @param locale language of subject and body
 * @param provider who was asked to carry it; null before the first attempt
 * @param attempt counts from 1; null before the first attempt
 * @param reason why, where the type needs a why
 * @param at when it happened, UTC
 */
public record EmailStep(
        UUID emailId,
        UUID accountId,
        UUID causeId,
        MailTemplate template,
        Locale locale,
        @Nullable MailProvider provider,
        @Nullable Integer attempt,
        @Nullable EmailReason reason,
        Instant at) {}
