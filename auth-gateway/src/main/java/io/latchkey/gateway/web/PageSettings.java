package io.latchkey.gateway.web;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the pages.
 *
 * @param supportContact whom a stuck person turns to, as it stands in the sentence "Contact …"; empty: each language's own
 *     words for the account executive
 */
@ConfigurationProperties("latchkey.pages")
record PageSettings(String supportContact) {

    Optional<String> findContact() {
        return Optional.of(supportContact.strip()).filter(given -> !given.isEmpty());
    }
}
