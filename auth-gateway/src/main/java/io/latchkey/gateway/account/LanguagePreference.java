package io.latchkey.gateway.account;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.gateway.directory.ProfileChange;
import io.latchkey.gateway.directory.ProfileUpdater;
import io.latchkey.gateway.directory.ProfileUpdater.UpdateResult;
import io.latchkey.gateway.directory.ProfileValidator;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.RequestValidator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The holder chooses the language of their mails: a fact like an executive's, by themselves. */
@Component
final class LanguagePreference {
    private final ProfileUpdater updater;
    private final PageLanguages languages;
    private final TransactionalOperator transaction;

    LanguagePreference(ProfileUpdater updater, PageLanguages languages, TransactionalOperator transaction) {
        this.updater = updater;
        this.languages = languages;
        this.transaction = transaction;
    }

    /** False when the tag names no language of ours. */
    Mono<Boolean> changeLanguage(UUID accountId, String tag) {
        return languages
                .findByTag(tag)
                .map(known -> changeLanguage(accountId, known).thenReturn(true))
                .orElseGet(() -> Mono.just(false));
    }

    /** The language that a field of a request names; fails with 400 where it names none of ours. */
    AccountLocale requireLanguage(String pointer, @Nullable String tag) {
        var check = new RequestValidator();
        Optional<AccountLocale> language = new ProfileValidator(check).readLocale(pointer, tag, languages);
        check.throwIfInvalid();
        return language.orElseThrow();
    }

    Mono<Void> changeLanguage(UUID accountId, AccountLocale language) {
        return transaction
                .transactional(updater.update(accountId, ProfileChange.ofLocale(language), accountId))
                .flatMap(LanguagePreference::requireSuccess);
    }

    private static Mono<Void> requireSuccess(UpdateResult change) {
        return switch (change) {
            case UpdateResult.Changed changed -> Mono.empty();
            case UpdateResult.Unchanged same -> Mono.empty();
            case UpdateResult.NoSuchAccount gone -> Mono.error(CommonProblems.UNAUTHENTICATED.toException());
            case UpdateResult.EmailTaken impossible -> Mono.error(new IllegalStateException("no address was changed"));
            case UpdateResult.LastExecutive impossible -> Mono.error(new IllegalStateException("no role was changed"));
        };
    }
}
