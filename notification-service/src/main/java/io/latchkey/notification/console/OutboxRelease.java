package io.latchkey.notification.console;

import io.latchkey.messaging.outbox.ParkedRows;
import io.latchkey.notification.audit.Audit;
import io.latchkey.notification.audit.Deed;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sends a parked event of this service's outbox once more, after its cause was mended. */
@Component
final class OutboxRelease {

    private final ParkedRows parked;
    private final Audit audit;
    private final TransactionalOperator transactions;

    OutboxRelease(ParkedRows parked, Audit audit, TransactionalOperator transactions) {
        this.parked = parked;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** 404 when nothing is parked under this id. */
    Mono<Void> release(String id, Operator by, @Nullable String given) {
        String reason = Reasons.required(given);
        long row = row(id);
        Mono<Void> released = parked.release(row)
                .flatMap(did -> did
                        ? audit.note(by.accountId(), Deed.OUTBOX_ROW_RELEASED, "outbox " + row, reason)
                        : Mono.error(Problem.NOT_FOUND::asException));
        return transactions.transactional(released);
    }

    private static long row(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw Problem.NOT_FOUND.asException();
        }
        return Long.parseLong(id);
    }
}
