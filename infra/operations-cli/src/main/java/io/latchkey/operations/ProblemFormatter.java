package io.latchkey.operations;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Says a problem (RFC 9457) in one line. */
final class ProblemFormatter {

    private ProblemFormatter() {}

    static String formatProblem(int status, JsonNode problem, String what) {
        String title = problem.path("title").asString("");
        List<String> details = new ArrayList<>();
        problem.path("errors")
                .forEach(error -> details.add(error.path("pointer").asString("").replaceFirst("^/", "") + " "
                        + error.path("detail").asString("")));
        String more = details.isEmpty() ? "" : ": " + String.join("; ", details);
        return (title.isEmpty() ? what + " was answered with status " + status : title) + more;
    }

    /** The name at the end of a problem's type; empty when it is none. */
    static String problemName(JsonNode problem) {
        String type = problem.path("type").asString("");
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
