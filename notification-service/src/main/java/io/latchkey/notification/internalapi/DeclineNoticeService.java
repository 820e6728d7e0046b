package io.latchkey.notification.internalapi;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.delivery.MailRequest;
import io.latchkey.notification.recipient.ExternalRecipients;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a courtesy on: the stranger and the mail in one transaction, once per request. */
@Component
final class DeclineNoticeService {

    private final ExternalRecipients strangers;
    private final MailLifecycle mails;
    private final TransactionalOperator transactions;
    private final Clock clock;

    DeclineNoticeService(
            ExternalRecipients strangers, MailLifecycle mails, TransactionalOperator transactions, Clock clock) {
        this.strangers = strangers;
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Void> acceptNotice(Notice courtesy) {
        Mono<Void> taken = Mono.defer(() -> strangers
                .rememberOnce(courtesy.requestId(), courtesy.address(), courtesy.displayName(), courtesy.locale())
                .flatMap(fresh -> fresh ? mails.queue(List.of(declineMail(courtesy))) : Mono.empty()));
        return transactions.transactional(taken);
    }

    /** There is no account: the request's id stands for it. */
    private MailRequest declineMail(Notice courtesy) {
        return new MailRequest(
                courtesy.requestId(),
                courtesy.requestId(),
                MailTemplate.ACCESS_DECLINED,
                courtesy.locale(),
                0,
                clock.instant(),
                null,
                null);
    }

    /** A word to somebody who asked for an account and gets none. */
    record Notice(UUID requestId, EmailAddress address, String displayName, AccountLocale locale) {

        /** Masked: holds a name. */
        @Override
        public String toString() {
            return "Courtesy[requestId=" + requestId + "]";
        }
    }
}
