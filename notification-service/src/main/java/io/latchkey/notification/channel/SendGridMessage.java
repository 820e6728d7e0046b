package io.latchkey.notification.channel;

import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.ClickTrackingSetting;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.OpenTrackingSetting;
import com.sendgrid.helpers.mail.objects.Personalization;
import com.sendgrid.helpers.mail.objects.SubscriptionTrackingSetting;
import com.sendgrid.helpers.mail.objects.TrackingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A mail in the words of {@code POST /v3/mail/send}: one recipient by address alone, all tracking off, our id and attempt
 * in the custom arguments, the same {@code Message-ID} at every attempt (RFC 5322, 3.6.4).
 */
final class SendGridMessage {

    private SendGridMessage() {}

    static String toJson(OutboundMail outgoing, FromSettings from) {
        var person = new Personalization();
        person.addTo(new Email(outgoing.to().value()));
        var mail = new Mail();
        mail.setFrom(new Email(from.senderAddress().value(), from.name()));
        mail.setSubject(outgoing.content().subject());
        mail.addPersonalization(person);
        mail.addContent(new Content("text/plain", outgoing.content().text()));
        mail.addContent(new Content("text/html", outgoing.content().html()));
        mail.addHeader("Message-ID", from.messageId(outgoing.emailId()));
        // RFC 3834: no vacation notice shall answer it.
        mail.addHeader("Auto-Submitted", "auto-generated");
        mail.addCustomArg("latchkey_email_id", outgoing.emailId().toString());
        mail.addCustomArg("latchkey_attempt", Integer.toString(outgoing.attempt()));
        mail.setTrackingSettings(noTracking());
        try {
            return mail.build();
        } catch (IOException e) {
            throw new UncheckedIOException("a mail could not be written as JSON", e);
        }
    }

    private static TrackingSettings noTracking() {
        var clicks = new ClickTrackingSetting();
        clicks.setEnable(false);
        clicks.setEnableText(false);
        var opens = new OpenTrackingSetting();
        opens.setEnable(false);
        var subscriptions = new SubscriptionTrackingSetting();
        subscriptions.setEnable(false);
        var tracking = new TrackingSettings();
        tracking.setClickTrackingSetting(clicks);
        tracking.setOpenTrackingSetting(opens);
        tracking.setSubscriptionTrackingSetting(subscriptions);
        return tracking;
    }
}
