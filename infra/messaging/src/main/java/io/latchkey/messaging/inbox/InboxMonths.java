package io.latchkey.messaging.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Which month an event belongs to, and which months are kept. */
final class InboxMonths {

    /** Longer than topic (365 days) and dead letters (30 days) together. */
    static final int KEPT = 14;

    private static final int AHEAD = 2;
    // What a database's date can hold is less than what a clock gone mad can write.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-01T00:00:00Z");

    private InboxMonths() {}

    /** The first day of the month of an event's time; the same on every copy of it. */
    static LocalDate monthOf(Instant time) {
        Instant sane = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return sane.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    /** The first month kept today. */
    static LocalDate firstKeptMonth(Instant now) {
        return YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(KEPT).atDay(1);
    }

    /** Every month that has a partition today, those ahead included. */
    static List<LocalDate> monthsWithPartition(Instant now) {
        LocalDate first = firstKeptMonth(now);
        return IntStream.rangeClosed(0, KEPT + AHEAD)
                .mapToObj(first::plusMonths)
                .toList();
    }
}
