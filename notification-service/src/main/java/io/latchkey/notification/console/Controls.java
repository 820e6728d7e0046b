package io.latchkey.notification.console;

import io.latchkey.notification.audit.Audit;
import io.latchkey.notification.audit.Deed;
import io.latchkey.notification.channel.ChannelView;
import io.latchkey.notification.channel.Channels;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What operators can do to the sending of mail: hold a channel, let it go on; each with a reason. */
@Component
final class Controls {

    private final Channels channels;
    private final Audit audit;
    private final TransactionalOperator transactions;

    Controls(Channels channels, Audit audit, TransactionalOperator transactions) {
        this.channels = channels;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<List<ChannelView>> channels() {
        return channels.list();
    }

    /** {@code pause}: nothing more goes out on the channel, what is on its way gets there; {@code resume}. Else 404. */
    Mono<Void> channel(String name, String action, Operator by, @Nullable String given) {
        return switch (action) {
            case "pause" -> pause(name, by, Reasons.required(given));
            case "resume" -> resume(name, by, Reasons.required(given));
            default -> Mono.error(Problem.NOT_FOUND::asException);
        };
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
