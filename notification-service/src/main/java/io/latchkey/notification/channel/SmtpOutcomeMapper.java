package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import io.latchkey.notification.channel.TrackingSmtpTransport.SmtpStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The outcome of a mail whose SMTP dialogue ended at a stage with a reply (RFC 5321, 4.2.1 and 6.1). */
final class SmtpOutcomeMapper {

    private SmtpOutcomeMapper() {}

    /** @param what describes the failure where the server gave no reply */
    static SendOutcome toOutcome(SmtpStage stage, TrackingSmtpTransport.ServerReply reply, String what) {
        String words = reply.code() == null ? what : ProviderMessageSanitizer.sanitizeMessage(reply.words());
        return switch (stage) {
            case GREETING, SENDER -> beforeRecipient(reply, words);
            case RECIPIENT -> atRecipient(reply, words);
            case BODY -> forMessage(reply, words);
            // An acceptance with an error afterwards counts as no answer: it is in doubt.
            case DOT ->
                reply.isTransientFailure() || reply.isPermanentFailure()
                        ? forMessage(reply, words)
                        : new SendOutcome.InDoubt(words);
        };
    }

    /** Nothing of this mail was sent yet: the fault concerns all mails. */
    private static SendOutcome beforeRecipient(TrackingSmtpTransport.ServerReply reply, @Nullable String words) {
        return reply.isPermanentFailure()
                ? toUnavailable(Fault.CONFIGURATION, reply, words)
                : relayUnavailable(reply, words);
    }

    private static SendOutcome atRecipient(TrackingSmtpTransport.ServerReply reply, @Nullable String words) {
        if (reply.hasCode(421) || reply.code() == null) {
            return relayUnavailable(reply, words);
        }
        if (reply.isTransientFailure()) {
            return new SendOutcome.TryLater(reply.code(), words);
        }
        // "Relay access denied" is about this sender, not about the recipient.
        if (reply.hasCode(530) || reply.speaksOf("relay")) {
            return toUnavailable(Fault.CONFIGURATION, reply, words);
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

    /** Reads a permanent refusal as a reason of the contract: by its enhanced status code (RFC 3463), else by its basic one. */
    private static final class EnhancedStatusCode {

        private static final Pattern FORM = Pattern.compile("\\b5\\.(\\d{1,3})\\.(\\d{1,3})\\b");

        private EnhancedStatusCode() {}

        static EmailReason toReason(TrackingSmtpTransport.ServerReply reply) {
            Matcher status = FORM.matcher(reply.words());
            return status.find() ? ofEnhanced(status.group(1), status.group(2)) : ofBasic(reply);
        }

        /** Whether its subject is the address or its mailbox. */
        static boolean concernsRecipient(TrackingSmtpTransport.ServerReply reply) {
            Matcher status = FORM.matcher(reply.words());
            return status.find()
                    && (status.group(1).equals("1") || status.group(1).equals("2"));
        }

        private static EmailReason ofEnhanced(String subject, String detail) {
            return switch (subject + "." + detail) {
                case "2.2" -> EmailReason.MAILBOX_FULL;
                case "2.3", "3.4" -> EmailReason.CONTENT;
                // X.1.7 and X.1.8 are about the sender's address.
                case "1.7", "1.8" -> EmailReason.BLOCKED;
                default ->
                    switch (subject) {
                        case "1", "2" -> EmailReason.UNKNOWN_RECIPIENT;
                        case "6" -> EmailReason.CONTENT;
                        case "7" -> EmailReason.BLOCKED;
                        default -> EmailReason.OTHER;
                    };
            };
        }

        private static EmailReason ofBasic(TrackingSmtpTransport.ServerReply reply) {
            if (reply.hasCode(552)) {
                return EmailReason.MAILBOX_FULL;
            }
            return reply.hasCode(550) || reply.hasCode(551) || reply.hasCode(553)
                    ? EmailReason.UNKNOWN_RECIPIENT
                    : EmailReason.OTHER;
        }
    }
}
