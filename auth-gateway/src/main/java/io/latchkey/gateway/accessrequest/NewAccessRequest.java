package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.gateway.directory.PersonCheck;
import io.latchkey.gateway.web.Check;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request for an account, as it came; prints masked. */
record NewAccessRequest(
        @Nullable String email,
        @Nullable String name,
        @Nullable String company,
        @Nullable String message,
        @Nullable String locale,
        @Nullable String proof) {

    private static final int LONGEST_MESSAGE = 1000;

    // Controls but line breaks and tabs, unpaired surrogates, and signs that turn the reading direction.
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\r\\t]]");

    /** Fails with 400, naming everything that is wrong with it. */
    AccessRequest request(UUID id, Instant at) {
        var check = new Check();
        var person = new PersonCheck(check);
        Optional<EmailAddress> address = person.email("/email", email);
        String displayName = person.name("/name", name);
        String firm = person.name("/company", company);
        String words = message == null || message.isBlank() ? null : message(check, message);
        Optional<Locale> language = locale == null ? Optional.of(Locale.EN) : person.locale("/locale", locale);
        check.finish();
        return new AccessRequest(
                id, address.orElseThrow().value(), displayName, firm, words, language.orElseThrow(), at);
    }

    /** Whether a message can be shown as it is. */
    static boolean isFit(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST_MESSAGE
                && !UNPRINTABLE.matcher(words).find();
    }

    private static String message(Check check, String typed) {
        String words = check.text("/message", typed).strip();
        if (!isFit(words)) {
            check.wrong("/message", "must have at most 1000 characters, all of which can be printed");
        }
        return words;
    }

    @Override
    public String toString() {
        return "NewAccessRequest[***]";
    }
}
