package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.notification.delivery.MailTransition.AttemptFinished;
import io.latchkey.notification.delivery.MailTransition.AttemptResult.Refused;
import io.latchkey.notification.delivery.MailTransition.DeadlineReached;
import io.latchkey.notification.delivery.MailTransition.ProviderReported;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch of happenings makes of the mails it speaks of: rows to write, steps to publish, addresses to spare. */
record TransitionBatch(
        List<MailSnapshot> changed,
        List<PublishedStep> published,
        List<AttemptFinished> answers,
        List<SuppressionSignal> verdicts) {

    /** A step's data and where its trace goes on. */
    record PublishedStep(MailSnapshot.MailDetails letter, EmailEvent event) {}

    static TransitionBatch of(
            Collection<MailSnapshot> locked,
            List<? extends MailTransition> happenings,
            MailStateMachine life,
            Instant now) {
        Map<UUID, MailSnapshot> mails = new LinkedHashMap<>();
        locked.forEach(mail -> mails.put(mail.letter().emailId(), mail));
        Map<UUID, MailSnapshot> changed = new LinkedHashMap<>();
        List<PublishedStep> published = new ArrayList<>();
        List<SuppressionSignal> verdicts = new ArrayList<>();
        for (MailTransition happening : happenings) {
            MailSnapshot before = mails.get(happening.emailId());
            if (before == null) {
                continue;
            }
            MailStateMachine.TransitionResult change = life.applyTransition(before, happening, now);
            SuppressionSignal.of(before, happening).ifPresent(verdicts::add);
            if (!change.after().equals(before)) {
                mails.put(happening.emailId(), change.after());
                changed.put(happening.emailId(), change.after());
            }
            change.steps().forEach(step -> published.add(toPublished(before.letter(), step, now)));
        }
        return new TransitionBatch(List.copyOf(changed.values()), published, finishedAttemptsIn(happenings), verdicts);
    }

    static PublishedStep toPublished(MailSnapshot.MailDetails letter, PendingMailStep step, Instant now) {
        var data = new EmailStep(
                letter.emailId(),
                letter.accountId(),
                letter.causeId(),
                letter.template(),
                letter.locale(),
                step.provider(),
                step.attempt(),
                step.reason(),
                now);
        return new PublishedStep(letter, step.kind().toEvent(data));
    }

    private static List<AttemptFinished> finishedAttemptsIn(List<? extends MailTransition> happenings) {
        return happenings.stream()
                .filter(AttemptFinished.class::isInstance)
                .map(AttemptFinished.class::cast)
                .toList();
    }

    /**
     * What happened to a mail that speaks against sending its address another one. Counts in whatever order it is said,
     * whether or not the mail's journey goes on by it; of a mail that was never sent nothing is believed.
     */
    record SuppressionSignal(UUID emailId, UUID accountId, int attempt, SuppressionReason reason) {

        static Optional<SuppressionSignal> of(MailSnapshot mail, MailTransition happening) {
            return switch (happening) {
                case ProviderReported said -> fromReport(mail, said);
                case AttemptFinished answered -> fromAttempt(mail, answered);
                case Terminated closed -> Optional.empty();
                case Rescheduled postponed -> Optional.empty();
                case DeadlineReached passed -> Optional.empty();
            };
        }

        /** A server that refuses the recipient to our face says what a bounce would say later. */
        private static Optional<SuppressionSignal> fromAttempt(MailSnapshot mail, AttemptFinished answered) {
            return answered.answer() instanceof Refused refused && refused.recipient() == EmailReason.UNKNOWN_RECIPIENT
                    ? Optional.of(new SuppressionSignal(
                            answered.emailId(),
                            mail.letter().accountId(),
                            answered.attempt(),
                            SuppressionReason.BOUNCED))
                    : Optional.empty();
        }

        private static Optional<SuppressionSignal> fromReport(MailSnapshot mail, ProviderReported said) {
            SuppressionReason against =
                    switch (said.word()) {
                        case PROCESSED, DEFERRED, DELIVERED, BLOCKED -> null;
                        case BOUNCED -> SuppressionReason.BOUNCED;
                        case COMPLAINED -> SuppressionReason.REPORTED_SPAM;
                        case DROPPED -> toSuppressionReason(said.reason());
                    };
            return against == null || mail.attempts() == 0
                    ? Optional.empty()
                    : Optional.of(new SuppressionSignal(
                            said.emailId(),
                            mail.letter().accountId(),
                            MailStateMachine.attemptOf(mail, said),
                            against));
        }

        /** What the provider must hold against an address that it drops mails to. */
        private static @Nullable SuppressionReason toSuppressionReason(@Nullable EmailReason dropped) {
            if (dropped == EmailReason.BOUNCED_BEFORE) {
                return SuppressionReason.BOUNCED;
            }
            if (dropped == EmailReason.REPORTED_SPAM) {
                return SuppressionReason.REPORTED_SPAM;
            }
            if (dropped == EmailReason.UNSUBSCRIBED) {
                return SuppressionReason.UNSUBSCRIBED;
            }
            return dropped == EmailReason.INVALID ? SuppressionReason.INVALID : null;
        }
    }
}
