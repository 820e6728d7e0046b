package io.latchkey.gateway.executive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The mails of an account as notification-service tells of them, turned into what a page says. */
record AccountMailsView(List<MailItem> mails, boolean underWay) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One mail; {@code sentence} and {@code template} are ends of keys of the pages' texts. */
    record MailItem(
            String template,
            String sentence,
            String tone,
            @Nullable Instant queuedAt,
            List<StatusStep> steps) {}

    /** One step on its way. */
    record StatusStep(String sentence, @Nullable Instant at) {}

    private record EmailList(@Nullable List<EmailDetails> emails) {}

    private record EmailDetails(
            @Nullable String template,
            @Nullable String state,
            @Nullable String reason,
            @Nullable Instant queuedAt,
            @Nullable List<EmailHistoryStep> history) {}

    private record EmailHistoryStep(
            @Nullable String type,
            @Nullable String reason,
            @Nullable Instant at) {}

    static AccountMailsView fromJson(String json) {
        List<EmailDetails> emails =
                orEmpty(JSON.readValue(json, EmailList.class).emails());
        boolean underWay = emails.stream()
                .anyMatch(mail -> MailStatusMessages.isUnderWay(MailStatusMessages.stateKey(mail.state())));
        return new AccountMailsView(
                emails.stream().map(AccountMailsView::toMailItem).toList(), underWay);
    }

    private static MailItem toMailItem(EmailDetails told) {
        String state = MailStatusMessages.stateKey(told.state());
        return new MailItem(
                MailStatusMessages.templateKey(told.template()),
                MailStatusMessages.sentenceKey(state, told.reason()),
                MailStatusMessages.toneOf(state),
                told.queuedAt(),
                orEmpty(told.history()).stream()
                        .map(AccountMailsView::toStatusStep)
                        .toList());
    }

    private static StatusStep toStatusStep(EmailHistoryStep told) {
        return new StatusStep(
                MailStatusMessages.sentenceKey(MailStatusMessages.stateKey(told.type()), told.reason()), told.at());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
