package io.latchkey.notification.console;

import io.latchkey.contracts.internal.SuppressionOperation.SuppressedAddress;
import io.latchkey.notification.channel.ChannelControl;
import io.latchkey.notification.channel.ChannelControl.ChannelView;
import io.latchkey.notification.operator.AuditLog;
import io.latchkey.notification.operator.AuditLog.AuditAction;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.suppression.SuppressionAdmin;
import io.latchkey.platform.web.CommonProblems;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What operators can do to the sending of mail: pause or resume a channel, lift a suppression; each with a reason. */
@Component
final class ChannelOperations {

    private final ChannelControl channels;
    private final SuppressionAdmin suppressions;
    private final AuditLog audit;
    private final TransactionalOperator transactions;

    ChannelOperations(
            ChannelControl channels,
            SuppressionAdmin suppressions,
            AuditLog audit,
            TransactionalOperator transactions) {
        this.channels = channels;
        this.suppressions = suppressions;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<List<ChannelView>> listChannels() {
        return channels.list();
    }

    Mono<List<SuppressedAddress>> listSuppressions() {
        return suppressions.listNewest();
    }

    /** {@code pause}: nothing more is sent by the channel, what is being sent is finished; {@code resume}. Else 404. */
    Mono<Void> changeChannel(String name, String action, Operator by, @Nullable String given) {
        return switch (action) {
            case "pause" -> pauseChannel(name, by, ReasonValidator.requireReason(given));
            case "resume" -> resumeChannel(name, by, ReasonValidator.requireReason(given));
            default -> Mono.error(CommonProblems.NOT_FOUND::toException);
        };
    }

    /** 404 where nothing is suppressed. */
    Mono<Void> liftSuppression(String account, Operator by, @Nullable String given) {
        String reason = ReasonValidator.requireReason(given);
        UUID id = SearchTerm.parse(account).orElse(null) instanceof SearchTerm.ById sought ? sought.id() : null;
        if (id == null) {
            return Mono.error(CommonProblems.NOT_FOUND::toException);
        }
        Mono<Void> lifted = suppressions
                .requestRemoval(id, by.accountId())
                .flatMap(was -> was
                        ? audit.recordAction(by.accountId(), AuditAction.SUPPRESSION_LIFTED, id.toString(), reason)
                        : Mono.error(CommonProblems.NOT_FOUND::toException));
        return transactions.transactional(lifted);
    }

    private Mono<Void> pauseChannel(String name, Operator by, String reason) {
        by.requireFresh();
        return auditChange(
                channels.pause(name, by.accountId().toString(), reason), AuditAction.CHANNEL_PAUSED, name, by, reason);
    }

    private Mono<Void> resumeChannel(String name, Operator by, String reason) {
        return auditChange(
                channels.resume(name, by.accountId().toString()), AuditAction.CHANNEL_RESUMED, name, by, reason);
    }

    private Mono<Void> auditChange(Mono<Void> change, AuditAction action, String name, Operator by, String reason) {
        Mono<Void> done = change.onErrorMap(
                        IllegalArgumentException.class, unknown -> CommonProblems.NOT_FOUND.toException())
                .then(audit.recordAction(by.accountId(), action, name, reason));
        return transactions.transactional(done);
    }
}
