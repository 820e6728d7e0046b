package io.latchkey.notification.console;

import io.latchkey.notification.operator.AuditLog;
import io.latchkey.notification.operator.AuditLog.AuditEntry;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What operators did, for programs; newest first. */
@RestController
class AuditApi {

    static final int PAGE = 100;

    private final AuditLog audit;

    AuditApi(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * A page.
     *
     * @param next what to ask for as {@code before}; null at the end
     */
    record ListView(List<AuditEntry> entries, @Nullable UUID next) {

        static ListView of(List<AuditEntry> entries) {
            return new ListView(
                    entries, entries.size() < PAGE ? null : entries.getLast().id());
        }
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping(path = ConsolePaths.API + "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ListView> listEntries(@RequestParam(defaultValue = "") String before) {
        return audit.findNewest(parseBefore(before), PAGE).map(ListView::of);
    }

    static @Nullable UUID parseBefore(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (SearchTerm.parse(text).orElse(null) instanceof SearchTerm.ById id) {
            return id.id();
        }
        throw Problem.invalidRequest("/before", "must be the next of the page before")
                .toException();
    }
}
