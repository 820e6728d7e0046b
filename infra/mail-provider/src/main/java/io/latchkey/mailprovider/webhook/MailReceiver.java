package io.latchkey.mailprovider.webhook;

import io.latchkey.mailprovider.smtp.SmtpStatusMapper;
import io.latchkey.mailprovider.store.BehaviourStore;
import io.latchkey.mailprovider.store.MailDraft;
import io.latchkey.mailprovider.store.MailStore;
import io.latchkey.mailprovider.store.ProviderBehaviour;
import io.latchkey.mailprovider.store.ProviderBehaviour.ChannelBehaviour;
import io.latchkey.mailprovider.store.ReceivedMail;
import io.latchkey.mailprovider.store.SimulatedOutcome;
import io.latchkey.mailprovider.store.SuppressionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where every mail arrives, whichever way it came: keeps it, decides its fate, queues the events of what is taken. */
public final class MailReceiver {

    private final MailStore mails;
    private final WebhookQueue webhook;
    private final WebhookEventFactory events;
    private final BehaviourStore behaviour;
    private final ClockAndRandom surroundings;

    /** Time and chance. */
    public record ClockAndRandom(InstantSource clock, RandomGenerator random) {

        public Instant currentTime() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** What arrived, and whom nothing is sent to. */
    public record Stores(MailStore mails, SuppressionStore suppressions) {}

    public MailReceiver(Stores kept, WebhookQueue webhook, BehaviourStore behaviour, ClockAndRandom surroundings) {
        this.mails = kept.mails();
        this.webhook = webhook;
        this.behaviour = behaviour;
        this.surroundings = surroundings;
        this.events = new WebhookEventFactory(
                kept.suppressions(), new ProviderIdGenerator(surroundings.random()), surroundings.random());
    }

    /** @param messageId the provider's id, as in X-Message-Id */
    public SimulatedOutcome receiveFromSendGrid(List<MailDraft> drafts, String messageId, Instant at)
            throws InterruptedException {
        ProviderBehaviour now = behaviour.currentBehaviour();
        SimulatedOutcome fate = now.sendgrid().drawOutcome(surroundings.random());
        storeMails(drafts, ReceivedMail.SENDGRID, answeredStatus(fate, 202), at);
        if (fate instanceof SimulatedOutcome.Taken) {
            var queued = new ArrayList<WebhookBacklog.PendingEvent>();
            for (int i = 0; i < drafts.size(); i++) {
                String id = messageId + ".recvd-inbox-" + i + ".0";
                queued.addAll(events.createEvents(drafts.get(i), id, now.webhook(), at));
            }
            webhook.add(queued);
        }
        delayAnswer(now.sendgrid());
        return fate;
    }

    public SimulatedOutcome receiveFromSmtp(List<MailDraft> drafts, Instant at) throws InterruptedException {
        ChannelBehaviour now = behaviour.currentBehaviour().smtp();
        SimulatedOutcome fate = SmtpStatusMapper.toSmtp(now.drawOutcome(surroundings.random()));
        storeMails(drafts, ReceivedMail.SMTP, answeredStatus(fate, 250), at);
        delayAnswer(now);
        return fate;
    }

    public Instant currentTime() {
        return surroundings.currentTime();
    }

    private void storeMails(List<MailDraft> drafts, String via, int answered, Instant at) {
        drafts.forEach(draft -> mails.append(draft.toReceivedMail(via, answered, at)));
    }

    private static void delayAnswer(ChannelBehaviour behaviour) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(behaviour.delayMs()));
    }

    static int answeredStatus(SimulatedOutcome fate, int taken) {
        return switch (fate) {
            case SimulatedOutcome.Taken yes -> taken;
            case SimulatedOutcome.Refused no -> no.status();
            case SimulatedOutcome.HungUp no -> 0;
        };
    }
}
