package io.latchkey.mailprovider.sendgrid;

import io.latchkey.mailprovider.store.BehaviourStore;
import io.latchkey.mailprovider.store.ClockAndRandom;
import io.latchkey.mailprovider.store.MailDraft;
import io.latchkey.mailprovider.store.MailStore;
import io.latchkey.mailprovider.store.ProviderBehaviour;
import io.latchkey.mailprovider.store.ReceivedMail;
import io.latchkey.mailprovider.store.SimulatedOutcome;
import io.latchkey.mailprovider.webhook.WebhookEventFactory;
import io.latchkey.mailprovider.webhook.WebhookQueue;
import java.time.Instant;
import java.util.List;

/** Keeps what arrives by SendGrid's API, draws its outcome, and queues the events of what is taken. */
public record SendGridReceiver(
        MailStore mails,
        BehaviourStore behaviour,
        ClockAndRandom surroundings,
        WebhookEventFactory events,
        WebhookQueue webhook) {

    /** @param messageId the provider's id, as in X-Message-Id */
    SimulatedOutcome receiveMails(List<MailDraft> drafts, String messageId, Instant at) throws InterruptedException {
        ProviderBehaviour now = behaviour.currentBehaviour();
        SimulatedOutcome outcome = now.sendgrid().drawOutcome(surroundings.random());
        mails.appendAll(drafts, ReceivedMail.SENDGRID, outcome.answeredStatus(202), at);
        if (outcome instanceof SimulatedOutcome.Taken) {
            webhook.add(events.createEvents(drafts, messageId, now.webhook(), at));
        }
        now.sendgrid().delayAnswer();
        return outcome;
    }

    Instant currentTime() {
        return surroundings.currentTime();
    }
}
