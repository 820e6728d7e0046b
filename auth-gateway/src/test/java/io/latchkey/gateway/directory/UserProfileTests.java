package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserProfileTests {

    @Test
    void theWordsAreThoseOfTheAddressAndOfTheName() {
        assertThat(wordsOf("ada@mail.example.org", "Ada Lovelace"))
                .contains("ada", "mail", "example", "org")
                .hasSizeBetween(5, 6);
    }

    @Test
    void anAddressOfManyLabelsGivesNoMoreWordsThanAreTaken() {
        String domain = IntStream.range(0, 80)
                .mapToObj(each -> (char) ('a' + each / 10) + "" + each % 10)
                .collect(Collectors.joining("."));
        List<String> words = wordsOf("ada@" + domain, "Ada Lovelace Byron");
        assertThat(words).hasSizeLessThanOrEqualTo(64).contains("ada");
        assertThat(words.getLast().toLowerCase(Locale.ROOT)).isEqualTo("byron");
    }

    private static List<String> wordsOf(String address, String name) {
        return new UserProfile(new EmailAddress(address), name, new AccountLocale("en"), Set.of(AccountRole.USER))
                .passwordContext();
    }
}
