package io.latchkey.notification.web;

import io.latchkey.platform.web.PageView;
import java.time.Duration;
import java.time.Instant;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/** Adds times and lengths of time as the console writes them. */
final class ConsolePageView extends PageView {

    private final Instant now;

    ConsolePageView(PageView frame, Instant now) {
        super(frame);
        this.now = now;
    }

    public String time(Instant at) {
        return formatTime(at, FormatStyle.MEDIUM, FormatStyle.MEDIUM);
    }

    /** How long ago, in the two largest units; empty where nothing is known. */
    public String since(@Nullable Instant then) {
        return then == null ? "" : lasting(Duration.between(then, now));
    }

    /** A length of time in the two largest units, the same in every language. */
    public String lasting(Duration length) {
        if (length.isNegative() || length.isZero()) {
            return "0 s";
        }
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
                : length.toSecondsPart() + " s";
    }
}
