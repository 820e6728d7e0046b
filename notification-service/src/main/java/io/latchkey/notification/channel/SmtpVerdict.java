package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailReason;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import org.jspecify.annotations.Nullable;

/** What it means for the mail that a conversation broke off at a stage with a reply (RFC 5321, 4.2.1 and 6.1). */
final class SmtpVerdict {

    private SmtpVerdict() {}

    /** @param what our own words for what broke, where the server said nothing */
    static SendOutcome of(SmtpStage stage, SmtpReply reply, String what) {
        String words = reply.code() == null ? what : ProviderWords.stripped(reply.words());
        return switch (stage) {
            case GREETING, SENDER -> beforeTheRecipient(reply, words);
            case RECIPIENT -> atTheRecipient(reply, words);
            case BODY -> ofTheMessage(reply, words);
            // A yes that came with an error afterwards is as good as no answer: better asked about than believed.
            case DOT ->
                reply.transientNo() || reply.permanentNo()
                        ? ofTheMessage(reply, words)
                        : new SendOutcome.InDoubt(words);
        };
    }

    /** Nothing of this mail's own was said yet: whatever is wrong is wrong for all. */
    private static SendOutcome beforeTheRecipient(SmtpReply reply, @Nullable String words) {
        return reply.permanentNo() ? unavailable(Fault.OURS, reply, words) : away(reply, words);
    }

    private static SendOutcome atTheRecipient(SmtpReply reply, @Nullable String words) {
        if (reply.is(421) || reply.code() == null) {
            return away(reply, words);
        }
        if (reply.transientNo()) {
            return new SendOutcome.TryLater(reply.code(), words);
        }
        // "Relay access denied" is about us, not about them.
        if (reply.is(530) || reply.speaksOf("relay")) {
            return unavailable(Fault.OURS, reply, words);
        }
        EmailReason reason = EnhancedStatus.reason(reply);
        return new SendOutcome.Refused(reply.code(), new Refusal.OfRecipient(reason), words);
    }

    private static SendOutcome ofTheMessage(SmtpReply reply, @Nullable String words) {
        if (!reply.permanentNo()) {
            return away(reply, words);
        }
        Refusal refusal = EnhancedStatus.speaksOfRecipient(reply)
                ? new Refusal.OfRecipient(EnhancedStatus.reason(reply))
                : new Refusal.OfMessage();
        return new SendOutcome.Refused(reply.code(), refusal, words);
    }

    private static SendOutcome away(SmtpReply reply, @Nullable String words) {
        return unavailable(reply.is(421) || reply.is(450) ? Fault.BUSY : Fault.DOWN, reply, words);
    }

    private static SendOutcome unavailable(Fault fault, SmtpReply reply, @Nullable String words) {
        return new SendOutcome.Unavailable(fault, reply.code(), null, words);
    }
}
