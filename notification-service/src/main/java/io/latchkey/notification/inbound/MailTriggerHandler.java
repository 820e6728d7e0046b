package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountEnabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.delivery.MailRequest;
import io.latchkey.notification.mail.MailKind;
import io.latchkey.notification.operator.OperatorSessions;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.RecipientDirectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Queues a mail for each cause, keeps who is disabled, and forgets who was erased. */
@Component
final class MailTriggerHandler implements EventHandler {

    private final MailLifecycle mails;
    private final RecipientDirectory recipients;
    private final RecipientErasure erasure;
    private final OperatorSessions sessions;
    private final RoleGrantNotices grants;

    MailTriggerHandler(
            MailLifecycle mails,
            RecipientDirectory recipients,
            RecipientErasure erasure,
            OperatorSessions sessions,
            RoleGrantNotices grants) {
        this.mails = mails;
        this.recipients = recipients;
        this.erasure = erasure;
        this.sessions = sessions;
        this.grants = grants;
    }

    @Override
    public TopicSubscription subscription() {
        return TopicSubscription.byInbox(EventTopics.ACCOUNT_EVENTS);
    }

    @Override
    public Mono<Void> handle(List<InboundRecord> batch) {
        List<MailRequest> causes = new ArrayList<>();
        List<RecipientDirectory.AccountStanding> standings = new ArrayList<>();
        List<RoleGrantNotices.RoleGrant> granted = new ArrayList<>();
        Set<UUID> erased = new HashSet<>();
        Set<UUID> shutOut = new HashSet<>();
        for (InboundRecord received : batch) {
            if (received instanceof InboundRecord.EventRecord of
                    && of.envelope().event() instanceof AccountFact fact) {
                mailFor(of.envelope(), fact).ifPresent(causes::add);
                RoleGrantNotices.findGrant(of.envelope(), fact).forEach(granted::add);
                if (endsSessions(fact)) {
                    shutOut.add(fact.accountId());
                }
                if (fact instanceof AccountErased) {
                    erased.add(fact.accountId());
                } else if (fact instanceof AccountDisabled disabled) {
                    standings.add(new RecipientDirectory.AccountStanding(fact.accountId(), disabled.version(), true));
                } else if (fact instanceof AccountEnabled enabled) {
                    standings.add(new RecipientDirectory.AccountStanding(fact.accountId(), enabled.version(), false));
                }
            }
        }
        return erasure.eraseAccounts(erased)
                .then(recipients.applyStandings(standings))
                .then(sessions.endSessions(shutOut))
                .then(grants.findNotices(granted))
                .doOnNext(causes::addAll)
                .flatMap(notices -> withLocale(causes))
                .flatMap(mails::queue);
    }

    /** Which mail a fact asks for, if any. */
    static Optional<MailRequest> mailFor(EventEnvelope<?> cause, AccountFact fact) {
        return MailKind.causedBy(fact)
                .map(mail -> new MailRequest(
                        cause.id(),
                        fact.accountId(),
                        mail.kind().template(),
                        Objects.requireNonNullElse(mail.locale(), AccountLocale.ENGLISH),
                        mail.profileVersion(),
                        fact.at(),
                        mail.number(),
                        null,
                        cause.traceparent()));
    }

    /** After these the credentials and sessions from before are void, at the gateway as in the operations console. */
    private static boolean endsSessions(AccountFact fact) {
        return fact instanceof AccountDisabled
                || fact instanceof AccountErased
                || fact instanceof PasswordChanged
                || fact instanceof TwoFactorRequired
                || fact instanceof TwoFactorReset;
    }

    /** The causes with the recipients' languages, as far as they are known. */
    private Mono<List<MailRequest>> withLocale(List<MailRequest> causes) {
        List<UUID> accounts =
                causes.stream().map(MailRequest::accountId).distinct().toList();
        return recipients.findByIds(accounts).map(people -> causes.stream()
                .map(cause -> withLocale(cause, people))
                .toList());
    }

    private static MailRequest withLocale(MailRequest cause, Map<UUID, Recipient> people) {
        return people.get(cause.accountId()) instanceof Recipient.Known known ? cause.inLocale(known.locale()) : cause;
    }
}
