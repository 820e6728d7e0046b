package io.latchkey.demo;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.EmailEvent.EmailBounced;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailSuppressed;
import io.latchkey.contracts.SuppressionEvent.AddressSuppressed;
import io.latchkey.contracts.SuppressionEvent.SuppressionLifted;
import io.latchkey.demo.BrowserSession.Reply;
import java.util.List;
import java.util.UUID;

/** The mail that did not arrive: a mistyped address bounces and is held back, and the right one gets the link. */
record LostMailScenario(DemoContext scene, BrowserSession office) {

    private static final String ACCOUNTS = "/api/v1/accounts";

    void run() {
        String right = UUID.randomUUID() + "@latchkey.test";

        scene.narrator().printStep("A mistyped address: the first mail bounces, and the address is held back");
        MaskedBody words = MaskedBody.of("email", "bounce+" + right, "displayName", "Alan Turing", "locale", "es");
        Reply created = office.post(ACCOUNTS, words);
        scene.expectReply(created, 201, "");
        UUID account = UUID.fromString(created.memberText("accountId"));
        String page = ACCOUNTS + "/" + account;
        scene.awaitEvents(account, List.of(AccountCreated.class, EmailBounced.class, AddressSuppressed.class));

        scene.narrator().printStep("The executive sends again: nothing goes out, and the journey says why");
        scene.expectReply(office.post(page + "/invitation", MaskedBody.NONE), 202, "");
        scene.awaitEvents(account, List.of(EmailSuppressed.class));

        scene.narrator().printStep("The executive lifts the hold, with the provider, too");
        scene.expectReply(office.delete(page + "/suppression"), 202, "");
        scene.awaitEvents(account, List.of(SuppressionLifted.class));

        scene.narrator().printStep("The executive corrects the address: the link goes there");
        scene.expectReply(office.patch(page, MaskedBody.of("email", right)), 204, "");
        scene.awaitEvents(account, List.of(AccountChanged.class, EmailDelivered.class));
        scene.post().nextToken(right);
    }
}
