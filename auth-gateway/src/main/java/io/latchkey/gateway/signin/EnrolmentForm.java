package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse.AppOffered;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.MailCodeStatus;
import io.latchkey.platform.web.PageModel;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The form that an app is set up with, in each state. The challenge travels in a hidden field, never in an address. */
final class EnrolmentForm {
    private EnrolmentForm() {}

    /** The key stands in groups of four, which are easier to read and type. */
    static PageModel ofOffer(
            EnrolmentPlace place, SecretValue challenge, AppOffered offer, @Nullable EmailAddress address) {
        return PageModel.of("enrolment")
                .with("own", place == EnrolmentPlace.ACCOUNT)
                .with("action", place.path())
                .with("challenge", challenge.value())
                .with("key", offer.secret().value().replaceAll("(.{4})(?=.)", "$1 "))
                .with("otpauthUri", offer.otpauthUri().value())
                .with("qrCode", offer.qrCode().value())
                .with("mail", address == null ? null : MailView.of(offer.mailCode(), address));
    }

    /** What was left out, each beside its field. */
    static UnaryOperator<PageModel> missing(boolean code, boolean mailCode) {
        return page -> {
            PageModel answer = page.status(HttpStatus.BAD_REQUEST);
            PageModel withCode = code ? answer.with("codeProblem", "missing") : answer;
            return mailCode ? withCode.with("mailProblem", "missing") : withCode;
        };
    }

    /** What came of asking for another mail. */
    static PageModel sentAgain(PageModel page, AppOffered offer, Instant now) {
        MailCodeStatus status = offer.mailCode();
        if (status == null) {
            return page;
        }
        return status.sentNow()
                ? SignInForm.withNotice(page, "mail-sent", "good")
                : SignInForm.withNotice(page, "mail-wait", "bad")
                        .asTooManyRequests(Duration.between(now, later(status.nextAt(), now)));
    }

    private static Instant later(Instant next, Instant now) {
        Instant soonest = now.plusSeconds(1);
        return next.isAfter(soonest) ? next : soonest;
    }

    /**
     * What the page says of the mail with the code.
     *
     * @param to the address, masked
     * @param sent whether there is such a mail
     * @param nextAt from when on there may be another
     */
    record MailView(String to, boolean sent, Instant nextAt) {
        /** Null where no code is needed. */
        static @Nullable MailView of(@Nullable MailCodeStatus status, EmailAddress address) {
            return status == null ? null : new MailView(address.maskedText(), status.sentAt() != null, status.nextAt());
        }
    }
}
