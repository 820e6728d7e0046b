package io.latchkey.notification.mail;

import io.latchkey.contracts.Locale;
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
        values.put("contact", settings.contact(mail.locale()));
        values.putAll(
                switch (mail) {
                    case Mail.FirstSignIn invited -> linkValues(invited.link(), mail.locale());
                    case Mail.PasswordReset asked -> linkValues(asked.link(), mail.locale());
                    case Mail.PasswordChanged changed ->
                        Map.of("moment", SpokenTime.in(mail.locale()).moment(changed.at()));
                });
        return values;
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
