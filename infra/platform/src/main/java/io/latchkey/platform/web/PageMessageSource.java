package io.latchkey.platform.web;

import java.text.MessageFormat;
import java.util.Locale;
import org.springframework.context.support.AbstractMessageSource;

/** Gives the templates their texts; a key that is missing is a fault of ours and says so. */
public final class PageMessageSource extends AbstractMessageSource {

    private final PageMessages languages;

    public PageMessageSource(PageMessages languages) {
        this.languages = languages;
    }

    @Override
    protected String resolveCodeWithoutArguments(String code, Locale locale) {
        return textOf(code, locale);
    }

    @Override
    protected MessageFormat resolveCode(String code, Locale locale) {
        return new MessageFormat(textOf(code, locale), locale);
    }

    private String textOf(String code, Locale locale) {
        return languages
                .matchTag(locale.toLanguageTag())
                .orElseGet(languages::defaultBundle)
                .textOf(code);
    }
}
