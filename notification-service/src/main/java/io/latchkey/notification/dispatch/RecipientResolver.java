package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.MailSnapshot.MailDetails;
import io.latchkey.notification.mail.MailKind;
import io.latchkey.notification.mail.MailKind.Audience;
import io.latchkey.notification.recipient.ExternalRecipients;
import io.latchkey.notification.recipient.FormerAddress;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.suppression.SuppressionService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds whom mails go to, by the audience of their kind. */
@Component
final class RecipientResolver {

    private final RecipientDirectory directory;
    private final ExternalRecipients externals;
    private final SuppressionService suppressions;

    RecipientResolver(RecipientDirectory directory, ExternalRecipients externals, SuppressionService suppressions) {
        this.directory = directory;
        this.externals = externals;
        this.suppressions = suppressions;
    }

    /** Those that are known, by mail. Blocks: call it on a virtual thread. */
    Map<UUID, Recipient> resolveRecipients(List<MailDetails> mails) {
        Map<UUID, Recipient> people =
                awaitFound(directory.findByIds(accountsOf(mails, mail -> !isTo(Audience.EXTERNAL, mail))));
        Map<UUID, Recipient> others =
                awaitFound(externals.findByIds(accountsOf(mails, mail -> isTo(Audience.EXTERNAL, mail))));
        Map<UUID, FormerAddress> former = awaitFound(directory.findFormerAddresses(mails.stream()
                .filter(mail -> isTo(Audience.FORMER_ADDRESS, mail))
                .map(mail -> new FormerAddress.Query(mail.emailId(), mail.accountId(), mail.profileVersion()))
                .toList()));
        Map<UUID, Long> suppressed = awaitFound(suppressions.findSuppressedVersions(people.keySet()));
        Map<UUID, Recipient> byMail = new HashMap<>();
        for (MailDetails mail : mails) {
            Recipient recipient =
                    switch (audienceOf(mail)) {
                        case HOLDER, EXECUTIVE -> people.get(mail.accountId());
                        case EXTERNAL -> others.get(mail.accountId());
                        case FORMER_ADDRESS ->
                            atFormerAddress(people.get(mail.accountId()), mail, former.get(mail.emailId()));
                    };
            if (recipient != null) {
                byMail.put(mail.emailId(), applySuppression(suppressed.get(mail.accountId()), recipient));
            }
        }
        return byMail;
    }

    private static @Nullable Recipient atFormerAddress(
            @Nullable Recipient person, MailDetails mail, @Nullable FormerAddress former) {
        if (!(person instanceof Recipient.Known known) || known.version() < mail.profileVersion()) {
            return person;
        }
        return former == null
                ? new Recipient.Unreachable()
                : new Recipient.Known(former.address(), known.name(), known.locale(), known.version(), former.span());
    }

    private static Recipient applySuppression(@Nullable Long suppressedVersion, Recipient recipient) {
        return suppressedVersion != null
                        && recipient instanceof Recipient.Known person
                        && person.span().includesVersion(suppressedVersion)
                ? new Recipient.Suppressed(person)
                : recipient;
    }

    private static Audience audienceOf(MailDetails mail) {
        return MailKind.of(mail.template()).audience();
    }

    private static boolean isTo(Audience audience, MailDetails mail) {
        return audienceOf(mail) == audience;
    }

    private static List<UUID> accountsOf(List<MailDetails> mails, Predicate<MailDetails> which) {
        return mails.stream()
                .filter(which)
                .map(MailDetails::accountId)
                .distinct()
                .toList();
    }

    private static <V> Map<UUID, V> awaitFound(Mono<Map<UUID, V>> found) {
        return found.blockOptional().orElseThrow();
    }
}
