package io.latchkey.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.SecretValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PasswordTextTests {

    @Test
    void composedAndDecomposedFormsAreTheSamePasswordAndCompatibilityFormsAreNot() {
        assertThat(bytes("caf\u00e9")).isEqualTo(bytes("cafe\u0301"));
        // NFC, not NFKC: a ligature is not its letters.
        assertThat(bytes("\ufb01ne")).isNotEqualTo(bytes("fine"));
    }

    @Test
    void nothingIsTrimmedFoldedOrCutForHashing() {
        assertThat(bytes(" Ab ")).isEqualTo(" Ab ".getBytes(StandardCharsets.UTF_8));
        assertThat(bytes("x".repeat(128) + "y")).hasSize(129);
    }

    @Test
    void aPrefixIsCutBetweenCodePoints() {
        var text = PasswordText.of(new SecretValue("😀".repeat(129)));
        assertThat(text.truncateTo(128).nfc()).isEqualTo("😀".repeat(128));
        assertThat(text.truncateTo(129)).isSameAs(text);
    }

    @Test
    void foldingIgnoresCaseInEveryScript() {
        assertThat(PasswordText.foldCase("ΣΊΣΥΦΟΣ")).isEqualTo(PasswordText.foldCase("σίσυφος"));
        assertThat(PasswordText.foldCase("STRASSE")).isEqualTo(PasswordText.foldCase("straße"));
    }

    @Test
    void itPrintsMasked() {
        assertThat(PasswordText.of(new SecretValue("swordfish"))).hasToString("***");
    }

    private static byte[] bytes(String typed) {
        return PasswordText.of(new SecretValue(typed)).toUtf8();
    }
}
