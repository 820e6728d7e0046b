package io.latchkey.notification.console;

import io.latchkey.platform.web.PageModel;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** One sentence at the head of a page about what was just done, or could not be. */
final class PageNotices {

    private PageNotices() {}

    /** Where the request comes from a form that did one of these, which {@code done} names. */
    static PageModel withSuccess(PageModel page, ServerHttpRequest request, String prefix, Set<String> known) {
        String done = request.getQueryParams().getFirst("done");
        return done != null && known.contains(done)
                ? page.with("notice", prefix + done).with("noticeKind", "good")
                : page;
    }

    static PageModel withError(PageModel page, String key) {
        return page.with("notice", key).with("noticeKind", "bad");
    }
}
