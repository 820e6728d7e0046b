package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.channel.ChannelControl;
import io.latchkey.notification.channel.ChannelControl.ChannelView;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Events;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator holds channels; two replicas obey. */
class ChannelHoldIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static Bench bench;
    private static ChannelControl channels;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.channels.order", "sendgrid,smtp"));
        channels = bench.stack.start().getBean(ChannelControl.class);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @AfterEach
    void release() {
        for (String name : List.of("sendgrid", "smtp")) {
            channels.resume(name, "ada").block();
        }
        awaitPaused("sendgrid", false);
        awaitPaused("smtp", false);
    }

    @Test
    void theyAreListedInOrderOfPreferenceAsTheyStand() {
        assertThat(list())
                .extracting(ChannelView::name, ChannelView::breaker, ChannelView::paused)
                .containsExactly(
                        tuple("sendgrid", ChannelControl.BreakerState.CLOSED, false),
                        tuple("smtp", ChannelControl.BreakerState.CLOSED, false));
    }

    @Test
    void aHeldChannelCarriesNothingOnAnyReplicaAndTheOtherCarriesAll() {
        pause("sendgrid");

        List<UUID> causes = IntStream.range(0, 20)
                .mapToObj(i -> bench.reset(bench.person("held")))
                .toList();

        causes.forEach(cause -> {
            bench.awaitJourney(cause, "EmailQueued", "EmailAccepted");
            assertThat(bench.journeys.steps(cause).getLast().step().provider()).isEqualTo(MailProvider.SMTP);
        });
    }

    @Test
    void whoHeldItFirstAndWhyStaysWhereSomebodyHoldsItAgain() {
        pause("smtp");
        channels.pause("smtp", "bob", "me too").block();

        assertThat(list().getLast())
                .extracting(ChannelView::paused, ChannelView::by, ChannelView::reason)
                .containsExactly(true, "ada", "maintenance");
        channels.resume("smtp", "bob").block();
        assertThat(list().getLast())
                .extracting(ChannelView::paused, ChannelView::by, ChannelView::reason)
                .containsExactly(false, "bob", null);
    }

    @Test
    void withEveryChannelHeldMailsWaitAndWhatIsTooLateEndsOnTime() {
        pause("sendgrid");
        pause("smtp");
        UUID account = bench.person("late").account();
        UUID late = bench.events.reset(
                account, 1, Events.now().minus(Duration.ofMinutes(30)).plusSeconds(4));
        Bench.Person person = bench.person("waits");
        UUID waits = bench.reset(person);

        bench.awaitJourney(late, "EmailQueued", "EmailExpired:link-expired");
        assertThat(bench.journeys.of(waits)).containsExactly("EmailQueued");
        assertThat(bench.mails(person)).isEmpty();
        channels.resume("smtp", "ada").block();
        bench.awaitJourney(waits, "EmailQueued", "EmailAccepted");
    }

    @Test
    void aNameThatIsNoneIsSaidSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channels.pause("pigeon", "ada", "").block())
                .withMessageContaining("sendgrid and smtp");
    }

    private static List<ChannelView> list() {
        return channels.list().blockOptional().orElseThrow();
    }

    private static void pause(String name) {
        channels.pause(name, "ada", "maintenance").block();
        awaitPaused(name, true);
    }

    /** On both replicas. */
    private static void awaitPaused(String name, boolean paused) {
        await().atMost(LONG).untilAsserted(() -> assertThat(bench.stack.services())
                .allSatisfy(service -> assertThat(service.getBean(MeterRegistry.class)
                                .get("latchkey.channel.paused")
                                .tag("channel", name)
                                .gauge()
                                .value())
                        .isEqualTo(paused ? 1 : 0)));
    }
}
