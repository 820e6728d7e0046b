package io.latchkey.notification.delivery;

import io.latchkey.notification.delivery.MailStepTable.FoundStep;
import io.latchkey.notification.delivery.MailView.StepView;
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

    private final DeliveryTables tables;

    MailHistory(DeliveryTables tables) {
        this.tables = tables;
    }

    /** Newest first, the newest 200. */
    public Mono<List<MailView>> findByAccount(UUID accountId) {
        return tables.mails().findByAccount(accountId, NEWEST).collectList().flatMap(this::withSteps);
    }

    private Mono<List<MailView>> withSteps(List<MailView> mails) {
        List<UUID> ids = mails.stream().map(MailView::emailId).toList();
        return tables.steps()
                .findByMails(ids)
                .collect(Collectors.groupingBy(
                        FoundStep::emailId, Collectors.mapping(FoundStep::step, Collectors.toList())))
                .map(steps -> joinSteps(mails, steps));
    }

    private static List<MailView> joinSteps(List<MailView> mails, Map<UUID, List<StepView>> steps) {
        return mails.stream()
                .map(mail -> mail.withHistory(steps.getOrDefault(mail.emailId(), List.of())))
                .toList();
    }
}
