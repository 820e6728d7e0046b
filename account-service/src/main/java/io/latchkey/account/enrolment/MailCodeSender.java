package io.latchkey.account.enrolment;

import io.latchkey.account.secondfactor.SignInChallenge;
import io.latchkey.contracts.AccountFact.EnrolmentCodeRequested;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.MailCodeStatus;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for mails with codes, within their budget; in the caller's transaction, which has locked the account. */
@Component
class MailCodeSender {

    private final EnrolmentMailTable table;
    private final MailCodeSigner signer;
    private final EnrolmentSettings settings;
    private final Outbox outbox;
    private final InstantSource clock;

    MailCodeSender(
            EnrolmentMailTable table,
            MailCodeSigner signer,
            EnrolmentSettings settings,
            Outbox outbox,
            InstantSource clock) {
        this.table = table;
        this.signer = signer;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param asked whether the holder asks for another mail; the first of a challenge needs no asking */
    Mono<MailCodeStatus> sendIfAdmitted(SignInChallenge challenge, boolean asked) {
        // Read under the lock, so that the mails of an account are counted in their order.
        Instant now = clock.instant();
        return table.findRecent(challenge.accountId(), now.minus(EnrolmentSettings.WINDOW))
                .map(lately -> new MailBudget(lately, settings.mailEvery(), settings.mailsPerHour()))
                .flatMap(budget -> budget.admits(challenge.digest(), asked, now)
                        ? sendMail(challenge, now).map(sent -> toStatus(true, challenge, budget.withAnother(sent), now))
                        : Mono.just(toStatus(false, challenge, budget, now)));
    }

    private Mono<EnrolmentMail> sendMail(SignInChallenge challenge, Instant now) {
        EventEnvelope<EnrolmentCodeRequested> cause =
                outbox.wrapEvent(new EnrolmentCodeRequested(challenge.accountId(), now));
        return table.findFirst(challenge.accountId(), challenge.digest())
                .map(first -> first.again(cause.id(), now))
                .switchIfEmpty(Mono.fromSupplier(() -> signer.newMail(cause.id(), challenge, now)))
                .delayUntil(table::insert)
                .delayUntil(mail -> outbox.append(List.of(cause)));
    }

    private static MailCodeStatus toStatus(boolean sentNow, SignInChallenge challenge, MailBudget budget, Instant now) {
        Instant sentAt = budget.findLatest(challenge.digest())
                .map(EnrolmentMail::requestedAt)
                .orElse(null);
        Instant nextAt = budget.nextAt();
        return new MailCodeStatus(sentNow, sentAt, nextAt.isBefore(now) ? now : nextAt);
    }
}
