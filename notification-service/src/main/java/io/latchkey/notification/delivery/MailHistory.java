package io.latchkey.notification.delivery;

import io.latchkey.notification.delivery.MailView.StepView;
import io.latchkey.notification.delivery.StepTable.Found;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The mails of an account with their journeys. */
@Component
public final class MailHistory {

    private static final int NEWEST = 200;

    private final MailTables tables;

    MailHistory(MailTables tables) {
        this.tables = tables;
    }

    /** Newest first, the newest 200. */
    public Mono<List<MailView>> of(UUID accountId) {
        return tables.mails().ofAccount(accountId, NEWEST).collectList().flatMap(this::withSteps);
    }

    private Mono<List<MailView>> withSteps(List<MailView> mails) {
        List<UUID> ids = mails.stream().map(MailView::emailId).toList();
        return tables.steps()
                .ofMails(ids)
                .collect(Collectors.groupingBy(Found::emailId, Collectors.mapping(Found::step, Collectors.toList())))
                .map(steps -> joined(mails, steps));
    }

    private static List<MailView> joined(List<MailView> mails, Map<UUID, List<StepView>> steps) {
        return mails.stream()
                .map(mail -> mail.with(steps.getOrDefault(mail.emailId(), List.of())))
                .toList();
    }
}
