package io.latchkey.notification.console;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.deadletter.DeadLetterQueries;
import io.latchkey.notification.deadletter.DeadLetterView;
import io.latchkey.notification.delivery.MailReportQueries;
import io.latchkey.notification.operator.AuditLog;
import io.latchkey.notification.operator.AuditLog.AuditAction;
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

    private final MailReportQueries reports;
    private final ProviderEventLog providerEvents;
    private final DeadLetterQueries deadLetters;
    private final RecipientDirectory recipients;
    private final AuditLog audit;
    private final TransactionalOperator transactions;

    ConsoleLookup(
            MailReportQueries reports,
            ProviderEventLog providerEvents,
            DeadLetterQueries deadLetters,
            RecipientDirectory recipients,
            AuditLog audit,
            TransactionalOperator transactions) {
        this.reports = reports;
        this.providerEvents = providerEvents;
        this.deadLetters = deadLetters;
        this.recipients = recipients;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<Result> loadResult(UUID id) {
        return reports.findReports(id, NEWEST)
                .flatMap(mails -> Mono.zip(
                        providerEvents.findByMails(mails.stream()
                                .map(report -> report.mail().emailId())
                                .toList()),
                        deadLetters.findAbout(id),
                        (events, dead) -> new Result(id, mails, events, dead)));
    }

    /** The id that was asked for, or the account of the address; empty where no account has it. Asking for an address is audited. */
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
     * @param words what providers reported about these mails
     * @param letters dead letters whose subject is this account, or which are this cause
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

        /** What was reported about one of the mails. */
        public List<ProviderEventLog.ProviderEventView> wordsAbout(MailReportQueries.MailFacts mail) {
            return words.stream()
                    .filter(event -> event.emailId().equals(mail.emailId()))
                    .toList();
        }
    }
}
