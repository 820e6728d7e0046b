package io.latchkey.demo;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.Topic;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.contracts.recordmac.TopicAccess;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Somebody can write to Kafka, and takes over no account with it: what they write is refused, seen, and changes nothing. */
final class ForgedRecordScenario {

    private static final long HIGH = 50;

    private final DemoContext scene;
    private final BrowserSession office;
    private final ForgedRecords forger;
    private final String address = "demo+" + UUID.randomUUID() + "@latchkey.test";

    ForgedRecordScenario(DemoContext scene, BrowserSession office, ForgedRecords forger) {
        this.scene = scene;
        this.office = office;
        this.forger = forger;
    }

    void run() {
        scene.narrator().printStep("A person has an account");
        UUID account = scene.awaitCreated(office.post(
                "/api/v1/accounts", MaskedBody.of("email", address, "displayName", "Ada Lovelace", "locale", "en")));
        scene.post().nextToken(address);

        scene.narrator().printStep("Somebody who can write to Kafka forges a new address, no second factor, a reset");
        Instant now = Instant.now();
        UUID request = UUID.randomUUID();
        String thief = "thief+" + UUID.randomUUID() + "@latchkey.test";
        forge(new AccountProfile(
                account, HIGH, thief, "Ada Lovelace", AccountLocale.ENGLISH, Set.of(AccountRole.USER), now));
        forge(new TwoFactorRemoved(account, HIGH, null, now));
        forge(new PasswordResetRequested(request, account, HIGH, RequestedBy.HOLDER, null, now));

        scene.narrator().printStep("The next link goes to the person, as ever, and the forger hears nothing");
        scene.expectReply(office.post("/api/v1/accounts/" + account + "/invitation", MaskedBody.NONE), 202, "");
        scene.events()
                .awaitEvents(
                        account,
                        ExpectedEvent.withMail(MailTemplate.PASSWORD_RESET, List.of(PasswordResetRequested.class)));
        scene.post().nextToken(address);
        if (!scene.post().findTokens(thief).isEmpty()) {
            throw new DemoFailure("a link went to " + thief);
        }
        scene.narrator().printSuccess("no mail for " + thief);
    }

    private void forge(Event event) {
        UUID id = event instanceof PasswordResetRequested request ? request.requestId() : UUID.randomUUID();
        forger.publishUnsigned(id, event);
        Topic topic = EventTopics.topicOf(event);
        for (EventSource reader : TopicAccess.readersOf(topic.name())) {
            String cause = forger.awaitCause(topic, reader, id);
            if (!cause.startsWith(MacHeader.REFUSED_CAUSE)) {
                throw new DemoFailure(reader.consumerGroup() + " put a forged record aside as: " + cause);
            }
            scene.narrator()
                    .printSuccess(reader.consumerGroup() + " refuses "
                            + event.getClass().getSimpleName() + ": " + cause);
        }
    }
}
