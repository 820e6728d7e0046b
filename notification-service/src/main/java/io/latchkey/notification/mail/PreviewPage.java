package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** The page with all mails: each as HTML at the width of a phone, and as text. */
final class PreviewPage {

    private PreviewPage() {}

    static String renderPage(List<AccountLocale> languages, BiFunction<MailKind, AccountLocale, RenderedMail> mails) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Every mail</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            body { margin: 0 auto; padding: 16px; max-width: 1180px; }
            h2 { margin: 40px 0 8px; font-size: 1.1rem; }
            .languages { display: flex; flex-wrap: wrap; gap: 24px; }
            article { flex: 1 1 360px; min-width: 0; }
            h3 { margin: 0 0 8px; font-size: 1rem; font-weight: 600; }
            iframe { width: 100%%; max-width: 375px; height: 560px; border: 1px solid GrayText; border-radius: 8px; }
            </style>
            </head>
            <body>
            <h1>Every mail</h1>
            <p>Made by the renderer that makes the real ones, for a person who does not exist. The links open nothing.
            A frame shows what a phone shows; light or dark is your system's choice.</p>
            %s
            </body>
            </html>
            """.formatted(Stream.of(MailKind.values())
                .map(kind -> """
            <section>
            <h2 id="%1$s">%1$s</h2>
            <div class="languages">
            %2$s</div>
            </section>
            """.formatted(kind.template().code(), renderLanguages(kind, languages, mails)))
                .collect(Collectors.joining()));
    }

    private static String renderLanguages(
            MailKind kind, List<AccountLocale> languages, BiFunction<MailKind, AccountLocale, RenderedMail> mails) {
        return languages.stream()
                .map(locale -> """
            <article lang="%2$s">
            <h3>%3$s</h3>
            <iframe sandbox title="%1$s, %2$s" src="/preview/%1$s/%2$s/html"></iframe>
            <p lang="en"><a href="/preview/%1$s/%2$s/html">HTML alone</a> · <a href="/preview/%1$s/%2$s/text">text</a></p>
            </article>
            """.formatted(
                                kind.template().code(),
                                locale.code(),
                                HtmlUtils.htmlEscape(mails.apply(kind, locale).subject())))
                .collect(Collectors.joining());
    }
}
