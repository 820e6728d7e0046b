package io.latchkey.notification.console;

import io.latchkey.notification.web.Page;

/** One sentence at the head of a page about what was just done, or could not be. */
final class PageNotices {

    private PageNotices() {}

    static Page withSuccess(Page page, String key) {
        return page.with("notice", key).with("noticeKind", "good");
    }

    static Page withError(Page page, String key) {
        return page.with("notice", key).with("noticeKind", "bad");
    }
}
