package io.latchkey.notification.console;

import io.latchkey.messaging.outbox.OutboxOperations;
import io.latchkey.notification.operator.AuditLog;
import io.latchkey.notification.operator.AuditLog.AuditAction;
import io.latchkey.notification.operator.Operator;
import io.latchkey.platform.web.CommonProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sends a parked event of this service's outbox once more, after its cause was mended. */
@Component
final class OutboxRelease {

    private final OutboxOperations parked;
    private final AuditLog audit;
    private final TransactionalOperator transactions;

    OutboxRelease(OutboxOperations parked, AuditLog audit, TransactionalOperator transactions) {
        this.parked = parked;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** 404 when nothing is parked under this id. */
    Mono<Void> releaseRow(String id, Operator by, @Nullable String given) {
        String reason = ReasonValidator.requireReason(given);
        long row = parseRowId(id);
        Mono<Void> released = parked.releaseById(row)
                .flatMap(did -> did
                        ? audit.recordAction(by.accountId(), AuditAction.OUTBOX_ROW_RELEASED, "outbox " + row, reason)
                        : Mono.error(CommonProblems.NOT_FOUND::toException));
        return transactions.transactional(released);
    }

    private static long parseRowId(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw CommonProblems.NOT_FOUND.toException();
        }
        return Long.parseLong(id);
    }
}
