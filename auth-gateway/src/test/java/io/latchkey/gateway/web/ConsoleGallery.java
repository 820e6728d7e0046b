package io.latchkey.gateway.web;

import io.latchkey.platform.web.PageModel;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The executive's pages and the request for an account, in the states a person can meet them in. */
final class ConsoleGallery {
    private static final Instant THEN = Instant.parse("2026-03-01T09:30:00Z");

    private ConsoleGallery() {}

    static Map<String, PageModel> pages() {
        Map<String, PageModel> pages = new LinkedHashMap<>();
        PageModel list = PageModel.of("executive")
                .with("q", "")
                .with("first", true)
                .with("newest", "/executive")
                .with("next", "/executive?after=abc")
                .with("accounts", many());
        pages.put("executive", list);
        pages.put(
                "executive-none",
                list.with("accounts", List.of())
                        .with("q", "\"><b>")
                        .with("first", false)
                        .with("newest", "/executive?q=x")
                        .with("next", null));
        PageModel form = PageModel.of("executive-new")
                .with("roles", List.of())
                .with("language", "en")
                .with("taken", null);
        pages.put("executive-new", form);
        pages.put(
                "executive-new-wrong",
                form.with("email", "ana@example.org")
                        .with("emailProblem", "taken")
                        .with("taken", "/executive/accounts/1")
                        .with("nameProblem", "missing"));
        accountPages(pages);
        proofPages(pages);
        requestPages(pages);
        return pages;
    }

    private static void accountPages(Map<String, PageModel> pages) {
        PageModel account = PageModel.of("executive-account")
                .with("account", card(1, "active", "good", "enrolled"))
                .with("own", false)
                .with("history", map("lines", List.of(), "next", null))
                .with("mails", mails());
        pages.put("executive-account", account);
        pages.put("executive-account-own", account.with("own", true).with("history", history()));
        pages.put(
                "executive-account-moved",
                account.with("account", card(2, "invited", "plain", "off"))
                        .with("mails", map("items", List.of(), "underWay", false))
                        .with("notice", "console.done.moved")
                        .with("noticeKind", "good"));
        pages.put(
                "executive-account-wrong",
                account.with("account", card(3, "disabled", "bad", "required"))
                        .with("mails", null)
                        .with("notice", "console.last-executive")
                        .with("noticeKind", "bad")
                        .with("address", "ana@")
                        .with("addressProblem", "malformed")
                        .with("name", "")
                        .with("nameProblem", "missing"));
        pages.put(
                "executive-account-suppressed",
                account.with("suppression", map("reason", "bounced", "since", THEN, "lifting", false)));
        pages.put(
                "executive-account-lifting",
                account.with("suppression", map("reason", "reported-spam", "since", THEN, "lifting", true))
                        .with("notice", "console.done.lifted")
                        .with("noticeKind", "good"));
        PageModel erase = PageModel.of("executive-erase")
                .with("account", card(1, "active", "good", "off"))
                .with("differs", false);
        pages.put("executive-erase", erase);
        pages.put(
                "executive-erase-wrong",
                erase.with("differs", true)
                        .with("notice", "console.last-executive")
                        .with("noticeKind", "bad"));
    }

    private static void proofPages(Map<String, PageModel> pages) {
        PageModel proof = PageModel.of("reauthenticate")
                .with("act", "address")
                .with(
                        "target",
                        map(
                                "displayName",
                                "Ana María García de la Fuente",
                                "email",
                                Map.of("value", "ana.maria.garcia@una-empresa-con-nombre-largo.example.org")))
                .with("action", "/executive/accounts/1/address")
                .with("leave", "/executive")
                .with("fields", List.of(Map.entry("email", "\"><b>ana@example.org")))
                .with("code", false);
        pages.put("reauthenticate", proof);
        pages.put(
                "reauthenticate-wrong",
                proof.with("act", null)
                        .with("target", null)
                        .with("code", true)
                        .with("passwordProblem", "wrong")
                        .with("codeProblem", "wrong")
                        .with("notice", "account.busy"));
    }

    private static Map<String, @Nullable Object> history() {
        var changes = List.of(
                map("field", "email", "before", List.of("ana@example.org"), "after", List.of("maria@example.org")),
                map("field", "roles", "before", List.of("user"), "after", List.of("user", "executive")),
                map("field", "displayName", "before", List.of(), "after", List.of("María \"><b>")),
                map("field", "locale", "before", List.of("en"), "after", List.of("es")));
        return map(
                "lines",
                List.of(
                        map("at", THEN, "act", "changed", "by", "Eva", "byGateway", false, "changes", changes),
                        map("at", THEN, "act", "sessions-ended", "by", null, "byGateway", false, "changes", List.of()),
                        map("at", THEN, "act", "created", "by", null, "byGateway", true, "changes", List.of())),
                "next",
                "AAAAAAAAAAE");
    }

    private static void requestPages(Map<String, PageModel> pages) {
        var asked = map(
                "id", "1",
                "displayName", "Ana García",
                "email", "ana.garcia.de.la.fuente@una-empresa-con-nombre-largo.example.org",
                "company", "Una empresa",
                "message", "Hola.\nSoy Ana.",
                "locale", Map.of("code", "es"),
                "requestedAt", THEN);
        PageModel requests = PageModel.of("executive-requests").with("requests", List.of(asked));
        pages.put("executive-requests", requests);
        pages.put(
                "executive-requests-none",
                requests.with("requests", List.of())
                        .with("notice", "console.requests.declined")
                        .with("noticeKind", "good"));
        pages.put("request-account", PageModel.of("request-account"));
        pages.put(
                "request-account-wrong",
                PageModel.of("request-account")
                        .with("emailProblem", "malformed")
                        .with("email", "ana@")
                        .with("nameProblem", "missing")
                        .with("companyProblem", "unfit")
                        .with("messageProblem", "unfit"));
        pages.put("account-requested", PageModel.of("account-requested"));
    }

    private static List<Map<String, @Nullable Object>> many() {
        String[] states = {"active", "invited", "disabled"};
        String[] tones = {"good", "plain", "bad"};
        return IntStream.range(0, 25)
                .mapToObj(i -> card(i, states[i % 3], tones[i % 3], i % 2 == 0 ? "off" : "enrolled"))
                .toList();
    }

    private static Map<String, @Nullable Object> card(int number, String status, String tone, String twoFactor) {
        return map(
                "id",
                "0198a1b2-0000-7000-8000-" + String.format("%012d", number),
                "name",
                "Ana María García de la Fuente " + number,
                "email",
                "ana.maria.garcia" + number + "@una-empresa-con-nombre-largo.example.org",
                "language",
                "es",
                "roles",
                number % 5 == 1 ? List.of("user", "executive") : List.of("user"),
                "status",
                status,
                "tone",
                tone,
                "twoFactor",
                twoFactor,
                "createdAt",
                THEN);
    }

    private static Map<String, @Nullable Object> mails() {
        var steps = List.of(
                map("sentence", "queued", "at", THEN),
                map("sentence", "accepted", "at", THEN),
                map("sentence", "bounced.mailbox-full", "at", THEN));
        var bounced = map(
                "template", "password-reset",
                "sentence", "bounced.mailbox-full",
                "tone", "bad",
                "queuedAt", THEN,
                "steps", steps);
        var delivered = map(
                "template", "first-sign-in",
                "sentence", "delivered",
                "tone", "good",
                "queuedAt", THEN,
                "steps", steps);
        var waiting = map(
                "template", "two-factor-required",
                "sentence", "deferred.greylisted",
                "tone", "plain",
                "queuedAt", THEN,
                "steps", steps.subList(0, 1));
        return map("items", List.of(waiting, bounced, delivered), "underWay", true);
    }

    /** Names and values in turn; {@code Map.of} ends at ten. */
    private static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new HashMap<>();
        List<@Nullable Object> all = Arrays.asList(namesAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            map.put(String.valueOf(all.get(i)), all.get(i + 1));
        }
        return map;
    }
}
