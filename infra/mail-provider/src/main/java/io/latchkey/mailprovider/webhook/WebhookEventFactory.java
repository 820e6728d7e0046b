package io.latchkey.mailprovider.webhook;

import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.store.DeliveryScenario;
import io.latchkey.mailprovider.store.MailDraft;
import io.latchkey.mailprovider.store.ProviderBehaviour.WebhookBehaviour;
import io.latchkey.mailprovider.store.SendGridEvent;
import io.latchkey.mailprovider.store.SuppressionList;
import io.latchkey.mailprovider.store.SuppressionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Writes the events of a mail as SendGrid's Event Webhook does, and says when each is due. */
public final class WebhookEventFactory {

    /** At most so much between two events of a mail, however long the first is held back. */
    private static final long LONGEST_STEP_MS = 500;

    private static final long SHUFFLED_OVER_MS = 250;

    private final SuppressionStore suppressions;
    private final ProviderIdGenerator ids;
    private final RandomGenerator random;

    public WebhookEventFactory(SuppressionStore suppressions, RandomGenerator random) {
        this.suppressions = suppressions;
        this.ids = new ProviderIdGenerator(random);
        this.random = random;
    }

    /** @param messageId the X-Message-Id that the sender was answered; an event's has the recipient's number, too */
    public List<WebhookBacklog.PendingEvent> createEvents(
            List<MailDraft> drafts, String messageId, WebhookBehaviour behaviour, Instant at) {
        return IntStream.range(0, drafts.size())
                .boxed()
                .flatMap(i ->
                        createEvents(drafts.get(i), messageId + ".recvd-inbox-" + i + ".0", behaviour, at).stream())
                .toList();
    }

    private List<WebhookBacklog.PendingEvent> createEvents(
            MailDraft draft, String providerMessageId, WebhookBehaviour behaviour, Instant at) {
        var events = new ArrayList<WebhookBacklog.PendingEvent>();
        long due = at.toEpochMilli() + behaviour.delayMs();
        for (SendGridEvent step : planEvents(draft.to(), at)) {
            String json = ProviderJson.MAPPER.writeValueAsString(toJson(draft, step, providerMessageId, due));
            for (int copy = 0; copy < behaviour.copies(); copy++) {
                long shuffled = behaviour.shuffle() ? random.nextLong(SHUFFLED_OVER_MS + behaviour.delayMs()) : 0;
                events.add(new WebhookBacklog.PendingEvent(due + shuffled, json));
            }
            due += Math.min(behaviour.delayMs(), LONGEST_STEP_MS);
        }
        return events;
    }

    /** What becomes of a mail to this address, and of later ones. */
    private List<SendGridEvent> planEvents(String to, Instant at) {
        Optional<SuppressionList> holding = suppressions.findListHolding(to);
        if (holding.isPresent()) {
            return List.of(holding.get().dropEvent());
        }
        List<SendGridEvent> steps = DeliveryScenario.forRecipient(to);
        steps.forEach(step -> SuppressionList.afterEvent(step).ifPresent(list -> suppressions.add(list, to, step, at)));
        return steps;
    }

    /** Custom arguments first: one that has the name of a field of SendGrid's own loses. */
    private ObjectNode toJson(MailDraft draft, SendGridEvent step, String providerMessageId, long due) {
        ObjectNode event = ProviderJson.MAPPER.createObjectNode();
        draft.customArgs().forEach(event::put);
        event.put("email", draft.to());
        event.put("timestamp", due / 1_000);
        event.put("smtp-id", draft.messageId());
        event.put("event", step.event());
        if (!draft.categories().isEmpty()) {
            draft.categories().forEach(event.putArray("category")::add);
        }
        event.put("sg_event_id", ids.nextId());
        event.put("sg_message_id", providerMessageId);
        if (step.spokeToServer()) {
            event.put("ip", "127.0.0.1");
            event.put("tls", 1);
        }
        for (int i = 0; i < step.members().size(); i += 2) {
            event.put(step.members().get(i), step.members().get(i + 1));
        }
        return event;
    }
}
