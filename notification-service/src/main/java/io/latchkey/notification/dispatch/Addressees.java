package io.latchkey.notification.dispatch;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.Letter;
import io.latchkey.notification.recipient.Former;
import io.latchkey.notification.recipient.FormerAddress;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.Recipients;
import io.latchkey.notification.recipient.Strangers;
import io.latchkey.notification.suppression.Suppressing;
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
final class Addressees {

    private final Recipients recipients;
    private final Strangers strangers;
    private final Suppressing suppressing;

    Addressees(Recipients recipients, Strangers strangers, Suppressing suppressing) {
        this.recipients = recipients;
        this.strangers = strangers;
        this.suppressing = suppressing;
    }

    /** Those that are known, by mail. Blocks: call it on a virtual thread. */
    Map<UUID, Recipient> of(List<Letter> letters) {
        Map<UUID, Recipient> people = there(recipients.find(accounts(letters, letter -> !isToStranger(letter))));
        Map<UUID, Recipient> others = there(strangers.find(accounts(letters, Addressees::isToStranger)));
        Map<UUID, FormerAddress> before = there(recipients.before(letters.stream()
                .filter(Addressees::isToAddressBefore)
                .map(letter -> new Former(letter.emailId(), letter.accountId(), letter.profileVersion()))
                .toList()));
        Map<UUID, Long> against = there(suppressing.against(people.keySet()));
        Map<UUID, Recipient> byMail = new HashMap<>();
        for (Letter letter : letters) {
            Recipient person = (isToStranger(letter) ? others : people).get(letter.accountId());
            Recipient addressee =
                    isToAddressBefore(letter) ? atAddressBefore(person, letter, before.get(letter.emailId())) : person;
            if (addressee != null) {
                byMail.put(letter.emailId(), heeding(against.get(letter.accountId()), addressee));
            }
        }
        return byMail;
    }

    private static @Nullable Recipient atAddressBefore(
            @Nullable Recipient person, Letter letter, @Nullable FormerAddress before) {
        if (!(person instanceof Recipient.Known known) || known.version() < letter.profileVersion()) {
            return person;
        }
        return before == null
                ? new Recipient.Nowhere()
                : new Recipient.Known(before.address(), known.name(), known.locale(), known.version(), before.span());
    }

    private static Recipient heeding(@Nullable Long against, Recipient addressee) {
        return against != null
                        && addressee instanceof Recipient.Known person
                        && person.span().has(against)
                ? new Recipient.Suppressed(person)
                : addressee;
    }

    private static boolean isToStranger(Letter letter) {
        return letter.template() == MailTemplate.ACCESS_DECLINED;
    }

    private static boolean isToAddressBefore(Letter letter) {
        return letter.template() == MailTemplate.ADDRESS_CHANGED;
    }

    private static List<UUID> accounts(List<Letter> letters, Predicate<Letter> which) {
        return letters.stream().filter(which).map(Letter::accountId).distinct().toList();
    }

    private static <V> Map<UUID, V> there(Mono<Map<UUID, V>> found) {
        return found.blockOptional().orElseThrow();
    }
}
