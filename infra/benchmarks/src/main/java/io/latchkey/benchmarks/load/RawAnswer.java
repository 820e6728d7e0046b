package io.latchkey.benchmarks.load;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An HTTP answer: status, raw head, body. */
public record RawAnswer(int status, String head, String body) {

    /** The first header of the name, in whatever case. */
    public Optional<String> findHeader(String name) {
        return findHeaders(name).stream().findFirst();
    }

    /** Every header of the name, in their order. */
    public List<String> findHeaders(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }
}
