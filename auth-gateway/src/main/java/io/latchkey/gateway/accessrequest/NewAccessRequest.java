package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.ProfileValidator;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.web.RequestValidator;
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
    AccessRequest toAccessRequest(UUID id, Instant at, PageLanguages languages) {
        var check = new RequestValidator();
        var person = new ProfileValidator(check);
        Optional<EmailAddress> address = person.readEmail("/email", email);
        String displayName = readLine(person, "/name", name);
        String companyName = readLine(person, "/company", company);
        String text = message == null || message.isBlank() ? null : readMessage(check, message);
        Optional<AccountLocale> language =
                locale == null ? Optional.of(AccountLocale.ENGLISH) : person.readLocale("/locale", locale, languages);
        check.throwIfInvalid();
        return new AccessRequest(
                id, address.orElseThrow().value(), displayName, companyName, text, language.orElseThrow(), at);
    }

    /** Whether a message can be shown as it is. */
    static boolean isValidMessage(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_MESSAGE
                && !UNPRINTABLE.matcher(text).find();
    }

    /** What is wrong with a name or a company in a form, by the key of the sentence that says so. */
    static @Nullable String findNameProblem(String typed) {
        String problem = ProfileValidator.findNameProblem(typed);
        return problem == null && LureTextRule.findViolation(typed).isPresent() ? "lure" : problem;
    }

    private static String readLine(ProfileValidator person, String pointer, @Nullable String typed) {
        String line = person.readName(pointer, typed);
        LureTextRule.findViolation(line)
                .filter(violation -> person.check().isFieldValid(pointer))
                .ifPresent(violation -> person.check().addError(pointer, violation));
        return line;
    }

    private static String readMessage(RequestValidator check, String typed) {
        String text = check.requireText("/message", typed).strip();
        if (!isValidMessage(text)) {
            check.addError("/message", "must have at most 1000 characters, all of which can be printed");
        }
        return text;
    }

    @Override
    public String toString() {
        return "NewAccessRequest[***]";
    }
}
