package io.latchkey.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** What a client says that it can undo ({@code Accept-Encoding}, RFC 9110, 12.5.3). */
final class ContentCodings {

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final Pattern WEIGHTED =
            Pattern.compile("([^;\\s]+)(?:\\s*;\\s*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?");

    private ContentCodings() {}

    /** Whether an answer may be compressed with gzip. What is named counts before {@code *}; what is malformed says no. */
    static boolean acceptsGzip(HttpHeaders headers) {
        List<Matcher> codings = headers.getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(coding -> WEIGHTED.matcher(coding.strip()))
                .filter(Matcher::matches)
                .toList();
        List<Matcher> named =
                codings.stream().filter(coding -> GZIP.contains(nameOf(coding))).toList();
        return named.isEmpty()
                ? codings.stream().anyMatch(coding -> nameOf(coding).equals("*") && isWanted(coding))
                : named.stream().allMatch(ContentCodings::isWanted);
    }

    private static String nameOf(Matcher coding) {
        return coding.group(1).toLowerCase(Locale.ROOT);
    }

    private static boolean isWanted(Matcher coding) {
        String weight = coding.group(2);
        return weight == null || Double.parseDouble(weight) > 0;
    }
}
