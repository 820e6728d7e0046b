package io.latchkey.notification.console;

import io.latchkey.platform.web.PageModel;

/** One sentence at the head of a page about what was just done, or could not be. */
final class PageNotices {

    private PageNotices() {}

    static PageModel withSuccess(PageModel page, String key) {
        return page.with("notice", key).with("noticeKind", "good");
    }

    static PageModel withError(PageModel page, String key) {
        return page.with("notice", key).with("noticeKind", "bad");
    }
}
