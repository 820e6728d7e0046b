package io.latchkey.gateway.web;

import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.web.PageModel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The page that shows recovery codes, once: to copy, download or print. */
public final class RecoveryCodesPage {
    private RecoveryCodesPage() {}

    /** @param enrolled whether they come with a phone just set up, or replace older ones */
    public static PageModel buildPage(List<SecretValue> codes, boolean enrolled) {
        List<String> texts = codes.stream().map(SecretValue::value).toList();
        // A file without a server: the link holds its content, so it works without scripts, and nothing travels.
        String file = texts.stream().collect(Collectors.joining("\r\n", "", "\r\n"));
        return PageModel.of("recovery-codes")
                .with("codes", texts)
                .with("enrolled", enrolled)
                .with(
                        "file",
                        "data:text/plain;charset=utf-8;base64,"
                                + Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8)));
    }
}
