package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
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
    private final MailContentSettings settings;

    MailRenderer(MailContentSettings settings) {
        this.settings = settings;
        engine.addTemplateResolver(createResolver("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(createResolver("*.txt", TemplateMode.TEXT));
    }

    /** The mail, ready to be carried. */
    public RenderedMail render(MailContent mail) {
        var context = new Context(java.util.Locale.forLanguageTag(mail.locale().code()), templateValues(mail));
        String folder = mail.mailTemplate().code() + "/" + mail.locale().code() + "/";
        return new RenderedMail(
                engine.process(folder + "subject.txt", context).strip(),
                engine.process(folder + "body.txt", context),
                engine.process(folder + "body.html", context));
    }

    private Map<String, Object> templateValues(MailContent mail) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", mail.name().value());
        values.put("service", settings.service());
        values.put("contact", contactFor(mail));
        values.putAll(
                switch (mail) {
                    case MailContent.FirstSignIn invited -> linkValues(invited.link(), mail.locale());
                    case MailContent.PasswordReset asked -> linkValues(asked.link(), mail.locale());
                    case MailContent.PasswordChanged notice -> momentValues(notice.at(), mail.locale());
                    case MailContent.TwoFactorRequired notice -> momentValues(notice.at(), mail.locale());
                    case MailContent.TwoFactorEnrolled notice -> momentValues(notice.at(), mail.locale());
                    case MailContent.TwoFactorReset notice -> momentValues(notice.at(), mail.locale());
                    case MailContent.TwoFactorRemoved notice -> momentValues(notice.at(), mail.locale());
                    case MailContent.AddressChanged notice -> momentValues(notice.at(), mail.locale());
                    case MailContent.RecoveryCodeUsed used ->
                        Map.of(
                                "moment",
                                LocalizedTime.forLocale(mail.locale()).formatMoment(used.at()),
                                "number",
                                used.left());
                    case MailContent.AccessRequest digest ->
                        Map.of("link", settings.requestsLink(), "number", digest.requests());
                    case MailContent.AccessDeclined declined -> Map.of();
                });
        return values;
    }

    /** Whom to ask differs with who is written to: an executive has no account executive, a stranger has none yet. */
    private String contactFor(MailContent mail) {
        return switch (mail.mailTemplate()) {
            case FIRST_SIGN_IN,
                    PASSWORD_RESET,
                    PASSWORD_CHANGED,
                    TWO_FACTOR_REQUIRED,
                    TWO_FACTOR_ENROLLED,
                    TWO_FACTOR_RESET,
                    TWO_FACTOR_REMOVED,
                    RECOVERY_CODE_USED,
                    ADDRESS_CHANGED -> settings.contactOfRecipients(mail.locale());
            case ACCESS_REQUEST -> settings.contactOfExecutives(mail.locale());
            case ACCESS_DECLINED -> settings.contactOfExternalRecipients(mail.locale());
        };
    }

    private static Map<String, Object> momentValues(Instant at, AccountLocale locale) {
        return Map.of("moment", LocalizedTime.forLocale(locale).formatMoment(at));
    }

    private Map<String, Object> linkValues(MailContent.MailLink link, AccountLocale locale) {
        LocalizedTime spoken = LocalizedTime.forLocale(locale);
        return Map.of(
                "link", settings.resetLink(link),
                "code", link.token().value(),
                "until", spoken.formatMoment(link.expiresAt()),
                "lifetime", spoken.formatDuration(link.lifetime()));
    }

    private static ClassLoaderTemplateResolver createResolver(String pattern, TemplateMode mode) {
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
