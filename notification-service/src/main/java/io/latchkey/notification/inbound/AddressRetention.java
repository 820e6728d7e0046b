package io.latchkey.notification.inbound;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailQueue.SettledMail;
import io.latchkey.notification.recipient.ExternalRecipients;
import io.latchkey.notification.recipient.FormerAddress;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.platform.schedule.MaintenanceTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets addresses that are kept for one mail: when it has left or ended, and after thirty days in any case. */
@Component
final class AddressRetention implements MaintenanceTask {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final RecipientDirectory recipients;
    private final ExternalRecipients externalRecipients;
    private final MailQueue mails;
    private final Clock clock;

    AddressRetention(
            RecipientDirectory recipients, ExternalRecipients externalRecipients, MailQueue mails, Clock clock) {
        this.recipients = recipients;
        this.externalRecipients = externalRecipients;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public Mono<Void> runTask() {
        Instant oldest = clock.instant().minus(LONGEST);
        return forgetFormerAddresses(oldest).then(forgetExternalRecipients(oldest));
    }

    private Mono<Void> forgetFormerAddresses(Instant oldest) {
        return recipients.findKeptAddresses().flatMap(kept -> mails.findSettled(
                        MailTemplate.ADDRESS_CHANGED,
                        kept.stream().map(FormerAddress.Kept::accountId).toList())
                .flatMap(settled -> recipients.forgetFormerAddresses(keptFor(settled, kept), oldest)));
    }

    /** The addresses that were kept for these mails. */
    private static List<FormerAddress.Kept> keptFor(List<SettledMail> mails, List<FormerAddress.Kept> kept) {
        Map<UUID, List<SettledMail>> byAccount = mails.stream().collect(Collectors.groupingBy(SettledMail::accountId));
        return kept.stream()
                .filter(address -> byAccount.getOrDefault(address.accountId(), List.of()).stream()
                        .anyMatch(mail -> address.isForNoticeOf(mail.profileVersion())))
                .toList();
    }

    private Mono<Void> forgetExternalRecipients(Instant oldest) {
        return externalRecipients
                .findKnown()
                .flatMap(known -> mails.findSettled(MailTemplate.ACCESS_DECLINED, known))
                .map(settled -> settled.stream().map(SettledMail::accountId).toList())
                .flatMap(settled -> externalRecipients.forget(settled, oldest));
    }
}
