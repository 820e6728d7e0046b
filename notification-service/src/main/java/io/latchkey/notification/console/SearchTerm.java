package io.latchkey.notification.console;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.platform.keys.UuidFactory;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What an operator looks for. */
sealed interface SearchTerm {

    /** The id of a mail, an account or a cause. */
    record ById(UUID id) implements SearchTerm {}

    /** An address, in the form in which addresses are stored. */
    record ByAddress(EmailAddress address) implements SearchTerm {}

    /** Empty when it is neither an id nor an address. */
    static Optional<SearchTerm> parse(String typed) {
        String text = typed.strip();
        Optional<UUID> id = UuidFactory.parseUuid(text);
        if (id.isPresent()) {
            return id.map(ById::new);
        }
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > 254) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(text.substring(at + 1));
            String stored = (text.substring(0, at) + "@" + domain).toLowerCase(Locale.ROOT);
            return Optional.of(new ByAddress(new EmailAddress(stored)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
