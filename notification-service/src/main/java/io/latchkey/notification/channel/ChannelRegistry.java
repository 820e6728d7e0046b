package io.latchkey.notification.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The channels of this process in their order of preference. */
@Component
final class ChannelRegistry implements DisposableBean {

    private final List<GuardedChannel> inOrder;

    ChannelRegistry(
            ChannelSettings settings, SendGridSettings sendGrid, FromSettings from, Clock clock, MeterRegistry meters) {
        inOrder = settings.usableProviders().stream()
                .map(provider -> switch (provider) {
                    case SENDGRID -> new SendGridChannel(sendGrid, from, clock);
                    case SMTP -> new SmtpChannel(settings.smtp(), from, systemTrust(), clock);
                })
                .map(channel -> new GuardedChannel(channel, settings, clock))
                .toList();
        inOrder.forEach(gate -> registerGauges(gate, meters));
    }

    List<GuardedChannel> inOrder() {
        return inOrder;
    }

    /** Whom the machine trusts, in the form that fits both STARTTLS and implicit TLS. */
    private static SSLSocketFactory systemTrust() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private static void registerGauges(GuardedChannel gate, MeterRegistry meters) {
        String channel = gate.provider().code();
        Tags tags = Tags.of("channel", channel);
        meters.gauge("latchkey.channel.breaker", tags, gate, one -> one.breakerState()
                .gaugeLevel());
        meters.gauge("latchkey.channel.resting", tags, gate, one -> one.restsUntil() == null ? 0 : 1);
        meters.gauge("latchkey.channel.paused", tags, gate, one -> one.isPaused() ? 1 : 0);
    }

    @Override
    public void destroy() {
        inOrder.forEach(GuardedChannel::close);
    }
}
