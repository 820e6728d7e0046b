package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountChanged;
import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.AccountDisabled;
import io.latchkey.contracts.AccountEnabled;
import io.latchkey.contracts.AccountErased;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.PasswordChanged;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RecoveryCodeUsed;
import io.latchkey.contracts.RecoveryCodesReplaced;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.TwoFactorEnrolled;
import io.latchkey.contracts.TwoFactorRemoved;
import io.latchkey.contracts.TwoFactorRequired;
import io.latchkey.contracts.TwoFactorReset;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.Received;
import io.latchkey.notification.delivery.Mails;
import io.latchkey.notification.delivery.NewMail;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.Recipients;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Queues a mail for each cause, and forgets who was erased. */
@Component
final class Causes implements EventHandler {

    private static final Locale WHERE_UNKNOWN = Locale.EN;

    private final Mails mails;
    private final Recipients recipients;

    Causes(Mails mails, Recipients recipients) {
        this.mails = mails;
        this.recipients = recipients;
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        List<NewMail> causes = new ArrayList<>();
        Set<UUID> erased = new HashSet<>();
        for (Received received : batch) {
            if (received instanceof Received.Of of) {
                cause(of.envelope()).ifPresent(causes::add);
                if (of.envelope().event() instanceof AccountErased erasure) {
                    erased.add(erasure.accountId());
                }
            }
        }
        return recipients
                .erase(erased)
                .then(mails.hurry(erased))
                .then(spoken(causes))
                .flatMap(mails::queue);
    }

    private static Optional<NewMail> cause(EventEnvelope<Event> envelope) {
        return switch (envelope.event()) {
            case AccountCreated created -> Optional.of(invitation(envelope, created));
            case PasswordResetRequested requested -> Optional.of(reset(envelope, requested));
            case PasswordChanged changed -> Optional.of(notice(envelope, changed));
            case AccountErased erased -> Optional.empty();
            case AccountChanged changed -> Optional.empty();
            case AccountDisabled disabled -> Optional.empty();
            case AccountEnabled enabled -> Optional.empty();
            case TwoFactorRequired required -> Optional.empty();
            case TwoFactorEnrolled enrolled -> Optional.empty();
            case TwoFactorReset reset -> Optional.empty();
            case TwoFactorRemoved removed -> Optional.empty();
            case RecoveryCodeUsed used -> Optional.empty();
            case RecoveryCodesReplaced replaced -> Optional.empty();
            case AccountProfile profile -> Optional.empty();
            case AccountState state -> Optional.empty();
            case SecurityEvent security -> Optional.empty();
            case EmailEvent email -> Optional.empty();
        };
    }

    private static NewMail invitation(EventEnvelope<Event> envelope, AccountCreated created) {
        return new NewMail(
                envelope.id(),
                created.accountId(),
                MailTemplate.FIRST_SIGN_IN,
                created.locale(),
                created.profileVersion(),
                created.at(),
                envelope.traceparent());
    }

    private static NewMail reset(EventEnvelope<Event> envelope, PasswordResetRequested requested) {
        return new NewMail(
                envelope.id(),
                requested.accountId(),
                MailTemplate.PASSWORD_RESET,
                WHERE_UNKNOWN,
                requested.profileVersion(),
                requested.at(),
                envelope.traceparent());
    }

    private static NewMail notice(EventEnvelope<Event> envelope, PasswordChanged changed) {
        return new NewMail(
                envelope.id(),
                changed.accountId(),
                MailTemplate.PASSWORD_CHANGED,
                WHERE_UNKNOWN,
                0,
                changed.at(),
                envelope.traceparent());
    }

    /** The causes with the recipients' languages, as far as they are known. */
    private Mono<List<NewMail>> spoken(List<NewMail> causes) {
        List<UUID> accounts = causes.stream().map(NewMail::accountId).distinct().toList();
        return recipients.find(accounts).map(people -> causes.stream()
                .map(cause -> spoken(cause, people))
                .toList());
    }

    private static NewMail spoken(NewMail cause, Map<UUID, Recipient> people) {
        return people.get(cause.accountId()) instanceof Recipient.Known known ? cause.in(known.locale()) : cause;
    }
}
