package io.latchkey.notification.channel;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the channels that the settings ask for: the one place that knows the providers. */
@Configuration(proxyBeanMethods = false)
class ChannelConfiguration {

    @Bean
    ChannelRegistry channelRegistry(
            ChannelSettings settings, SendGridSettings sendGrid, FromSettings from, Clock clock, MeterRegistry meters) {
        List<GuardedChannel> inOrder = settings.usableProviders().stream()
                .map(provider -> switch (provider) {
                    case SENDGRID -> new SendGridChannel(sendGrid, from, clock);
                    case SMTP -> new SmtpChannel(settings.smtp(), from, systemTrust(), clock);
                })
                .map(channel -> new GuardedChannel(channel, settings, clock))
                .toList();
        return new ChannelRegistry(inOrder, meters);
    }

    /** The trust of the machine, in the form that fits both STARTTLS and implicit TLS. */
    private static SSLSocketFactory systemTrust() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
}
