package io.latchkey.gateway.directory;

import org.jspecify.annotations.Nullable;

/** What is wrong with a field of a form about a profile, by the key of the sentence that says so. */
public final class ProfileFormProblems {

    private ProfileFormProblems() {}

    public static @Nullable String findEmailProblem(String typed) {
        if (typed.isEmpty()) {
            return "missing-person";
        }
        return EmailAddressParser.parse(typed).toOptional().isPresent() ? null : "malformed";
    }

    /** Of a name, or another line of text that ends up beside one. */
    public static @Nullable String findNameProblem(String typed) {
        if (typed.isEmpty()) {
            return "missing";
        }
        return DisplayNameRule.findViolation(typed).isPresent() ? "unfit" : null;
    }
}
