package io.latchkey.gateway.web;

import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.web.PageModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The pages of the second step and of the holder's account, in every state a person can meet them in. */
final class AccountGallery {
    private static final Instant THEN = Instant.parse("2026-03-01T09:30:00Z");
    /** One white dot: what is in the picture is not this gallery's to judge. */
    private static final String PICTURE = "data:image/png;base64,"
            + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";

    private AccountGallery() {}

    static void put(Map<String, PageModel> pages) {
        signIn(pages);
        step(pages);
        enrolment(pages);
        own(pages);
    }

    static PageModel account(String name, String email, String twoFactor) {
        Map<String, Object> who = Map.of(
                "displayName",
                name,
                "email",
                email,
                "roles",
                List.of("user", "executive"),
                "twoFactor",
                twoFactor,
                "language",
                "es",
                "executive",
                true,
                "operations",
                true,
                "expiresAt",
                THEN.plus(Duration.ofDays(1)));
        return PageModel.of("account")
                .with("reasons", List.of())
                .with("focus", "none")
                .with("who", who)
                .with(
                        "sessions",
                        List.of(
                                session(true, "Firefox", "Linux"),
                                session(false, "Samsung Internet", null),
                                session(false, null, null)));
    }

    private static Map<String, @Nullable Object> session(
            boolean current, @Nullable String browser, @Nullable String system) {
        var session = new HashMap<String, @Nullable Object>();
        session.put("sessionId", new UUID(7, 7));
        session.put("current", current);
        session.put("browser", browser);
        session.put("system", system);
        session.put("signedInAt", THEN);
        session.put("lastSeenAt", THEN);
        return session;
    }

    private static void signIn(Map<String, PageModel> pages) {
        PageModel typed = PageGallery.signIn().with("email", "ana@example.org");
        pages.put(
                "sign-in-wrong-code",
                notice(typed, "sign-in.wrong-code", "bad")
                        .with("codeOpen", true)
                        .with("codeProblem", "wrong"));
        pages.put(
                "sign-in-too-many", notice(typed, "sign-in.too-many", "bad").asTooManyRequests(Duration.ofSeconds(61)));
        pages.put(
                "sign-in-proof",
                typed.with("proof", true).with("proofNotice", true).asTooManyRequests(Duration.ofMinutes(15)));
        pages.put(
                "forgot-proof",
                PageModel.of("forgot-password")
                        .with("email", "ana@example.org")
                        .with("proof", true)
                        .with("proofNotice", true)
                        .asTooManyRequests(Duration.ofMinutes(15)));
        pages.put("sign-in-over", notice(PageGallery.signIn(), "sign-in.over", "bad"));
        pages.put("sign-in-ended", notice(PageGallery.signIn(), "sign-in.done.sessions-ended", "good"));
    }

    private static void step(Map<String, PageModel> pages) {
        PageModel step = PageModel.of("sign-in-code").with("challenge", "AbCd").with("recovery", false);
        pages.put("step", step);
        pages.put("step-missing", step.with("codeProblem", "missing"));
        pages.put("step-wrong", step.with("codeProblem", "wrong").status(HttpStatus.UNAUTHORIZED));
        pages.put(
                "step-too-many", notice(step, "sign-in.too-many-codes", "bad").asTooManyRequests(Duration.ofHours(24)));
        pages.put("step-recovery", step.with("recovery", true));
        pages.put("step-recovery-wrong", step.with("recovery", true).with("codeProblem", "wrong"));
        pages.put("step-recovery-missing", step.with("recovery", true).with("codeProblem", "missing"));
    }

    private static void enrolment(Map<String, PageModel> pages) {
        PageModel enrolment = PageModel.of("enrolment")
                .with("own", false)
                .with("action", "/sign-in/enrolment")
                .with("challenge", "AbCd")
                .with("key", "ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567")
                .with("otpauthUri", "otpauth://totp/Latchkey:ana%40example.org?secret=ABCDEFGH&issuer=Latchkey")
                .with("qrCode", PICTURE);
        pages.put("enrolment", enrolment);
        pages.put("enrolment-wrong", enrolment.with("codeProblem", "wrong"));
        PageModel mailed = enrolment.with("mail", mail(true));
        pages.put("enrolment-mail", mailed);
        pages.put("enrolment-mail-own", mailed.with("own", true).with("action", "/account/two-factor/enrolment"));
        pages.put("enrolment-mail-wrong", mailed.with("mailProblem", "wrong").status(HttpStatus.UNAUTHORIZED));
        pages.put(
                "enrolment-mail-missing", mailed.with("mailProblem", "missing").with("codeProblem", "missing"));
        pages.put("enrolment-mail-sent", notice(mailed, "sign-in.mail-sent", "good"));
        pages.put(
                "enrolment-mail-wait",
                notice(mailed, "sign-in.mail-wait", "bad").asTooManyRequests(Duration.ofSeconds(40)));
        pages.put("enrolment-mail-limit", enrolment.with("mail", mail(false)));
        List<SecretValue> codes = IntStream.range(0, 10)
                .mapToObj(at -> new SecretValue("ABCD" + at + "-FGHJK-MNPQR-STVWX-YZ234"))
                .toList();
        pages.put("codes-enrolled", RecoveryCodesPage.buildPage(codes, true));
        pages.put("codes-replaced", RecoveryCodesPage.buildPage(codes, false));
    }

    private static Map<String, Object> mail(boolean sent) {
        return Map.of("to", "a***@a-rather-long-name-of-a-company.example.org", "sent", sent, "nextAt", THEN);
    }

    private static void own(Map<String, PageModel> pages) {
        for (String twoFactor : Arrays.asList("off", "required", "enrolled")) {
            pages.put("account-" + twoFactor, account("Ana García", "ana@example.org", twoFactor));
        }
        PageModel account = account("Ana García", "ana@example.org", "enrolled");
        for (String done : List.of("password-changed", "session-ended", "language-saved")) {
            pages.put("account-" + done, notice(account, "account.done." + done, "good"));
        }
        pages.put(
                "account-wrong",
                account.with("currentProblem", "wrong")
                        .with("codesPasswordProblem", "wrong")
                        .with("codeProblem", "wrong"));
        pages.put(
                "account-rejected",
                account.with("reasons", List.of("too-short", "context")).with("focus", "new"));
        pages.put(
                "account-too-many",
                notice(account, "account.too-many", "bad").asTooManyRequests(Duration.ofMinutes(15)));
        for (String failed : List.of("over", "busy")) {
            pages.put("account-failed-" + failed, notice(account, "account.failed." + failed, "bad"));
        }
        pages.put("account-busy", notice(account, "account.busy", "bad").asUnavailable(Duration.ofSeconds(2)));
    }

    private static PageModel notice(PageModel page, String key, String kind) {
        return page.with("notice", key).with("noticeKind", kind);
    }
}
