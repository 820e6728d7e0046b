package io.latchkey.notification.console;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.audit.AuditAction;
import io.latchkey.notification.audit.AuditLog;
import io.latchkey.notification.deadletter.DeadLetterQueries;
import io.latchkey.notification.deadletter.DeadLetterView;
import io.latchkey.notification.delivery.MailReportQueries;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.webhook.ProviderEventLog;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Finds what is known, by an id or by an address. */
@Component
final class ConsoleLookup {

    private static final int NEWEST = 50;

    private final MailReportQueries insight;
    private final ProviderEventLog said;
    private final DeadLetterQueries deadLetters;
    private final RecipientDirectory recipients;
    private final AuditLog audit;
    private final TransactionalOperator transactions;

    ConsoleLookup(
            MailReportQueries insight,
            ProviderEventLog said,
            DeadLetterQueries deadLetters,
            RecipientDirectory recipients,
            AuditLog audit,
            TransactionalOperator transactions) {
        this.insight = insight;
        this.said = said;
        this.deadLetters = deadLetters;
        this.recipients = recipients;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<Result> loadResult(UUID id) {
        return insight.findReports(id, NEWEST)
                .flatMap(mails -> Mono.zip(
                        said.findByMails(mails.stream()
                                .map(MailReportQueries.MailReport::emailId)
                                .toList()),
                        deadLetters.findAbout(id),
                        (words, dead) -> new Result(id, mails, words, dead)));
    }

    /** The id that was asked for, or the account of the address; empty where no account has it. An address is noted. */
    Mono<UUID> resolveId(SearchTerm sought, Operator by) {
        return switch (sought) {
            case SearchTerm.ById id -> Mono.just(id.id());
            case SearchTerm.ByAddress address -> transactions.transactional(findAccount(address.address(), by));
        };
    }

    private Mono<UUID> findAccount(EmailAddress address, Operator by) {
        return recipients.findByAddress(address).flatMap(found -> audit.recordAction(
                        by.accountId(), AuditAction.LOOKED_UP_ADDRESS, auditTarget(found), "")
                .then(Mono.justOrEmpty(found.stream().findFirst())));
    }

    private static String auditTarget(List<UUID> found) {
        return found.isEmpty() ? "nobody" : found.getFirst().toString();
    }

    /**
     * All that is known about one id: a mail's, an account's or a cause's.
     *
     * @param words what providers told us about these mails
     * @param letters dead letters that speak of this account, or are this cause
     */
    record Result(
            UUID id,
            List<MailReportQueries.MailReport> mails,
            List<ProviderEventLog.ProviderEventView> words,
            List<DeadLetterView> letters) {

        /** Whether nothing is known of it. */
        boolean isEmpty() {
            return mails.isEmpty() && letters.isEmpty();
        }

        /** What was said about one of the mails. */
        public List<ProviderEventLog.ProviderEventView> wordsAbout(MailReportQueries.MailReport mail) {
            return words.stream()
                    .filter(word -> word.emailId().equals(mail.emailId()))
                    .toList();
        }
    }
}
