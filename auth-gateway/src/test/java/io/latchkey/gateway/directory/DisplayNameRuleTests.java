package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameRuleTests {
    @ParameterizedTest
    @ValueSource(
            strings = {"Ana", "O'Brien", "李小龍", "María-José García", "\"><img src=x>", "=1+1", "${7*7}", "👩‍👧 Ana"})
    void aNameMayBeAnythingThatPrintsOnOneLine(String name) {
        assertThat(DisplayNameRule.findViolation(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "A\nB", "A\r\nBcc: x@y.z", "A\u0000", "A\u2028B", "\u202Eana", "a\uD800", "\u0007"})
    void whatDoesNotPrintOnOneLineIsRefused(String name) {
        assertThat(DisplayNameRule.findViolation(name)).isPresent();
    }

    @Test
    void aNameHasAtMost100CharactersWhateverTheirSize() {
        assertThat(DisplayNameRule.findViolation("😀".repeat(100))).isEmpty();
        assertThat(DisplayNameRule.findViolation("a".repeat(101))).isPresent();
    }

    @Test
    void aNameIsFoundFromEachOfItsWordsOn() {
        assertThat(DisplayNameRule.searchTerms("María-José  García"))
                .containsExactly("maría-josé garcía", "josé garcía", "garcía");
    }

    @Test
    void decomposedLettersAreFoundLikeComposedOnes() {
        assertThat(DisplayNameRule.searchTerms("Jose\u0301")).isEqualTo(DisplayNameRule.searchTerms("José"));
    }
}
