package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.EmailsAnswer;
import io.latchkey.gateway.peers.NotificationService;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The page of one account: what it is, where its mails are, and what can be done. */
@Component
final class AccountScreen {
    private final Directory directory;
    private final NotificationService notifications;

    AccountScreen(Directory directory, NotificationService notifications) {
        this.directory = directory;
        this.notifications = notifications;
    }

    /** Fails with 404 where there is no such account. */
    Mono<Page> of(UUID accountId) {
        return account(accountId)
                .flatMap(account -> Mono.zip(notifications.emails(accountId), notifications.suppression(accountId))
                        .map(told -> page(AccountCard.of(account), journey(told.getT1()))
                                .with("suppression", SuppressionCard.of(told.getT2()))));
    }

    Mono<Account> account(UUID accountId) {
        return directory.byId(accountId).switchIfEmpty(Mono.error(Problems.NOT_FOUND::asException));
    }

    static Page page(AccountCard card, @Nullable Journey journey) {
        return Page.of("executive-account").with("account", card).with("journey", journey);
    }

    private static @Nullable Journey journey(EmailsAnswer answer) {
        return switch (answer) {
            case EmailsAnswer.Found found -> Journey.read(found.json());
            case EmailsAnswer.Unavailable away -> null;
        };
    }
}
