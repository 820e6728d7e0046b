package io.latchkey.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import io.r2dbc.spi.Readable;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordMapperTests {

    private static final UUID ID = UUID.fromString("0197d2a4-1111-7222-8333-444455556666");

    @Test
    void aRowBecomesTheRecordWhoseComponentsItsColumnsAre() {
        assertThat(RecordMapper.of(Mail.class).apply(row(Map.of())))
                .isEqualTo(new Mail(
                        ID, MailTemplate.PASSWORD_RESET, new AccountLocale("en"), 3, "text", new Place("t", 7L)));
    }

    @Test
    void onlyAComponentThatIsNullableMayBeNull() {
        Map<String, @Nullable Object> noNote = new HashMap<>();
        noNote.put("note", null);
        Map<String, @Nullable Object> noAttempts = new HashMap<>();
        noAttempts.put("attempts", null);

        assertThat(RecordMapper.of(Mail.class).apply(row(noNote)).note()).isNull();
        assertThatThrownBy(() -> RecordMapper.of(Mail.class).apply(row(noAttempts)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("attempts");
    }

    @Test
    void aWordThatNoConstantHasIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> RecordMapper.of(Mail.class).apply(row(Map.of("template", "made-up"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("MailTemplate has no constant of this word");
    }

    private static Readable row(Map<String, @Nullable Object> changed) {
        Map<String, @Nullable Object> columns = new HashMap<>(Map.of(
                "email_id", ID,
                "template", "password-reset",
                "locale", "en",
                "attempts", 3,
                "note", "text",
                "topic", "t",
                "record_offset", 7L));
        columns.putAll(changed);
        return (Readable) Proxy.newProxyInstance(
                Readable.class.getClassLoader(), new Class<?>[] {Readable.class}, (proxy, method, arguments) -> {
                    assertThat(columns).containsKey((String) arguments[0]);
                    return columns.get(arguments[0]);
                });
    }

    private record Place(String topic, long recordOffset) {}

    private record Mail(
            UUID emailId,
            MailTemplate template,
            AccountLocale locale,
            int attempts,
            @Nullable String note,
            Place place) {}
}
