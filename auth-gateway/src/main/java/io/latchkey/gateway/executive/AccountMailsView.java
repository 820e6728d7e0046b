package io.latchkey.gateway.executive;

import io.latchkey.contracts.internal.MailJourneyOperation.JourneyMail;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStep;
import io.latchkey.contracts.internal.MailJourneyOperation.MailJourneyResponse;
import java.time.Instant;
import java.util.List;

/** The mails of an account as its page shows them. */
record AccountMailsView(List<MailItem> items, boolean underWay) {
    /** One mail; {@code sentence} and {@code template} are ends of keys of the pages' texts. */
    record MailItem(String template, String sentence, String tone, Instant queuedAt, List<StatusStep> steps) {}

    /** One step on its way. */
    record StatusStep(String sentence, Instant at) {}

    static AccountMailsView fromResponse(MailJourneyResponse response) {
        return new AccountMailsView(
                response.emails().stream().map(AccountMailsView::toMailItem).toList(),
                response.emails().stream().anyMatch(mail -> MailStatusMessages.isUnderWay(mail.state())));
    }

    private static MailItem toMailItem(JourneyMail mail) {
        return new MailItem(
                MailStatusMessages.templateKey(mail.template()),
                MailStatusMessages.sentenceKey(mail.state(), mail.reason()),
                MailStatusMessages.toneOf(mail.state()),
                mail.queuedAt(),
                mail.history().stream().map(AccountMailsView::toStatusStep).toList());
    }

    private static StatusStep toStatusStep(JourneyStep step) {
        return new StatusStep(
                MailStatusMessages.sentenceKey(
                        step.type() == null ? null : step.type().state(), step.reason()),
                step.at());
    }
}
