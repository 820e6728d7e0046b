package io.latchkey.gateway.web;

import io.latchkey.platform.web.PageView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds whom to contact, and keeps in every link inside the sign-in where its reader wants to go afterwards. */
final class GatewayPageView extends PageView {

    private static final String SIGN_IN = "/sign-in";

    private final Optional<String> contact;
    private final String next;

    GatewayPageView(PageView frame, Optional<String> contact, @Nullable String next) {
        super(frame);
        this.contact = contact;
        this.next = next == null ? "" : next;
    }

    public String contact() {
        return contact.orElseGet(() -> textOf("support.contact"));
    }

    public String time(Instant at) {
        return formatTime(at, FormatStyle.LONG, FormatStyle.SHORT);
    }

    @Override
    public List<LanguageChoice> languages() {
        return super.languages().stream()
                .map(one -> new LanguageChoice(one.code(), one.name(), keepNext(one.link()), one.current()))
                .toList();
    }

    @Override
    public String link(String to) {
        return super.link(keepNext(to));
    }

    private String keepNext(String path) {
        return !next.isEmpty() && path.startsWith(SIGN_IN)
                ? path + querySeparator(path) + "next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)
                : path;
    }
}
