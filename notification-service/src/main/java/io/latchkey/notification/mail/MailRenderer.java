package io.latchkey.notification.mail;

import io.latchkey.contracts.Locale;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes subject, text and HTML of a mail in its language; what a person chose is only ever a value, never a template. */
@Component
public final class MailRenderer {

    private final TemplateEngine engine = new TemplateEngine();
    private final MailSettings settings;

    MailRenderer(MailSettings settings) {
        this.settings = settings;
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
    }

    /** The mail, ready to be carried. */
    public RenderedMail render(Mail mail) {
        var context = new Context(java.util.Locale.forLanguageTag(mail.locale().code()), values(mail));
        String folder = mail.template().code() + "/" + mail.locale().code() + "/";
        return new RenderedMail(
                engine.process(folder + "subject.txt", context).strip(),
                engine.process(folder + "body.txt", context),
                engine.process(folder + "body.html", context));
    }

    private Map<String, Object> values(Mail mail) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", mail.name().value());
        values.put("service", settings.service());
        values.put("contact", contact(mail));
        values.putAll(
                switch (mail) {
                    case Mail.FirstSignIn invited -> linkValues(invited.link(), mail.locale());
                    case Mail.PasswordReset asked -> linkValues(asked.link(), mail.locale());
                    case Mail.PasswordChanged notice -> moment(notice.at(), mail.locale());
                    case Mail.TwoFactorRequired notice -> moment(notice.at(), mail.locale());
                    case Mail.TwoFactorEnrolled notice -> moment(notice.at(), mail.locale());
                    case Mail.TwoFactorReset notice -> moment(notice.at(), mail.locale());
                    case Mail.TwoFactorRemoved notice -> moment(notice.at(), mail.locale());
                    case Mail.AddressChanged notice -> moment(notice.at(), mail.locale());
                    case Mail.RecoveryCodeUsed used ->
                        Map.of("moment", SpokenTime.in(mail.locale()).moment(used.at()), "number", used.left());
                    case Mail.AccessRequest digest ->
                        Map.of("link", settings.requestsLink(), "number", digest.requests());
                    case Mail.AccessDeclined declined -> Map.of();
                });
        return values;
    }

    /** Whom to ask differs with who is written to: an executive has no account executive, a stranger has none yet. */
    private String contact(Mail mail) {
        return switch (mail.template()) {
            case FIRST_SIGN_IN,
                    PASSWORD_RESET,
                    PASSWORD_CHANGED,
                    TWO_FACTOR_REQUIRED,
                    TWO_FACTOR_ENROLLED,
                    TWO_FACTOR_RESET,
                    TWO_FACTOR_REMOVED,
                    RECOVERY_CODE_USED,
                    ADDRESS_CHANGED -> settings.contact(mail.locale());
            case ACCESS_REQUEST -> settings.contactOfExecutives(mail.locale());
            case ACCESS_DECLINED -> settings.contactOfStrangers(mail.locale());
        };
    }

    private static Map<String, Object> moment(Instant at, Locale locale) {
        return Map.of("moment", SpokenTime.in(locale).moment(at));
    }

    private Map<String, Object> linkValues(Link link, Locale locale) {
        SpokenTime spoken = SpokenTime.in(locale);
        return Map.of(
                "link", settings.resetLink(link),
                "code", link.token().value(),
                "until", spoken.moment(link.expiresAt()),
                "lifetime", spoken.duration(link.lifetime()));
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(MailRenderer.class.getClassLoader());
        resolver.setPrefix("mails/");
        resolver.setResolvablePatterns(java.util.Set.of(pattern));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        resolver.setCacheTTLMs(null);
        return resolver;
    }
}
