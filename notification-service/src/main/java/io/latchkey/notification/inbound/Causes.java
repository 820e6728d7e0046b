package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountDisabled;
import io.latchkey.contracts.AccountEnabled;
import io.latchkey.contracts.AccountErased;
import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.PasswordChanged;
import io.latchkey.contracts.TwoFactorReset;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.Received;
import io.latchkey.notification.delivery.Mails;
import io.latchkey.notification.delivery.NewMail;
import io.latchkey.notification.operator.Operators;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.Recipients;
import io.latchkey.notification.recipient.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Queues a mail for each cause, keeps who is disabled, and forgets who was erased. */
@Component
final class Causes implements EventHandler {

    private final Mails mails;
    private final Recipients recipients;
    private final Erasure erasure;
    private final Operators operators;

    Causes(Mails mails, Recipients recipients, Erasure erasure, Operators operators) {
        this.mails = mails;
        this.recipients = recipients;
        this.erasure = erasure;
        this.operators = operators;
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        List<NewMail> causes = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        Set<UUID> erased = new HashSet<>();
        Set<UUID> shutOut = new HashSet<>();
        for (Received received : batch) {
            if (received instanceof Received.Of of && of.envelope().event() instanceof AccountFact fact) {
                CausedMail.of(of.envelope(), fact).ifPresent(causes::add);
                if (endsSessions(fact)) {
                    shutOut.add(fact.accountId());
                }
                if (fact instanceof AccountErased) {
                    erased.add(fact.accountId());
                } else if (fact instanceof AccountDisabled disabled) {
                    standings.add(new Standing(fact.accountId(), disabled.version(), true));
                } else if (fact instanceof AccountEnabled enabled) {
                    standings.add(new Standing(fact.accountId(), enabled.version(), false));
                }
            }
        }
        return erasure.forget(erased)
                .then(recipients.stand(standings))
                .then(operators.end(shutOut))
                .then(spoken(causes))
                .flatMap(mails::queue);
    }

    /** After these the gateway lets nobody in with what counted before, and the operations console neither. */
    private static boolean endsSessions(AccountFact fact) {
        return fact instanceof AccountDisabled
                || fact instanceof AccountErased
                || fact instanceof PasswordChanged
                || fact instanceof TwoFactorReset;
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
