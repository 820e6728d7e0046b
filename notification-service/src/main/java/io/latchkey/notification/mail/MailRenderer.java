package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders subject, text and HTML of a mail in its language; user input is only ever a value, never a template. */
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

    /** The mail, ready to be sent; in English where there are no mails in its language. */
    public RenderedMail render(MailContent mail) {
        AccountLocale language = languages.chooseLanguage(mail.locale());
        var context = new Context(language.toLocale(), templateValues(mail, language));
        String folder = MailLanguages.templateFolder(mail.kind().template(), language);
        return new RenderedMail(
                engine.process(folder + "subject.txt", context).strip(),
                engine.process(folder + "body.txt", context),
                engine.process(folder + "body.html", context));
    }

    private Map<String, Object> templateValues(MailContent mail, AccountLocale language) {
        MailPhrases phrases = languages.phrasesOf(language);
        Map<String, Object> values = new HashMap<>();
        // Nobody has approved of a name that a stranger chose.
        boolean approved = mail.kind().audience() != MailKind.Audience.EXTERNAL;
        values.put("name", approved ? mail.name().value() : "");
        values.put("service", settings.service());
        values.put("language", language.code());
        values.put("contact", settings.contactOr(phrases.usualContact(contactFor(mail), settings.service())));
        if (mail.secret() != null) {
            values.putAll(secretValues(mail.kind(), mail.secret(), phrases));
        }
        for (MailKind.TextValue value : mail.kind().textValues()) {
            switch (value) {
                case MOMENT -> values.put("moment", phrases.formatMoment(mail.causedAt()));
                case NUMBER -> values.put("number", Objects.requireNonNull(mail.number()));
                case ROLES -> putRoleValues(mail, values);
                case REQUESTS_PAGE -> values.put("link", settings.requestsLink());
            }
        }
        return values;
    }

    private void putRoleValues(MailContent mail, Map<String, Object> values) {
        int granted = Objects.requireNonNull(mail.number());
        UUID about = mail.aboutAccount();
        values.put("executive", MailKind.grants(granted, AccountRole.EXECUTIVE));
        values.put("operations", MailKind.grants(granted, AccountRole.OPERATIONS));
        values.put("own", about == null);
        if (about != null) {
            values.put("link", settings.accountLink(about));
        }
    }

    /** Whom to ask differs by audience: an executive has no account executive, an outsider has none yet. */
    private static MailPhrases.UsualContact contactFor(MailContent mail) {
        if (mail.aboutAccount() != null) {
            return MailPhrases.UsualContact.OF_EXECUTIVES;
        }
        return switch (mail.kind().audience()) {
            case HOLDER, FORMER_ADDRESS -> MailPhrases.UsualContact.OF_RECIPIENTS;
            case EXECUTIVE -> MailPhrases.UsualContact.OF_EXECUTIVES;
            case EXTERNAL -> MailPhrases.UsualContact.OF_OUTSIDERS;
        };
    }

    private Map<String, Object> secretValues(MailKind kind, MailContent.EnclosedSecret secret, MailPhrases phrases) {
        Map<String, Object> values = new HashMap<>();
        values.put("until", phrases.formatMoment(secret.expiresAt()));
        values.put("lifetime", phrases.formatDuration(secret.lifetime()));
        if (kind.secret() == SecretKind.ENROLMENT_CODE) {
            values.put("enrolmentCode", secret.value().value());
        } else {
            values.put("link", settings.resetLink(secret));
            values.put("code", secret.value().value());
        }
        return values;
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
