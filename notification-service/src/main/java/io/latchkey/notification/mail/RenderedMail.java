package io.latchkey.notification.mail;

/** A mail ready to be carried; prints masked, since it holds the link. */
public record RenderedMail(String subject, String text, String html) {

    @Override
    public String toString() {
        return "RenderedMail[subject=" + subject + "]";
    }
}
