package io.latchkey.acceptance.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailBounced;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checker itself, on histories that are good and on planted bad ones. */
class JourneyHistoryTests {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private final UUID cause = UUID.randomUUID();

    @Test
    void anOrdinaryJourneyIsAllowedAndEnds() {
        EmailStep mail = mail();
        JourneyHistory journeys =
                journeys(new EmailQueued(queued(mail)), new EmailAccepted(mail), new EmailDelivered(mail));
        assertThat(journeys.violations()).isEmpty();
        assertThat(journeys.ended(cause)).isTrue();
    }

    @Test
    void aCorrectionByABounceIsAllowed() {
        EmailStep mail = mail();
        assertThat(journeys(
                                new EmailQueued(queued(mail)),
                                new EmailAccepted(mail),
                                new EmailDelivered(mail),
                                new EmailBounced(because(mail, EmailReason.MAILBOX_FULL)))
                        .violations())
                .isEmpty();
    }

    @Test
    void aDeliveryWithoutAcceptanceIsFound() {
        EmailStep mail = mail();
        assertThat(journeys(new EmailQueued(queued(mail)), new EmailDelivered(mail))
                        .violations())
                .hasSize(1);
    }

    @Test
    void twoDeliveriesAreFound() {
        EmailStep mail = mail();
        assertThat(journeys(
                                new EmailQueued(queued(mail)),
                                new EmailAccepted(mail),
                                new EmailDelivered(mail),
                                new EmailDelivered(mail))
                        .violations())
                .hasSize(1);
    }

    @Test
    void aSecondMailForOneCauseIsFound() {
        assertThat(journeys(new EmailQueued(queued(mail())), new EmailQueued(queued(mail())))
                        .violations())
                .hasSize(1);
    }

    @Test
    void aMailThatIsStillOnItsWayHasNotEnded() {
        assertThat(journeys(new EmailQueued(queued(mail()))).ended(cause)).isFalse();
    }

    private EmailStep mail() {
        return new EmailStep(
                UUID.randomUUID(),
                UUID.randomUUID(),
                cause,
                MailTemplate.PASSWORD_RESET,
                AccountLocale.ENGLISH,
                MailProvider.SENDGRID,
                1,
                null,
                AT);
    }

    private static EmailStep queued(EmailStep s) {
        return new EmailStep(
                s.emailId(), s.accountId(), s.causeId(), s.template(), s.locale(), null, null, null, s.at());
    }

    private static EmailStep because(EmailStep s, EmailReason reason) {
        return new EmailStep(
                s.emailId(),
                s.accountId(),
                s.causeId(),
                s.template(),
                s.locale(),
                s.provider(),
                s.attempt(),
                reason,
                s.at());
    }

    private static JourneyHistory journeys(EmailEvent... steps) {
        var events = new ArrayList<EventEnvelope<Event>>();
        for (EmailEvent step : steps) {
            events.add(new EventEnvelope<>(UUID.randomUUID(), "/notification-service", AT, null, step));
        }
        return JourneyHistory.of(List.copyOf(events));
    }
}
