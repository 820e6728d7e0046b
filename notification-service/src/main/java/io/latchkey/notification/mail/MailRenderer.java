package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes subject, text and HTML of a mail in its language; what a person chose is only ever a value, never a template. */
@Component
public final class MailRenderer {

    private final TemplateEngine engine = new TemplateEngine();
    private final MailContentSettings settings;
    private final MailLanguages languages;

    MailRenderer(MailContentSettings settings, MailLanguages languages, ResourceLoader resources) {
        this.settings = settings;
        this.languages = languages;
        engine.addTemplateResolver(createResolver(resources, "*.html", TemplateMode.HTML));
        engine.addTemplateResolver(createResolver(resources, "*.txt", TemplateMode.TEXT));
    }

    /** The mail, ready to be carried; in English where there are no mails in its language. */
    public RenderedMail render(MailContent mail) {
        AccountLocale language = languages.chooseLanguage(mail.locale());
        var context = new Context(language.toLocale(), templateValues(mail, language));
        String folder = MailLanguages.templateFolder(mail.mailTemplate(), language);
        return new RenderedMail(
                engine.process(folder + "subject.txt", context).strip(),
                engine.process(folder + "body.txt", context),
                engine.process(folder + "body.html", context));
    }

    private Map<String, Object> templateValues(MailContent mail, AccountLocale language) {
        MailPhrases phrases = languages.phrasesOf(language);
        Map<String, Object> values = new HashMap<>();
        values.put("name", mail.name().value());
        values.put("service", settings.service());
        values.put("language", language.code());
        values.put("contact", settings.contactOr(phrases.usualContact(contactFor(mail), settings.service())));
        values.putAll(
                switch (mail) {
                    case MailContent.FirstSignIn invited -> linkValues(invited.link(), phrases);
                    case MailContent.PasswordReset asked -> linkValues(asked.link(), phrases);
                    case MailContent.PasswordChanged notice -> momentValues(notice.at(), phrases);
                    case MailContent.TwoFactorRequired notice -> momentValues(notice.at(), phrases);
                    case MailContent.TwoFactorEnrolled notice -> momentValues(notice.at(), phrases);
                    case MailContent.TwoFactorReset notice -> momentValues(notice.at(), phrases);
                    case MailContent.TwoFactorRemoved notice -> momentValues(notice.at(), phrases);
                    case MailContent.AddressChanged notice -> momentValues(notice.at(), phrases);
                    case MailContent.RecoveryCodeUsed used ->
                        Map.of("moment", phrases.formatMoment(used.at()), "number", used.left());
                    case MailContent.AccessRequest digest ->
                        Map.of("link", settings.requestsLink(), "number", digest.requests());
                    case MailContent.AccessDeclined declined -> Map.of();
                });
        return values;
    }

    /** Whom to ask differs with who is written to: an executive has no account executive, an outsider has none yet. */
    private static MailPhrases.UsualContact contactFor(MailContent mail) {
        return switch (mail.mailTemplate()) {
            case FIRST_SIGN_IN,
                    PASSWORD_RESET,
                    PASSWORD_CHANGED,
                    TWO_FACTOR_REQUIRED,
                    TWO_FACTOR_ENROLLED,
                    TWO_FACTOR_RESET,
                    TWO_FACTOR_REMOVED,
                    RECOVERY_CODE_USED,
                    ADDRESS_CHANGED -> MailPhrases.UsualContact.OF_RECIPIENTS;
            case ACCESS_REQUEST -> MailPhrases.UsualContact.OF_EXECUTIVES;
            case ACCESS_DECLINED -> MailPhrases.UsualContact.OF_OUTSIDERS;
        };
    }

    private static Map<String, Object> momentValues(Instant at, MailPhrases phrases) {
        return Map.of("moment", phrases.formatMoment(at));
    }

    private Map<String, Object> linkValues(MailContent.MailLink link, MailPhrases phrases) {
        return Map.of(
                "link", settings.resetLink(link),
                "code", link.token().value(),
                "until", phrases.formatMoment(link.expiresAt()),
                "lifetime", phrases.formatDuration(link.lifetime()));
    }

    private static ClassLoaderTemplateResolver createResolver(
            ResourceLoader resources, String pattern, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(resources.getClassLoader());
        resolver.setPrefix("mails/");
        resolver.setResolvablePatterns(Set.of(pattern));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        resolver.setCacheTTLMs(null);
        return resolver;
    }
}
