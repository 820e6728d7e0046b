package io.latchkey.gateway.web;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.platform.web.MessageBundle;
import io.latchkey.platform.web.PageMessages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The languages that an account can have: those that the pages have a file of. */
@Component
public final class PageLanguages {

    private final List<AccountLocale> supported;

    PageLanguages(PageMessages messages) {
        supported = messages.listBundles().stream()
                .map(MessageBundle::code)
                .map(AccountLocale::new)
                .toList();
    }

    /** The language of a BCP 47 tag, its region reduced; empty when there are no pages in it. */
    public Optional<AccountLocale> findByTag(String tag) {
        return AccountLocale.fromTag(tag).filter(supported::contains);
    }

    /** The same, and English for everything else. */
    public AccountLocale findByTagOrEnglish(String tag) {
        return findByTag(tag).orElse(AccountLocale.ENGLISH);
    }

    /** The codes as a sentence lists them: {@code en, es or pt}. */
    public String toAlternatives() {
        String last = supported.getLast().code();
        String others = supported.stream()
                .limit(supported.size() - 1L)
                .map(AccountLocale::code)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? last : others + " or " + last;
    }
}
