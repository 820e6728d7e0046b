package io.latchkey.gateway.account;

import io.latchkey.contracts.Locale;
import io.latchkey.gateway.directory.Change;
import io.latchkey.gateway.directory.Changing;
import io.latchkey.gateway.directory.PersonChange;
import io.latchkey.gateway.directory.PersonCheck;
import io.latchkey.gateway.web.Check;
import io.latchkey.gateway.web.Problems;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The holder chooses the language of their mails: a fact like an executive's, by themselves. */
@Component
final class OwnLanguage {
    private final Changing changing;
    private final TransactionalOperator transaction;

    OwnLanguage(Changing changing, TransactionalOperator transaction) {
        this.changing = changing;
        this.transaction = transaction;
    }

    /** False when the tag names no language of ours. */
    Mono<Boolean> change(UUID accountId, String tag) {
        Optional<Locale> language = new PersonCheck(new Check()).locale("/locale", tag);
        return language.map(known -> change(accountId, known).thenReturn(true)).orElseGet(() -> Mono.just(false));
    }

    Mono<Void> change(UUID accountId, Locale language) {
        return transaction
                .transactional(changing.change(accountId, PersonChange.locale(language), accountId))
                .flatMap(OwnLanguage::settle);
    }

    private static Mono<Void> settle(Change change) {
        return switch (change) {
            case Change.Changed changed -> Mono.empty();
            case Change.Unchanged same -> Mono.empty();
            case Change.NoSuchAccount gone -> Mono.error(Problems.UNAUTHENTICATED.asException());
            case Change.EmailTaken impossible -> Mono.error(new IllegalStateException("no address was changed"));
            case Change.LastExecutive impossible -> Mono.error(new IllegalStateException("no role was changed"));
        };
    }
}
