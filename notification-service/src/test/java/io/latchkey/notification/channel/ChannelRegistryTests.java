package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChannelRegistryTests {

    private static final SendOutcome LOST = new SendOutcome.InDoubt("no answer");

    private final SettableClock clock = SettableClock.startingAt("2026-11-23T14:00:00Z");
    private final GuardedChannel first = guarded(MailProvider.SENDGRID);
    private final GuardedChannel second = guarded(MailProvider.SMTP);
    private final ChannelRegistry registry = new ChannelRegistry(List.of(first, second), new SimpleMeterRegistry());

    @Test
    void aMailGoesByPreferenceOrByTheChannelItIsHandedTo() {
        assertThat(order(null, null)).containsExactly(MailProvider.SENDGRID, MailProvider.SMTP);
        assertThat(order(MailProvider.SMTP, MailProvider.SENDGRID))
                .containsExactly(MailProvider.SMTP, MailProvider.SENDGRID);
    }

    @Test
    void aRepeatAfterALostAnswerGoesTheSameWayWhileAllIsWellWithIt() {
        assertThat(order(MailProvider.SMTP, MailProvider.SMTP))
                .containsExactly(MailProvider.SMTP, MailProvider.SENDGRID);
    }

    @Test
    void aRepeatAfterALostAnswerTestsNoChannelWhereAnotherIsLeft() {
        breakDown(first);
        assertThat(order(MailProvider.SENDGRID, MailProvider.SENDGRID))
                .containsExactly(MailProvider.SMTP, MailProvider.SENDGRID);
    }

    @Test
    void aMailThatWasHandedOverIsNotSentBackToTheChannelItComesFrom() {
        breakDown(second);
        assertThat(order(MailProvider.SMTP, MailProvider.SENDGRID))
                .containsExactly(MailProvider.SMTP, MailProvider.SENDGRID);
    }

    private List<MailProvider> order(@Nullable MailProvider wanted, @Nullable MailProvider tried) {
        return registry.inOrderFor(wanted, tried).stream()
                .map(GuardedChannel::provider)
                .toList();
    }

    private static void breakDown(GuardedChannel channel) {
        for (int sent = 0; sent < 3; sent++) {
            channel.send(Settings.mail());
        }
    }

    private GuardedChannel guarded(MailProvider provider) {
        return new GuardedChannel(new LosingChannel(provider), Settings.quick(), clock);
    }

    /** Accepts each mail and loses the answer. */
    private record LosingChannel(MailProvider provider) implements MailChannel {

        @Override
        public SendOutcome send(OutboundMail mail) {
            return LOST;
        }

        @Override
        public void close() {}
    }
}
