package io.latchkey.notification.mail;

import io.latchkey.contracts.Locale;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all mails say alike.
 *
 * @param service what the service calls itself
 * @param publicUrl the only source of links
 * @param supportContact whom to ask, as a sentence can name them; blank: the account executive, in each language
 */
@ConfigurationProperties("latchkey.mail.content")
record MailSettings(
        @DefaultValue("Latchkey") String service,
        URI publicUrl,
        @DefaultValue("") String supportContact) {

    MailSettings {
        if (!("http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme()))
                || publicUrl.getHost() == null
                || publicUrl.getQuery() != null
                || publicUrl.getFragment() != null) {
            throw new IllegalArgumentException(
                    "LATCHKEY_PUBLIC_URL must be an http or https address without query and fragment");
        }
    }

    String contact(Locale locale) {
        if (!supportContact.isBlank()) {
            return supportContact;
        }
        return switch (locale) {
            case EN -> "your account executive";
            case ES -> "la persona que gestiona su cuenta";
        };
    }

    String resetLink(Link link) {
        String base = publicUrl.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return root + "/reset-password#token=" + link.token().value();
    }
}
