package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenMailsTests {
    private static final String OLD = "{\"emailId\":\"1\",\"state\":\"QUEUED\"}";
    private static final String OLD_SENT = "{\"emailId\":\"1\",\"state\":\"ACCEPTED\"}";
    private static final String NEW = "{\"emailId\":\"2\",\"state\":\"QUEUED\"}";

    private final SeenMails seen = new SeenMails();

    @Test
    void firstAllOfThemOldestFirstThenOnlyWhatChanged() {
        assertThat(seen.news(document(NEW, OLD))).containsExactly(OLD, NEW);
        assertThat(seen.news(document(NEW, OLD))).isEmpty();
        assertThat(seen.news(document(NEW, OLD_SENT))).containsExactly(OLD_SENT);
        assertThat(seen.news(document("{\"emailId\":\"3\"}", NEW, OLD_SENT))).containsExactly("{\"emailId\":\"3\"}");
    }

    @Test
    void whereThereIsNothingNothingIsNew() {
        assertThat(seen.news(document())).isEmpty();
        assertThat(seen.news("{}")).isEmpty();
    }

    private static String document(String... mails) {
        return "{\"emails\":[" + String.join(",", mails) + "]}";
    }
}
