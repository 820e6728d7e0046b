package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.notification.mail.MailKind.CausedMail;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The type of fact that causes a mail, and what the mail takes from it.
 *
 * @param applies which facts of the type cause it
 * @param profileVersion the least profile to send with; 0 where any will do
 * @param locale where the fact knows it
 * @param number what the mail counts, where it counts something
 */
record MailCause<F extends AccountFact>(
        Class<F> fact,
        Predicate<F> applies,
        ToLongFunction<F> profileVersion,
        @Nullable Function<F, AccountLocale> locale,
        @Nullable Function<F, Integer> number) {
    static <F extends AccountFact> MailCause<F> of(Class<F> fact) {
        return new MailCause<>(fact, any -> true, any -> 0, null, null);
    }

    MailCause<F> when(Predicate<F> condition) {
        return new MailCause<>(fact, condition, profileVersion, locale, number);
    }

    MailCause<F> withProfile(ToLongFunction<F> version) {
        return new MailCause<>(fact, applies, version, locale, number);
    }

    MailCause<F> withLocale(Function<F, AccountLocale> known) {
        return new MailCause<>(fact, applies, profileVersion, known, number);
    }

    MailCause<F> withNumber(Function<F, Integer> counted) {
        return new MailCause<>(fact, applies, profileVersion, locale, counted);
    }

    /** The mail of this kind, where this fact causes it. */
    Optional<CausedMail> readMail(MailKind kind, AccountFact candidate) {
        if (!fact.isInstance(candidate)) {
            return Optional.empty();
        }
        F known = fact.cast(candidate);
        return applies.test(known)
                ? Optional.of(new CausedMail(
                        kind,
                        profileVersion.applyAsLong(known),
                        locale == null ? null : locale.apply(known),
                        number == null ? null : number.apply(known)))
                : Optional.empty();
    }
}
