package io.latchkey.account.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether one more mail with a code may go to an account: the first of a challenge at once, another a while after the
 * account's latest, and only so many in an hour.
 *
 * @param lately the account's mails of the hour before, oldest first
 * @param every between two, but for the first of a challenge
 * @param perHour whatever challenges they are of
 */
record MailBudget(List<EnrolmentMail> lately, Duration every, int perHour) {

    /** @param asked whether the holder asks for another */
    boolean admits(String challenge, boolean asked, Instant now) {
        if (findLatest(challenge).isEmpty()) {
            return lately.size() < perHour;
        }
        return asked && !now.isBefore(nextAt());
    }

    MailBudget withAnother(EnrolmentMail mail) {
        return new MailBudget(Stream.concat(lately.stream(), Stream.of(mail)).toList(), every, perHour);
    }

    /** The latest mail of a challenge. */
    Optional<EnrolmentMail> findLatest(String challenge) {
        return lately.reversed().stream()
                .filter(mail -> mail.challenge().equals(challenge))
                .findFirst();
    }

    /** From when on another one may be asked for. */
    Instant nextAt() {
        if (lately.isEmpty()) {
            return Instant.EPOCH;
        }
        Instant soonest = lately.getLast().requestedAt().plus(every);
        if (lately.size() < perHour) {
            return soonest;
        }
        Instant room = lately.get(lately.size() - perHour).requestedAt().plus(EnrolmentSettings.WINDOW);
        return room.isAfter(soonest) ? room : soonest;
    }
}
