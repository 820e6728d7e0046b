package io.latchkey.notification.mail;

import static io.latchkey.platform.settings.SettingCheck.requireThat;
import static io.latchkey.platform.web.UrlOrigin.isHttpUrl;

import java.net.URI;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What all mails say alike.
 *
 * @param service what the service calls itself
 * @param publicUrl the only source of links
 * @param supportContact whom to ask, as a sentence can name them; blank: the account executive, in each language
 */
@ConfigurationProperties("latchkey.mail.content")
record MailContentSettings(String service, URI publicUrl, String supportContact) {

    MailContentSettings {
        requireThat(
                isHttpUrl(publicUrl) && publicUrl.getQuery() == null && publicUrl.getFragment() == null,
                "LATCHKEY_PUBLIC_URL must be an http or https address without query and fragment");
    }

    String contactOr(String usual) {
        return supportContact.isBlank() ? usual : supportContact;
    }

    String resetLink(MailContent.EnclosedSecret link) {
        return rootUrl() + "/reset-password#token=" + link.value().value();
    }

    String requestsLink() {
        return rootUrl() + "/executive/access-requests";
    }

    /** Where executives see who did what to an account. */
    String accountLink(UUID accountId) {
        return rootUrl() + "/executive/accounts/" + accountId;
    }

    private String rootUrl() {
        String base = publicUrl.toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
