package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times and durations as a sentence says them, in UTC. */
enum LocalizedTime {
    ENGLISH("HH:mm 'UTC on' d MMMM uuuu", "en-GB", "minute", "hour"),
    SPANISH("HH:mm 'UTC del' d 'de' MMMM 'de' uuuu", "es-ES", "minuto", "hora");

    private final DateTimeFormatter moment;
    private final String minute;
    private final String hour;

    LocalizedTime(String pattern, String tag, String minute, String hour) {
        this.moment = DateTimeFormatter.ofPattern(pattern, java.util.Locale.forLanguageTag(tag))
                .withZone(ZoneOffset.UTC);
        this.minute = minute;
        this.hour = hour;
    }

    static LocalizedTime forLocale(AccountLocale locale) {
        return switch (locale) {
            case EN -> ENGLISH;
            case ES -> SPANISH;
        };
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
        return count + " " + (hours ? hour : minute) + (count == 1 ? "" : "s");
    }
}
