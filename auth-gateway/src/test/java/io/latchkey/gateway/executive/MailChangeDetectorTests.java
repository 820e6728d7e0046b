package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailChangeDetectorTests {
    private static final String OLD = "{\"emailId\":\"1\",\"state\":\"QUEUED\"}";
    private static final String OLD_SENT = "{\"emailId\":\"1\",\"state\":\"ACCEPTED\"}";
    private static final String NEW = "{\"emailId\":\"2\",\"state\":\"QUEUED\"}";

    private final MailChangeDetector seen = new MailChangeDetector();

    @Test
    void firstAllOfThemOldestFirstThenOnlyWhatChanged() {
        assertThat(seen.findChanges(document(NEW, OLD))).containsExactly(OLD, NEW);
        assertThat(seen.findChanges(document(NEW, OLD))).isEmpty();
        assertThat(seen.findChanges(document(NEW, OLD_SENT))).containsExactly(OLD_SENT);
        assertThat(seen.findChanges(document("{\"emailId\":\"3\"}", NEW, OLD_SENT)))
                .containsExactly("{\"emailId\":\"3\"}");
    }

    @Test
    void whereThereIsNothingNothingIsNew() {
        assertThat(seen.findChanges(document())).isEmpty();
        assertThat(seen.findChanges("{}")).isEmpty();
    }

    private static String document(String... mails) {
        return "{\"emails\":[" + String.join(",", mails) + "]}";
    }
}
