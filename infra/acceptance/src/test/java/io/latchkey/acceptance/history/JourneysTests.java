package io.latchkey.acceptance.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailAccepted;
import io.latchkey.contracts.EmailBounced;
import io.latchkey.contracts.EmailDelivered;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailQueued;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checker itself, on histories that are good and on planted bad ones. */
class JourneysTests {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private final UUID cause = UUID.randomUUID();

    @Test
    void anOrdinaryJourneyIsAllowedAndEnds() {
        EmailStep mail = mail();
        Journeys journeys = journeys(new EmailQueued(mail), new EmailAccepted(mail), new EmailDelivered(mail));
        assertThat(journeys.violations()).isEmpty();
        assertThat(journeys.ended(cause)).isTrue();
    }

    @Test
    void aCorrectionByABounceIsAllowed() {
        EmailStep mail = mail();
        assertThat(journeys(
                                new EmailQueued(mail),
                                new EmailAccepted(mail),
                                new EmailDelivered(mail),
                                new EmailBounced(mail))
                        .violations())
                .isEmpty();
    }

    @Test
    void aDeliveryWithoutAcceptanceIsFound() {
        EmailStep mail = mail();
        assertThat(journeys(new EmailQueued(mail), new EmailDelivered(mail)).violations())
                .hasSize(1);
    }

    @Test
    void twoDeliveriesAreFound() {
        EmailStep mail = mail();
        assertThat(journeys(
                                new EmailQueued(mail),
                                new EmailAccepted(mail),
                                new EmailDelivered(mail),
                                new EmailDelivered(mail))
                        .violations())
                .hasSize(1);
    }

    @Test
    void aSecondMailForOneCauseIsFound() {
        assertThat(journeys(new EmailQueued(mail()), new EmailQueued(mail())).violations())
                .hasSize(1);
    }

    @Test
    void aMailThatIsStillOnItsWayHasNotEnded() {
        assertThat(journeys(new EmailQueued(mail())).ended(cause)).isFalse();
    }

    private EmailStep mail() {
        return new EmailStep(
                UUID.randomUUID(),
                UUID.randomUUID(),
                cause,
                MailTemplate.PASSWORD_RESET,
                Locale.EN,
                null,
                null,
                null,
                AT);
    }

    private static Journeys journeys(EmailEvent... steps) {
        var events = new ArrayList<EventEnvelope<Event>>();
        for (EmailEvent step : steps) {
            events.add(new EventEnvelope<>(UUID.randomUUID(), "/notification-service", AT, null, step));
        }
        return Journeys.of(List.copyOf(events));
    }
}
