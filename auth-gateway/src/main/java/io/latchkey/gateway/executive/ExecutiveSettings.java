package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The address of the first executive ({@code LATCHKEY_FIRST_EXECUTIVE_EMAIL}); empty: none is created. */
@ConfigurationProperties("latchkey.executive")
record ExecutiveSettings(String firstEmail) {
    ExecutiveSettings {
        if (!firstEmail.isEmpty() && read(firstEmail).isEmpty()) {
            throw new IllegalArgumentException("LATCHKEY_FIRST_EXECUTIVE_EMAIL is not a well-formed address");
        }
    }

    Optional<EmailAddress> first() {
        return firstEmail.isEmpty() ? Optional.empty() : read(firstEmail);
    }

    private static Optional<EmailAddress> read(String text) {
        return switch (AddressRule.read(text)) {
            case AddressReading.WellFormed wellFormed -> Optional.of(wellFormed.address());
            case AddressReading.Malformed malformed -> Optional.empty();
        };
    }
}
