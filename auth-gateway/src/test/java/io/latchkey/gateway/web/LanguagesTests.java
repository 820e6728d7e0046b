package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTests {

    private final Languages languages = LanguageFiles.read();

    @Test
    void englishAndSpanishAreThereAndEveryLanguageHasEveryTextAndNoOther() {
        assertThat(languages.all())
                .extracting(Language::code)
                .contains("en", "es")
                .startsWith("en");
        for (Language language : languages.all()) {
            assertThat(language.texts().keySet())
                    .as(language.code())
                    .isEqualTo(languages.first().texts().keySet());
            assertThat(language.texts().values()).as(language.code()).noneMatch(String::isBlank);
        }
    }

    @Test
    void everyLanguageFillsInTheSamePlacesAsEnglish() {
        languages.first().texts().forEach((key, english) -> languages.all().forEach(language -> assertThat(
                        language.text(key).contains("{0}"))
                .as(language.code() + " " + key)
                .isEqualTo(english.contains("{0}"))));
    }

    @Test
    void noTextHasAStraightApostropheWhichMessageFormatWouldSwallow() {
        languages.all().forEach(language -> assertThat(language.texts().values())
                .as(language.code())
                .noneMatch(text -> text.contains("'")));
    }

    @Test
    void aLanguageWithAMissingTextStopsTheStartAndSaysWhich() {
        Language english = new Language("en", Map.of("a", "A", "b", "B"));
        Language french = new Language("fr", Map.of("a", "A", "c", "C"));
        assertThatThrownBy(() -> new Languages(List.of(french, english)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fr.properties")
                .hasMessageContaining("[b, c]");
    }

    @ParameterizedTest
    @CsvSource({"es,es", "ES,es", "es-MX,es", "en-GB,en"})
    void aRegionIsReduced(String tag, String code) {
        assertThat(languages.of(tag)).map(Language::code).hasValue(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fr", "e", "../en", "en_XX\n", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "\u0000"})
    void anythingElseIsNoLanguage(String tag) {
        assertThat(languages.of(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"es-AR,es;q=0.9,en;q=0.8|es", "fr,es;q=0.5|es", "de|en", "*|en", "en;q=0.1,es;q=0.9|es", ";;q=x|en"
            })
    void theBrowsersWishIsLookedUpAndNonsenseIsEnglish(String accepted, String code) {
        assertThat(languages.preferred(accepted).code()).isEqualTo(code);
    }
}
