package io.latchkey.notification.internalapi;

import io.latchkey.contracts.internal.MailJourneyOperation.JourneyMail;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStep;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStepType;
import io.latchkey.contracts.internal.MailJourneyOperation.MailJourneyResponse;
import io.latchkey.notification.delivery.MailState;
import io.latchkey.notification.delivery.MailView;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns mails as they are stored into the response about their journeys. */
final class MailJourneyMapper {

    private static final Map<String, JourneyStepType> TYPES =
            Stream.of(JourneyStepType.values()).collect(Collectors.toMap(JourneyStepType::code, Function.identity()));

    private MailJourneyMapper() {}

    static MailJourneyResponse toResponse(List<MailView> mails) {
        return new MailJourneyResponse(
                mails.stream().map(MailJourneyMapper::toMail).toList());
    }

    private static JourneyMail toMail(MailView mail) {
        return new JourneyMail(
                mail.emailId(),
                mail.causeId(),
                mail.template(),
                mail.locale(),
                toState(mail.state()),
                mail.reason(),
                mail.queuedAt(),
                mail.history().stream().map(MailJourneyMapper::toStep).toList());
    }

    private static JourneyStep toStep(MailView.StepView step) {
        return new JourneyStep(TYPES.get(step.type()), step.at(), step.provider(), step.attempt(), step.reason());
    }

    private static JourneyState toState(MailState state) {
        return switch (state) {
            case QUEUED -> JourneyState.QUEUED;
            case SENDING -> JourneyState.SENDING;
            case IN_DOUBT -> JourneyState.IN_DOUBT;
            case ACCEPTED -> JourneyState.ACCEPTED;
            case DEFERRED -> JourneyState.DEFERRED;
            case DELIVERED -> JourneyState.DELIVERED;
            case BOUNCED -> JourneyState.BOUNCED;
            case DROPPED -> JourneyState.DROPPED;
            case UNCONFIRMED -> JourneyState.UNCONFIRMED;
            case COMPLAINED -> JourneyState.COMPLAINED;
            case SUPPRESSED -> JourneyState.SUPPRESSED;
            case EXPIRED -> JourneyState.EXPIRED;
            case FAILED -> JourneyState.FAILED;
        };
    }
}
