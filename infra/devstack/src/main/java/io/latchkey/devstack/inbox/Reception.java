package io.latchkey.devstack.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where every mail arrives, whichever way it came: keeps it, decides its fate, queues the events of what is taken. */
final class Reception {

    private final MailFile mails;
    private final WebhookQueue webhook;
    private final WebhookEvents events;
    private final BehaviourFile behaviour;
    private final Surroundings surroundings;

    /** Time and chance. */
    record Surroundings(InstantSource clock, RandomGenerator random) {

        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** What arrived, and whom nothing is sent to. */
    record Kept(MailFile mails, SuppressionFile suppressions) {}

    Reception(Kept kept, WebhookQueue webhook, BehaviourFile behaviour, Surroundings surroundings) {
        this.mails = kept.mails();
        this.webhook = webhook;
        this.behaviour = behaviour;
        this.surroundings = surroundings;
        this.events =
                new WebhookEvents(kept.suppressions(), new ProviderIds(surroundings.random()), surroundings.random());
    }

    /** @param messageId the provider's id, as in X-Message-Id */
    Fate sendGrid(List<Draft> drafts, String messageId, Instant at) throws InterruptedException {
        Behaviour now = behaviour.now();
        Fate fate = now.sendgrid().fate(surroundings.random());
        keep(drafts, Mail.SENDGRID, answered(fate, 202), at);
        if (fate instanceof Fate.Taken) {
            var queued = new ArrayList<WebhookEvent>();
            for (int i = 0; i < drafts.size(); i++) {
                String id = messageId + ".recvd-inbox-" + i + ".0";
                queued.addAll(events.of(drafts.get(i), id, now.webhook(), at));
            }
            webhook.add(queued);
        }
        hold(now.sendgrid());
        return fate;
    }

    Fate smtp(List<Draft> drafts, Instant at) throws InterruptedException {
        ChannelBehaviour now = behaviour.now().smtp();
        Fate fate = SmtpReply.of(now.fate(surroundings.random()));
        keep(drafts, Mail.SMTP, answered(fate, 250), at);
        hold(now);
        return fate;
    }

    Instant now() {
        return surroundings.now();
    }

    private void keep(List<Draft> drafts, String via, int answered, Instant at) {
        drafts.forEach(draft -> mails.append(draft.received(via, answered, at)));
    }

    private static void hold(ChannelBehaviour behaviour) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(behaviour.delayMs()));
    }

    static int answered(Fate fate, int taken) {
        return switch (fate) {
            case Fate.Taken yes -> taken;
            case Fate.Refused no -> no.status();
            case Fate.HungUp no -> 0;
        };
    }
}
