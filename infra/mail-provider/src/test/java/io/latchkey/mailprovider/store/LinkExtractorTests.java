package io.latchkey.mailprovider.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkExtractorTests {

    @Test
    void linksOfTextAndHtmlComeInOrderAndOnce() {
        assertThat(LinkExtractor.extractLinks(
                        "a https://x.test/1, (https://x.test/2)", "<A HREF='https://x.test/1'>https://x.test/3</A>"))
                .containsExactly("https://x.test/1", "https://x.test/2", "https://x.test/3");
    }

    @Test
    void whatNoReaderSeesIsNoLink() {
        String html = """
                <!DOCTYPE html PUBLIC "-//W3C//DTD" "http://www.w3.org/TR/dtd"><html xmlns="http://www.w3.org/1999/xhtml">
                <!-- https://x.test/comment --><style>a{background:url(https://x.test/css)}</style>
                <img src="https://x.test/pixel"><a data-x="https://x.test/data" href="mailto:a@x.test">Mail</a>
                """;
        assertThat(LinkExtractor.extractLinks("", html)).isEmpty();
    }

    @Test
    void theTokenInAFragmentStaysWhole() {
        assertThat(LinkExtractor.extractLinks("https://x.test/reset-password#token=Ab-_9", ""))
                .containsExactly("https://x.test/reset-password#token=Ab-_9");
    }

    @Test
    void entitiesAreReadAsWhatTheyStandFor() {
        assertThat(LinkExtractor.extractLinks(
                        "", "<a href=\"https://x.test/?a=1&amp;b=2\">https://x.test/?a=1&amp;b=2</a>"))
                .containsExactly("https://x.test/?a=1&b=2");
    }
}
