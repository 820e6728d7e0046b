package io.latchkey.notification.web;

import java.text.MessageFormat;
import java.util.Locale;
import org.springframework.context.support.AbstractMessageSource;

/** Gives the templates their texts. */
final class PageMessageSource extends AbstractMessageSource {

    private final Messages languages;

    PageMessageSource(Messages languages) {
        this.languages = languages;
    }

    @Override
    protected String resolveCodeWithoutArguments(String code, Locale locale) {
        return findText(code, locale);
    }

    @Override
    protected MessageFormat resolveCode(String code, Locale locale) {
        return new MessageFormat(findText(code, locale), locale);
    }

    private String findText(String code, Locale locale) {
        return languages.getText(Messages.matchAccepted(locale.toLanguageTag()), code);
    }
}
