package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaLexerTests {

    @Test
    void codeHasNoCommentsAndEmptyLiterals() {
        JavaLexer read = JavaLexer.read("a /* \"b\" */ = \"/login/**\"; // c\nd = '\"'; e = \"\\\"f\";");

        assertThat(read.code()).isEqualTo("a  = \"\"; \nd = '\"'; e = \"\";");
        assertThat(read.literals()).containsExactly("/login/**", "\\\"f");
    }

    @Test
    void aTextBlockIsOneLiteral() {
        JavaLexer read = JavaLexer.read("String s = \"\"\"\n  SELECT \"x\" -- '\n  \"\"\";");

        assertThat(read.code()).isEqualTo("String s = \"\";");
        assertThat(read.literals()).containsExactly("\n  SELECT \"x\" -- '\n  ");
    }

    @Test
    void aFileThatEndsEarlyIsReadToItsEnd() {
        assertThat(JavaLexer.read("a // b").code()).isEqualTo("a ");
        assertThat(JavaLexer.read("a /* b").code()).isEqualTo("a ");
        assertThat(JavaLexer.read("a \"b").code()).isEqualTo("a \"\"");
    }
}
