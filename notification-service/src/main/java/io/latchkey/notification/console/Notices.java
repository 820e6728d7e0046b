package io.latchkey.notification.console;

import io.latchkey.notification.web.Page;

/** One sentence at the head of a page about what was just done, or could not be. */
final class Notices {

    private Notices() {}

    static Page good(Page page, String key) {
        return page.with("notice", key).with("noticeKind", "good");
    }

    static Page bad(Page page, String key) {
        return page.with("notice", key).with("noticeKind", "bad");
    }
}
