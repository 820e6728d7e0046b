package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressParserTests {
    @ParameterizedTest
    @CsvSource({
        "ana@example.org, ana@example.org",
        "ANA@EXAMPLE.ORG, ana@example.org",
        "a@b.c, a@b.c",
        "ana+tag@example.org, ana+tag@example.org",
        "a.n.a@example.org, a.n.a@example.org",
        "!#$%&'*+/=?^_`{|}~-@example.org, !#$%&'*+/=?^_`{|}~-@example.org",
        "ana@bücher.example, ana@xn--bcher-kva.example",
        "ana@BÜCHER.example, ana@xn--bcher-kva.example",
        "ana@XN--BCHER-KVA.example, ana@xn--bcher-kva.example",
        "ana@straße.example, ana@xn--strae-oqa.example",
        "ana@例え.jp, ana@xn--r8jz45g.jp",
        "ana@example。org, ana@example.org",
        "ana@Ｅxample.org, ana@example.org",
        "ana@\u212Aelvin.example, ana@kelvin.example",
        "I@example.org, i@example.org",
    })
    void anAddressIsStoredInOneCanonicalForm(String typed, String stored) {
        assertThat(canonical(typed)).contains(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ana",
                "ana@",
                "@example.org",
                "ana@example",
                "ana@.org",
                "ana@example..org",
                "ana@example.org.",
                ".ana@example.org",
                "ana.@example.org",
                "a..b@example.org",
                "a b@example.org",
                " ana@example.org",
                "ana@example.org ",
                "ana@exa mple.org",
                "ana@exa_mple.org",
                "ana@-example.org",
                "ana@example-.org",
                "ana@ex\u0000ample.org",
                "an\u0000a@example.org",
                "ana\r\n@example.org",
                "ana@example.org\r\nBcc: x@y.z",
                "\"ana\"@example.org",
                "ana@[127.0.0.1]",
                "Ana <ana@example.org>",
                "ana@example.org,bob@example.org",
                "añа@example.org",
                "mıke@example.org",
                "\u212Aelvin@example.org",
                "ana＠example.org",
                "ana@xn--a.org",
                "ana@\uD800.org",
                "\uD800@example.org",
                "ana@ex\u202Eample.org",
                "a(comment)@example.org",
                "ana@%65.org",
                "\u760D@example.org",
                "ana@xn--.org",
                "a@b@",
                "<script>@example.org@"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(canonical(typed)).isEmpty();
    }

    @Test
    void theLastAtSignDivides() {
        assertThat(canonical("a@b@example.org")).isEmpty();
    }

    @Test
    void aLocalPartHasAtMost64Octets() {
        assertThat(canonical("a".repeat(64) + "@example.org")).isPresent();
        assertThat(canonical("a".repeat(65) + "@example.org")).isEmpty();
    }

    @Test
    void anAddressHasAtMost254OctetsInItsStoredForm() {
        String label = "d".repeat(62);
        String domain = label + "." + label + "." + label + ".dd";
        String local = "a".repeat(254 - domain.length() - 1);
        assertThat(canonical(local + "@" + domain))
                .hasValueSatisfying(stored -> assertThat(stored).hasSize(254));
        assertThat(canonical(local + "@d" + domain)).isEmpty();
        assertThat(canonical("a".repeat(300) + "@example.org")).isEmpty();
        assertThat(canonical("a@" + "ü".repeat(250) + ".example")).isEmpty();
    }

    @Test
    void aLabelHasAtMost63Octets() {
        assertThat(canonical("a@" + "d".repeat(63) + ".org")).isPresent();
        assertThat(canonical("a@" + "d".repeat(64) + ".org")).isEmpty();
    }

    @Test
    void whatMerelyLooksAlikeIsNeverTheSame() {
        // Cyrillic а, Greek ο, digit one, dotless i: each another domain, or refused; none merged with the plain one.
        List<String> lookalikes = List.of("ana@exаmple.org", "ana@exampleο.org", "ana@examp1e.org", "ana@examplı.org");
        for (String lookalike : lookalikes) {
            assertThat(canonical(lookalike)).isNotEqualTo(canonical("ana@example.org"));
        }
        assertThat(canonical("ana@strasse.example")).isNotEqualTo(canonical("ana@straße.example"));
        assertThat(canonical("a.na@example.org")).isNotEqualTo(canonical("ana@example.org"));
        assertThat(canonical("ana+x@example.org")).isNotEqualTo(canonical("ana@example.org"));
    }

    @Test
    void readingTheStoredFormGivesTheStoredForm() {
        for (String typed : List.of("Ana@Bücher.example", "ana@例え.jp", "A.B+C@EXAMPLE.org")) {
            String stored = canonical(typed).orElseThrow();
            assertThat(canonical(stored)).contains(stored);
        }
    }

    @Test
    void aHostileTextIsRefusedAtOnce() {
        String hostile = "a.".repeat(50_000) + "@example.org";
        assertThat(canonical(hostile)).isEmpty();
        assertThat(canonical("a".repeat(100_000))).isEmpty();
    }

    private static Optional<String> canonical(String typed) {
        return switch (EmailAddressParser.parse(typed)) {
            case EmailAddressParser.ParsedAddress.WellFormed wellFormed ->
                Optional.of(wellFormed.address().value());
            case EmailAddressParser.ParsedAddress.Malformed malformed -> {
                assertThat(malformed.detail()).isNotBlank();
                yield Optional.empty();
            }
        };
    }
}
