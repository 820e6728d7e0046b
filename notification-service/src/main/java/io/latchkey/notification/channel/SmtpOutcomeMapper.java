package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import io.latchkey.notification.channel.TrackingSmtpTransport.SmtpStage;
import org.jspecify.annotations.Nullable;

/** What it means for the mail that a conversation broke off at a stage with a reply (RFC 5321, 4.2.1 and 6.1). */
final class SmtpOutcomeMapper {

    private SmtpOutcomeMapper() {}

    /** @param what our own words for what broke, where the server said nothing */
    static SendOutcome toOutcome(SmtpStage stage, TrackingSmtpTransport.ServerReply reply, String what) {
        String words = reply.code() == null ? what : ProviderMessageSanitizer.sanitizeMessage(reply.words());
        return switch (stage) {
            case GREETING, SENDER -> beforeRecipient(reply, words);
            case RECIPIENT -> atRecipient(reply, words);
            case BODY -> forMessage(reply, words);
            // A yes that came with an error afterwards is as good as no answer: better asked about than believed.
            case DOT ->
                reply.isTransientFailure() || reply.isPermanentFailure()
                        ? forMessage(reply, words)
                        : new SendOutcome.InDoubt(words);
        };
    }

    /** Nothing of this mail's own was said yet: whatever is wrong is wrong for all. */
    private static SendOutcome beforeRecipient(TrackingSmtpTransport.ServerReply reply, @Nullable String words) {
        return reply.isPermanentFailure() ? toUnavailable(Fault.OURS, reply, words) : relayUnavailable(reply, words);
    }

    private static SendOutcome atRecipient(TrackingSmtpTransport.ServerReply reply, @Nullable String words) {
        if (reply.hasCode(421) || reply.code() == null) {
            return relayUnavailable(reply, words);
        }
        if (reply.isTransientFailure()) {
            return new SendOutcome.TryLater(reply.code(), words);
        }
        // "Relay access denied" is about us, not about them.
        if (reply.hasCode(530) || reply.speaksOf("relay")) {
            return toUnavailable(Fault.OURS, reply, words);
        }
        EmailReason reason = EnhancedStatusCode.toReason(reply);
        return new SendOutcome.Refused(reply.code(), new Refusal.OfRecipient(reason), words);
    }

    private static SendOutcome forMessage(TrackingSmtpTransport.ServerReply reply, @Nullable String words) {
        if (!reply.isPermanentFailure()) {
            return relayUnavailable(reply, words);
        }
        Refusal refusal = EnhancedStatusCode.concernsRecipient(reply)
                ? new Refusal.OfRecipient(EnhancedStatusCode.toReason(reply))
                : new Refusal.OfMessage();
        return new SendOutcome.Refused(reply.code(), refusal, words);
    }

    private static SendOutcome relayUnavailable(TrackingSmtpTransport.ServerReply reply, @Nullable String words) {
        return toUnavailable(reply.hasCode(421) || reply.hasCode(450) ? Fault.BUSY : Fault.DOWN, reply, words);
    }

    private static SendOutcome toUnavailable(
            Fault fault, TrackingSmtpTransport.ServerReply reply, @Nullable String words) {
        return new SendOutcome.Unavailable(fault, reply.code(), null, words);
    }
}
