package io.latchkey.notification.recipient;

import io.latchkey.contracts.EmailAddress;
import java.util.regex.Pattern;

/** Which addresses mail can be sent to. */
final class MailAddressValidator {

    // Dot-atom and domain, ASCII: nothing in it can end a header or name a second recipient.
    private static final Pattern ONE_RECIPIENT =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}");

    private MailAddressValidator() {}

    /** @throws IllegalArgumentException for any other address */
    static String requireSendable(String email) {
        if (!ONE_RECIPIENT.matcher(email).matches()) {
            throw new IllegalArgumentException("the address is not one that mail can be sent to");
        }
        return new EmailAddress(email).value();
    }
}
