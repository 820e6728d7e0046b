package io.latchkey.account;

import java.util.Map;
import java.util.UUID;

/** Somebody with an app, for tests that live in a room of the service. */
public record SignedUp(AccountStack stack, UUID account, Phone phone) {

    public static SignedUp on(AccountStack stack) {
        Enrolled enrolled = new Happenings(stack).enrolled();
        return new SignedUp(stack, enrolled.account(), enrolled.phone());
    }

    /** What comes of a sign-in with the code the phone shows next. */
    public String signIn() {
        return signIn(phone.next(stack));
    }

    public String signIn(String code) {
        return stack.api()
                .signIn(
                        InternalApi.facts(account, 2, "ENABLED", "REQUIRED"),
                        Happenings.PASSWORD,
                        Map.of("oneTimePassword", code))
                .outcome();
    }
}
