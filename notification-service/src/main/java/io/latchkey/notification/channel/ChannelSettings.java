package io.latchkey.notification.channel;

import static io.latchkey.platform.settings.SettingCheck.requirePositive;
import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.contracts.EmailStep.MailProvider;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which channels there are, and when one gets no mails.
 *
 * @param order of preference; SMTP counts where it has a host
 * @param firstOpen how long a channel that failed gets no mails before a few test it
 * @param lastOpen ceiling of that time, which doubles while they fail
 * @param probes how many mails test it
 * @param busy how long a channel that asks for a rest gets no mails when it does not say how long
 * @param longestRest the longest rest a provider is granted before it is tried again
 * @param look how often every replica reads which channels are paused
 */
@ConfigurationProperties("latchkey.channels")
record ChannelSettings(
        List<String> order,
        Duration firstOpen,
        Duration lastOpen,
        int probes,
        Duration busy,
        Duration longestRest,
        Duration look,
        SmtpSettings smtp) {

    ChannelSettings {
        order = order.stream().map(String::strip).toList();
        requireThat(
                !order.isEmpty()
                        && List.of("sendgrid", "smtp").containsAll(order)
                        && new HashSet<>(order).size() == order.size(),
                "LATCHKEY_MAIL_CHANNELS must list sendgrid and smtp, each at most once");
        requireThat(
                smtp.isConfigured() || order.contains("sendgrid"),
                "LATCHKEY_SMTP_HOST is missing, and LATCHKEY_MAIL_CHANNELS is smtp alone");
        requirePositive("latchkey.channels", firstOpen, lastOpen, busy, longestRest, look);
        requireThat(
                probes >= 1 && lastOpen.compareTo(firstOpen) >= 0,
                "latchkey.channels: probes at least 1, last-open not below first-open");
    }

    /** Those that can be used, the preferred first. */
    List<MailProvider> usableProviders() {
        return order.stream()
                .map(name -> name.equals("smtp") ? MailProvider.SMTP : MailProvider.SENDGRID)
                .filter(provider -> provider != MailProvider.SMTP || smtp.isConfigured())
                .toList();
    }
}
