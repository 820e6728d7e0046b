package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.SecretValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeParserTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "012345",
                " 012 345\n",
                "012-345",
                "0\u00A012\u2009345",
                "012\u2013345",
                "\u200E012345\u202C",
                "\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15",
                "\u0660\u0661\u0662\u0663\u0664\u0665",
                "\u06F0\u06F1\u06F2 \u06F3\u06F4\u06F5",
                "\u0966\u0967\u0968\u0969\u096A\u096B"
            })
    void whatAPersonMeansByItIsTaken(String typed) {
        assertThat(TypedCodeParser.parseDigits(new SecretValue(typed))).contains("012345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01234",
                "0123456",
                "01234a",
                "012.345",
                "+12345",
                "\u00B9\u00B2\u00B3\u00B9\u00B2\u00B3",
                "otpauth://totp/Latchkey?secret=ABC",
                "0\u000012345",
                "123456                                                                      "
            })
    void nothingElseIs(String typed) {
        assertThat(TypedCodeParser.parseDigits(new SecretValue(typed))).isEmpty();
    }
}
