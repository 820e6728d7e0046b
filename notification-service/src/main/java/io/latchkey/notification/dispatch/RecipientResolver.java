package io.latchkey.notification.dispatch;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailSnapshot;
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

/** Whom a mail goes to: mostly the account's person, a notice of a new address the old one, a refusal a stranger. */
@Component
final class RecipientResolver {

    private final RecipientDirectory recipients;
    private final ExternalRecipients strangers;
    private final SuppressionService suppressing;

    RecipientResolver(RecipientDirectory recipients, ExternalRecipients strangers, SuppressionService suppressing) {
        this.recipients = recipients;
        this.strangers = strangers;
        this.suppressing = suppressing;
    }

    /** Those that are known, by mail. Blocks: call it on a virtual thread. */
    Map<UUID, Recipient> resolveRecipients(List<MailSnapshot.MailDetails> letters) {
        Map<UUID, Recipient> people =
                awaitFound(recipients.findByIds(accountsOf(letters, letter -> !isToExternalRecipient(letter))));
        Map<UUID, Recipient> others =
                awaitFound(strangers.findByIds(accountsOf(letters, RecipientResolver::isToExternalRecipient)));
        Map<UUID, FormerAddress> before = awaitFound(recipients.findFormerAddresses(letters.stream()
                .filter(RecipientResolver::isToFormerAddress)
                .map(letter -> new FormerAddress.Query(letter.emailId(), letter.accountId(), letter.profileVersion()))
                .toList()));
        Map<UUID, Long> against = awaitFound(suppressing.findSuppressedVersions(people.keySet()));
        Map<UUID, Recipient> byMail = new HashMap<>();
        for (MailSnapshot.MailDetails letter : letters) {
            Recipient person = (isToExternalRecipient(letter) ? others : people).get(letter.accountId());
            Recipient addressee =
                    isToFormerAddress(letter) ? atFormerAddress(person, letter, before.get(letter.emailId())) : person;
            if (addressee != null) {
                byMail.put(letter.emailId(), applySuppression(against.get(letter.accountId()), addressee));
            }
        }
        return byMail;
    }

    private static @Nullable Recipient atFormerAddress(
            @Nullable Recipient person, MailSnapshot.MailDetails letter, @Nullable FormerAddress before) {
        if (!(person instanceof Recipient.Known known) || known.version() < letter.profileVersion()) {
            return person;
        }
        return before == null
                ? new Recipient.Unreachable()
                : new Recipient.Known(before.address(), known.name(), known.locale(), known.version(), before.span());
    }

    private static Recipient applySuppression(@Nullable Long against, Recipient addressee) {
        return against != null
                        && addressee instanceof Recipient.Known person
                        && person.span().includesVersion(against)
                ? new Recipient.Suppressed(person)
                : addressee;
    }

    private static boolean isToExternalRecipient(MailSnapshot.MailDetails letter) {
        return letter.template() == MailTemplate.ACCESS_DECLINED;
    }

    private static boolean isToFormerAddress(MailSnapshot.MailDetails letter) {
        return letter.template() == MailTemplate.ADDRESS_CHANGED;
    }

    private static List<UUID> accountsOf(
            List<MailSnapshot.MailDetails> letters, Predicate<MailSnapshot.MailDetails> which) {
        return letters.stream()
                .filter(which)
                .map(MailSnapshot.MailDetails::accountId)
                .distinct()
                .toList();
    }

    private static <V> Map<UUID, V> awaitFound(Mono<Map<UUID, V>> found) {
        return found.blockOptional().orElseThrow();
    }
}
