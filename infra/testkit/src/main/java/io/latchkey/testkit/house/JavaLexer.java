package io.latchkey.testkit.house;

import java.util.ArrayList;
import java.util.List;

/** Tells a Java file's code, comments and literals apart: a name in a comment breaks no law, a table in a literal may. */
final class JavaLexer {

    private final String text;
    private final StringBuilder code = new StringBuilder();
    private final List<String> literals = new ArrayList<>();
    private int at;

    private JavaLexer(String text) {
        this.text = text;
    }

    static JavaLexer read(String text) {
        JavaLexer lexer = new JavaLexer(text);
        while (lexer.at < text.length()) {
            lexer.readNext();
        }
        return lexer;
    }

    String code() {
        return code.toString();
    }

    List<String> literals() {
        return List.copyOf(literals);
    }

    private void readNext() {
        if (text.startsWith("//", at)) {
            at = endOf("\n", at + 2) - 1;
        } else if (text.startsWith("/*", at)) {
            at = endOf("*/", at + 2);
        } else if (text.startsWith("\"\"\"", at)) {
            readLiteral("\"\"\"");
        } else if (text.charAt(at) == '"') {
            readLiteral("\"");
        } else if (text.charAt(at) == '\'') {
            int end = endOfLiteral("'", at + 1);
            code.append(text, at, end);
            at = end;
        } else {
            code.append(text.charAt(at++));
        }
    }

    private void readLiteral(String quote) {
        int end = endOfLiteral(quote, at + quote.length());
        literals.add(text.substring(at + quote.length(), Math.max(at + quote.length(), end - quote.length())));
        code.append("\"\"");
        at = end;
    }

    private int endOfLiteral(String quote, int from) {
        int end = from;
        while (end < text.length() && !text.startsWith(quote, end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + quote.length());
    }

    private int endOf(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() + 1 : found + mark.length();
    }
}
