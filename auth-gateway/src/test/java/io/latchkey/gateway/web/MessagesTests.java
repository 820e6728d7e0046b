package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.platform.web.MessageBundle;
import io.latchkey.platform.web.PageMessages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.DefaultResourceLoader;

class MessagesTests {

    private final PageMessages languages = PageMessages.loadAll(new DefaultResourceLoader(), "messages");

    @Test
    void englishAndSpanishAreThereAndEveryLanguageHasEveryTextAndNoOther() {
        assertThat(languages.listBundles())
                .extracting(MessageBundle::code)
                .contains("en", "es")
                .startsWith("en");
        for (MessageBundle language : languages.listBundles()) {
            assertThat(language.texts().keySet())
                    .as(language.code())
                    .isEqualTo(languages.defaultBundle().texts().keySet());
            assertThat(language.texts().values()).as(language.code()).noneMatch(String::isBlank);
        }
    }

    @Test
    void everyLanguageFillsInTheSamePlacesAsEnglish() {
        languages.defaultBundle().texts().forEach((key, english) -> languages
                .listBundles()
                .forEach(language -> assertThat(language.textOf(key).contains("{0}"))
                        .as(language.code() + " " + key)
                        .isEqualTo(english.contains("{0}"))));
    }

    @Test
    void noTextHasAStraightApostropheWhichMessageFormatWouldSwallow() {
        languages.listBundles().forEach(language -> assertThat(language.texts().values())
                .as(language.code())
                .noneMatch(text -> text.contains("'")));
    }

    @Test
    void aLanguageWithAMissingTextStopsTheStartAndSaysWhich() {
        MessageBundle english = new MessageBundle("en", Map.of("a", "A", "b", "B"));
        MessageBundle french = new MessageBundle("fr", Map.of("a", "A", "c", "C"));
        assertThatThrownBy(() -> new PageMessages("messages", List.of(french, english)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fr.properties")
                .hasMessageContaining("[b, c]");
    }

    @ParameterizedTest
    @CsvSource({"es,es", "ES,es", "es-MX,es", "en-GB,en"})
    void aRegionIsReduced(String tag, String code) {
        assertThat(languages.matchTag(tag)).map(MessageBundle::code).hasValue(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fr", "e", "../en", "en_XX\n", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "\u0000"})
    void anythingElseIsNoLanguage(String tag) {
        assertThat(languages.matchTag(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"es-AR,es;q=0.9,en;q=0.8|es", "fr,es;q=0.5|es", "de|en", "*|en", "en;q=0.1,es;q=0.9|es", ";;q=x|en"
            })
    void theBrowsersWishIsLookedUpAndNonsenseIsEnglish(String accepted, String code) {
        assertThat(languages.preferredLanguage(accepted).code()).isEqualTo(code);
    }
}
