package io.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageCursorTests {
    private final PageCursor cursor = new PageCursor("accounts", 3);

    @Test
    void whatWasWrittenForAListIsReadForThatListAlone() {
        String text = cursor.format(1, -2, Long.MAX_VALUE);
        assertThat(cursor.parse(text))
                .hasValueSatisfying(parts -> assertThat(parts).containsExactly(1, -2, Long.MAX_VALUE));
        assertThat(new PageCursor("history", 3).parse(text)).isEmpty();
        assertThat(new PageCursor("accounts", 2).parse(text)).isEmpty();
    }

    @Test
    void everyOtherSpellingIsRefused() {
        String text = cursor.format(1, 2, 3);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            cursor.parse(changed)
                    .ifPresent(parts -> assertThat(cursor.format(parts)).isEqualTo(changed));
            assertThat(cursor.parse(text.substring(0, i))).isEmpty();
        }
        assertThat(cursor.parse(text + "A")).isEmpty();
        assertThat(cursor.parse(text + "=")).isEmpty();
        assertThat(cursor.parse(" " + text)).isEmpty();
        assertThat(cursor.parse(text + text)).isEmpty();
    }

    @Test
    void aTimeAtWhichNothingCanHaveHappenedIsNone() {
        Instant now = Instant.parse("2026-11-23T01:02:03.123456Z");
        assertThat(PageCursor.toTime(PageCursor.fromTime(now))).contains(now);
        assertThat(PageCursor.toTime(0)).isEmpty();
        assertThat(PageCursor.toTime(-1)).isEmpty();
        assertThat(PageCursor.toTime(Long.MAX_VALUE)).isEmpty();
    }
}
