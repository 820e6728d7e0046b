package io.latchkey.notification.web;

import java.text.MessageFormat;
import java.util.Locale;
import org.springframework.context.support.AbstractMessageSource;

/** Gives the templates their texts. */
final class PageTexts extends AbstractMessageSource {

    private final Languages languages;

    PageTexts(Languages languages) {
        this.languages = languages;
    }

    @Override
    protected String resolveCodeWithoutArguments(String code, Locale locale) {
        return text(code, locale);
    }

    @Override
    protected MessageFormat resolveCode(String code, Locale locale) {
        return new MessageFormat(text(code, locale), locale);
    }

    private String text(String code, Locale locale) {
        return languages.text(Languages.preferred(locale.toLanguageTag()), code);
    }
}
