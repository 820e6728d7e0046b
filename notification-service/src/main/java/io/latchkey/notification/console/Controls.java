package io.latchkey.notification.console;

import io.latchkey.notification.audit.Audit;
import io.latchkey.notification.audit.Deed;
import io.latchkey.notification.channel.ChannelView;
import io.latchkey.notification.channel.Channels;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.suppression.Suppression;
import io.latchkey.notification.suppression.Suppressions;
import io.latchkey.notification.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What operators can do to the sending of mail: hold a channel, let it go on, lift a suppression; each with a reason. */
@Component
final class Controls {

    private final Channels channels;
    private final Suppressions suppressions;
    private final Audit audit;
    private final TransactionalOperator transactions;

    Controls(Channels channels, Suppressions suppressions, Audit audit, TransactionalOperator transactions) {
        this.channels = channels;
        this.suppressions = suppressions;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<List<ChannelView>> channels() {
        return channels.list();
    }

    Mono<List<Suppression>> suppressions() {
        return suppressions.list();
    }

    /** {@code pause}: nothing more goes out on the channel, what is on its way gets there; {@code resume}. Else 404. */
    Mono<Void> channel(String name, String action, Operator by, @Nullable String given) {
        return switch (action) {
            case "pause" -> pause(name, by, Reasons.required(given));
            case "resume" -> resume(name, by, Reasons.required(given));
            default -> Mono.error(Problem.NOT_FOUND::asException);
        };
    }

    /** 404 where nothing is suppressed. */
    Mono<Void> lift(String account, Operator by, @Nullable String given) {
        String reason = Reasons.required(given);
        UUID id = Sought.read(account).orElse(null) instanceof Sought.ById sought ? sought.id() : null;
        if (id == null) {
            return Mono.error(Problem.NOT_FOUND::asException);
        }
        Mono<Void> lifted = suppressions
                .lift(id, by.accountId())
                .flatMap(was -> was
                        ? audit.note(by.accountId(), Deed.SUPPRESSION_LIFTED, id.toString(), reason)
                        : Mono.error(Problem.NOT_FOUND::asException));
        return transactions.transactional(lifted);
    }

    private Mono<Void> pause(String name, Operator by, String reason) {
        return held(channels.pause(name, by.accountId().toString(), reason), Deed.CHANNEL_PAUSED, name, by, reason);
    }

    private Mono<Void> resume(String name, Operator by, String reason) {
        return held(channels.resume(name, by.accountId().toString()), Deed.CHANNEL_RESUMED, name, by, reason);
    }

    private Mono<Void> held(Mono<Void> doing, Deed deed, String name, Operator by, String reason) {
        Mono<Void> done = doing.onErrorMap(IllegalArgumentException.class, unknown -> Problem.NOT_FOUND.asException())
                .then(audit.note(by.accountId(), deed, name, reason));
        return transactions.transactional(done);
    }
}
