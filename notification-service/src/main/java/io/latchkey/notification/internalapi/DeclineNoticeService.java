package io.latchkey.notification.internalapi;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.DeclineNoticeOperation.DeclineNoticeRequest;
import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.delivery.MailRequest;
import io.latchkey.notification.recipient.ExternalRecipients;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Accepts a decline notice: the recipient and the mail in one transaction, once per request for an account. Of what was
 * written in the request nothing is kept, whoever sends it along.
 */
@Component
final class DeclineNoticeService {

    private final ExternalRecipients recipients;
    private final MailLifecycle mails;
    private final TransactionalOperator transactions;
    private final Clock clock;

    DeclineNoticeService(
            ExternalRecipients recipients, MailLifecycle mails, TransactionalOperator transactions, Clock clock) {
        this.recipients = recipients;
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Fails with {@link IllegalArgumentException} for an address that no mail can be sent to. */
    Mono<Void> acceptNotice(DeclineNoticeRequest notice) {
        Mono<Void> accepted = Mono.defer(() -> recipients
                .rememberOnce(notice.requestId(), notice.address(), notice.locale())
                .flatMap(fresh -> fresh ? mails.queue(List.of(toMail(notice))) : Mono.empty()));
        return transactions.transactional(accepted);
    }

    /** There is no account: the request's id stands for it. */
    private MailRequest toMail(DeclineNoticeRequest notice) {
        return new MailRequest(
                notice.requestId(),
                notice.requestId(),
                MailTemplate.ACCESS_DECLINED,
                notice.locale(),
                0,
                clock.instant(),
                null,
                null,
                null);
    }
}
