package io.latchkey.notification.channel;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.contracts.EmailAddress;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** In whose name mails go out, whichever way they take. */
@ConfigurationProperties("latchkey.from")
record FromSettings(String address, String name) {

    FromSettings {
        requireThat(
                address.indexOf('@') >= 1 && !address.endsWith("@") && address.length() <= 254,
                "LATCHKEY_MAIL_FROM must be an e-mail address");
        requireThat(name.chars().noneMatch(Character::isISOControl), "LATCHKEY_MAIL_FROM_NAME must be one line");
    }

    EmailAddress senderAddress() {
        return new EmailAddress(address);
    }

    /** The right-hand side of every Message-ID. */
    String senderDomain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The same at every attempt and on every way (RFC 5322, 3.6.4). */
    String messageId(UUID emailId) {
        return "<" + emailId + "@" + senderDomain() + ">";
    }
}
