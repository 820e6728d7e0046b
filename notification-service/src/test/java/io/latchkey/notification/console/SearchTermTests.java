package io.latchkey.notification.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailAddress;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermTests {

    @Test
    void anIdIsAnIdInWhateverCase() {
        UUID id = UUID.fromString("0198a1b2-0000-7000-8000-00000000abcd");
        assertThat(SearchTerm.parse(" 0198A1B2-0000-7000-8000-00000000ABCD ")).contains(new SearchTerm.ById(id));
    }

    @Test
    void anAddressIsFoldedAsStoredOnesAre() {
        assertThat(SearchTerm.parse("Ana.Maria@BÜCHER.example"))
                .contains(new SearchTerm.ByAddress(new EmailAddress("ana.maria@xn--bcher-kva.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana", "@example.org", "ana@", "a b@example.org", "1-1-1-1-1", "ana@-\u0000.org"})
    void everythingElseIsNothing(String typed) {
        assertThat(SearchTerm.parse(typed)).isEmpty();
    }
}
