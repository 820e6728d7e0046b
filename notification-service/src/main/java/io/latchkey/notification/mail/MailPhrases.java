package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What mails of one language have in common: whom to ask, and times and durations as a sentence says them, in UTC. */
final class MailPhrases {

    /** Whom a mail tells its reader to ask, where the settings name no contact. */
    enum UsualContact {
        OF_RECIPIENTS("contact.recipients"),
        OF_EXECUTIVES("contact.executives"),
        OF_OUTSIDERS("contact.outsiders");

        private final String key;

        UsualContact(String key) {
            this.key = key;
        }
    }

    private static final String MOMENT = "time.moment";
    private static final String MINUTES = "time.minutes";
    private static final String HOURS = "time.hours";

    /** Every text that {@code mails/<code>.properties} must have. */
    static final Set<String> KEYS = Set.of(
            UsualContact.OF_RECIPIENTS.key,
            UsualContact.OF_EXECUTIVES.key,
            UsualContact.OF_OUTSIDERS.key,
            MOMENT,
            MINUTES,
            HOURS);

    private final Map<String, String> texts;
    private final Locale locale;
    private final DateTimeFormatter moment;

    /** @throws IllegalArgumentException when a pattern among the texts is malformed */
    MailPhrases(AccountLocale language, Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
        this.locale = language.toLocale();
        this.moment = DateTimeFormatter.ofPattern(textOf(MOMENT), locale).withZone(ZoneOffset.UTC);
        formatDuration(Duration.ofHours(2));
        formatDuration(Duration.ofMinutes(1));
    }

    String usualContact(UsualContact contact, String service) {
        return textOf(contact.key).replace("{0}", service);
    }

    String formatMoment(Instant instant) {
        return moment.format(instant);
    }

    /** Whole hours from two hours on, minutes below. */
    String formatDuration(Duration duration) {
        // To the nearest: a cause is recorded a moment after what it tells of, which would make 30 minutes 29.
        long minutes = duration.plusSeconds(30).toMinutes();
        boolean hours = minutes % 60 == 0 && minutes >= 120;
        long count = hours ? minutes / 60 : minutes;
        return new MessageFormat(textOf(hours ? HOURS : MINUTES), locale).format(new Object[] {count});
    }

    private String textOf(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("language " + locale + " has no text " + key);
        }
        return text;
    }
}
