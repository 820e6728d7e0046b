package io.latchkey.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PersonNameTests {

    @Test
    void whatEndsLinesOrHidesBecomesASpace() {
        assertThat(PersonName.of(" Ada\r\n\u2028 \u0000\u202eLovelace\u200b ").value())
                .isEqualTo("Ada Lovelace");
    }

    @Test
    void lettersOfAllScriptsStay() {
        assertThat(PersonName.of("José Ñandú 李 \u760d\u760a O'Brien-Smith 😀").value())
                .isEqualTo("José Ñandú 李 \u760d\u760a O'Brien-Smith 😀");
    }

    @Test
    void aNameIsCutBetweenCodePoints() {
        assertThat(PersonName.of("😀".repeat(300)).value()).isEqualTo("😀".repeat(100));
    }

    @Test
    void onlyACleanNameIsAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName("a\nb"));
    }

    @Test
    void aNamePrintsMasked() {
        assertThat(PersonName.of("Ada").toString()).doesNotContain("Ada");
    }
}
