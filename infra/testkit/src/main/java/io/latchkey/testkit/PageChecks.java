package io.latchkey.testkit;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What every page shown in a browser must hold, whoever made it: it fits its screen, and axe finds nothing. */
public final class PageChecks {

    private PageChecks() {}

    /** Whether the page is no wider than its window. */
    public static boolean fitsScreen(Page page) {
        return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
                .equals(true);
    }

    /**
     * The rules of axe-core that the page breaks, each with the HTML of the elements; empty where it breaks none. Needs
     * scripts.
     */
    public static List<String> findViolations(Page page) {
        // Legacy mode reads one document without a second, blank page for each run: our pages have no frames.
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }
}
