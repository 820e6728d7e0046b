package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every refusal leaves a trace by the status of its answer (401, 403, 429). A problem of another status that refuses
 * somebody must be named there, so each problem that is new says here which it is; and no filter comes before the one that
 * looks.
 */
class RefusalNamesTests {

    /** The request cannot be done, whoever sends it. */
    private static final Set<String> REFUSE_NOBODY = Set.of(
            "400 invalid-request",
            "404 not-found",
            "405 method-not-allowed",
            "406 not-acceptable",
            "408 request-timeout",
            "409 address-suppressed",
            "409 email-taken",
            "409 last-executive",
            "409 letter-decided",
            "410 challenge-over",
            "413 too-large",
            "414 uri-too-long",
            "415 unsupported-media-type",
            "422 password-rejected",
            "431 headers-too-large",
            "500 internal",
            "500 unexpected",
            "503 unavailable");

    private static final Set<String> REFUSE_BY_NAME = Set.of("409 own-account");

    private static final Set<String> BY_STATUS = Set.of("401", "403", "429");

    private static final Pattern PROBLEM =
            Pattern.compile("(?:Problem\\.of|\\bof)\\(\\s*HttpStatus\\.(\\w+),\\s*\"([a-z-]+)\"");

    private static final Pattern FIRST =
            Pattern.compile("@Order\\((?:Ordered\\.HIGHEST_PRECEDENCE|Integer\\.MIN_VALUE)\\)");

    private final SourceTree tree = SourceTree.readWhole();

    @Test
    void everyProblemLeavesATraceOrRefusesNobody() {
        var problems = new TreeMap<String, String>();
        tree.types().stream().filter(SourceFile::isProduct).forEach(file -> PROBLEM.matcher(file.text())
                .results()
                .forEach(problem -> problems.put(codeOf(problem.group(1)) + " " + problem.group(2), file.path())));
        assertThat(problems).containsKeys("403 cross-origin", "409 own-account", "403 reauthentication-required");
        assertThat(problems.entrySet()).allSatisfy(problem -> assertThat(
                        BY_STATUS.contains(problem.getKey().substring(0, 3))
                                || REFUSE_BY_NAME.contains(problem.getKey())
                                || REFUSE_NOBODY.contains(problem.getKey()))
                .as("%s of %s", problem.getKey(), problem.getValue())
                .isTrue());
    }

    @Test
    void theTrailKnowsThoseThatRefuseByName() {
        String kinds = tree.types().stream()
                .filter(file -> file.typeName().equals("RefusalKind"))
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(REFUSE_BY_NAME).allSatisfy(problem -> assertThat(kinds).contains('"' + problem.substring(4) + '"'));
    }

    @Test
    void nothingAnswersBeforeTheTrailLooks() {
        assertThat(tree.types().stream()
                        .filter(file -> file.text().contains("implements WebFilter"))
                        .filter(file -> FIRST.matcher(file.text()).find())
                        .map(SourceFile::typeName))
                .containsExactly("RefusalFilter");
    }

    private static int codeOf(String status) {
        return switch (status) {
            case "BAD_REQUEST" -> 400;
            case "UNAUTHORIZED" -> 401;
            case "FORBIDDEN" -> 403;
            case "NOT_FOUND" -> 404;
            case "METHOD_NOT_ALLOWED" -> 405;
            case "NOT_ACCEPTABLE" -> 406;
            case "REQUEST_TIMEOUT" -> 408;
            case "CONFLICT" -> 409;
            case "GONE" -> 410;
            case "CONTENT_TOO_LARGE" -> 413;
            case "URI_TOO_LONG" -> 414;
            case "UNSUPPORTED_MEDIA_TYPE" -> 415;
            case "UNPROCESSABLE_CONTENT" -> 422;
            case "TOO_MANY_REQUESTS" -> 429;
            case "REQUEST_HEADER_FIELDS_TOO_LARGE" -> 431;
            case "INTERNAL_SERVER_ERROR" -> 500;
            case "SERVICE_UNAVAILABLE" -> 503;
            default -> throw new IllegalArgumentException("a status that says nothing of refusals yet: " + status);
        };
    }
}
