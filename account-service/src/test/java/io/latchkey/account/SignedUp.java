package io.latchkey.account;

import java.util.Map;
import java.util.UUID;

/** Somebody with an app, for tests that live in a room of the service. */
public record SignedUp(AccountStack stack, UUID account, Phone phone) {

    public static SignedUp on(AccountStack stack) {
        Enrolled enrolled = new Happenings(stack).enrolled();
        return new SignedUp(stack, enrolled.account(), enrolled.phone());
    }

    /** Somebody who has been shown a secret and has not typed its code yet. */
    public static Opened opening(AccountStack stack) {
        var happenings = new Happenings(stack);
        UUID account = happenings.required();
        String challenge = happenings.challenge(account, 2);
        Map<String, ?> facts = InternalApi.facts(account, 2, "ENABLED", "REQUIRED");
        var phone = new Phone(stack.api().offer(facts, challenge).text("secret"));
        return new Opened(stack, facts, challenge, phone, happenings.mailCode(account));
    }

    /** An enrolment that is under way. */
    public record Opened(AccountStack stack, Map<String, ?> facts, String challenge, Phone phone, String mailCode) {

        public String finish() {
            return confirm(stack.api(), phone.next(stack)).outcome();
        }

        InternalApi.Answer confirm(InternalApi api, String code) {
            return api.enrol(facts, challenge, code, Map.of("mailCode", mailCode));
        }
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
