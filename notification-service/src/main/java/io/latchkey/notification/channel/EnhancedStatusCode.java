package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.EmailReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A permanent refusal in the contract's words: by its enhanced status code (RFC 3463), else by its basic one. */
final class EnhancedStatusCode {

    private static final Pattern FORM = Pattern.compile("\\b5\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    private EnhancedStatusCode() {}

    static EmailReason toReason(TrackingSmtpTransport.ServerReply reply) {
        Matcher status = FORM.matcher(reply.words());
        return status.find() ? ofEnhanced(status.group(1), status.group(2)) : ofBasic(reply);
    }

    /** Whether its subject is the address or its mailbox. */
    static boolean concernsRecipient(TrackingSmtpTransport.ServerReply reply) {
        Matcher status = FORM.matcher(reply.words());
        return status.find() && (status.group(1).equals("1") || status.group(1).equals("2"));
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
