package io.latchkey.platform.trail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What is found out about a request on its way, for the case that it is refused. */
public final class RefusalNotes {

    private static final String NAME = RefusalNotes.class.getName();
    private static final String ACCOUNT = NAME + ".account";
    private static final String PROBLEM = NAME + ".problem";
    private static final String CREDENTIAL = NAME + ".credential";

    private RefusalNotes() {}

    /** Who sends it: known from a session or a token of ours. */
    public static void noteAccount(HttpRequest request, UUID accountId) {
        request.getAttributes().put(ACCOUNT, accountId);
    }

    /** The problem that it is answered with, by name; also where a page says it in words. */
    public static void noteProblem(HttpRequest request, String problem) {
        request.getAttributes().put(PROBLEM, problem);
    }

    /** It carries a cookie, token or key that is none of ours, or no more. */
    public static void noteUnknownCredential(HttpRequest request) {
        request.getAttributes().put(CREDENTIAL, true);
    }

    /** The same of this cookie, if it came at all. */
    public static void noteUnknownCookie(ServerHttpRequest request, String name) {
        if (request.getCookies().containsKey(name)) {
            noteUnknownCredential(request);
        }
    }

    static @Nullable UUID findAccount(HttpRequest request) {
        return request.getAttributes().get(ACCOUNT) instanceof UUID accountId ? accountId : null;
    }

    static @Nullable String findProblem(HttpRequest request) {
        return request.getAttributes().get(PROBLEM) instanceof String problem ? problem : null;
    }

    static boolean hasUnknownCredential(HttpRequest request) {
        return request.getAttributes().containsKey(CREDENTIAL);
    }
}
