package io.latchkey.notification.internalapi;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.Mails;
import io.latchkey.notification.delivery.NewMail;
import io.latchkey.notification.recipient.Strangers;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a courtesy on: the stranger and the mail in one transaction, once per request. */
@Component
final class Courtesies {

    private final Strangers strangers;
    private final Mails mails;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Courtesies(Strangers strangers, Mails mails, TransactionalOperator transactions, Clock clock) {
        this.strangers = strangers;
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Void> take(Courtesy courtesy) {
        Mono<Void> taken = Mono.defer(() -> strangers
                .remember(courtesy.requestId(), courtesy.address(), courtesy.displayName(), courtesy.locale())
                .flatMap(fresh -> fresh ? mails.queue(List.of(refusal(courtesy))) : Mono.empty()));
        return transactions.transactional(taken);
    }

    /** There is no account: the request's id stands for it. */
    private NewMail refusal(Courtesy courtesy) {
        return new NewMail(
                courtesy.requestId(),
                courtesy.requestId(),
                MailTemplate.ACCESS_DECLINED,
                courtesy.locale(),
                0,
                clock.instant(),
                null,
                null);
    }
}
