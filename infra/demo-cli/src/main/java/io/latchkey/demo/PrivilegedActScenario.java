package io.latchkey.demo;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.demo.BrowserSession.Reply;
import java.util.List;
import java.util.UUID;

/** A privileged act: asked for again where the session is not fresh, mailed to all who must know, and written down. */
final class PrivilegedActScenario {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String PROOF = DemoContext.CURRENT + "/proof";

    private final DemoContext scene;
    private final BrowserSession office;
    private final MaskedBody proof;

    /** @param proof what proves the executive once more */
    PrivilegedActScenario(DemoContext scene, BrowserSession office, MaskedBody proof) {
        this.scene = scene;
        this.office = office;
        this.proof = proof;
    }

    void run() {
        String address = UUID.randomUUID() + "@latchkey.test";
        Reply created = office.post(
                ACCOUNTS, MaskedBody.of("email", address, "displayName", "Katherine Johnson", "locale", "en"));
        scene.expectReply(created, 201, "");
        UUID account = UUID.fromString(created.memberText("accountId"));
        scene.events().awaitEvents(account, List.of(ExpectedEvent.ofType(AccountCreated.class)));
        String page = ACCOUNTS + "/" + account;
        MaskedBody grant = MaskedBody.of("roles", List.of("USER", "OPERATIONS"));

        scene.narrator().printStep("The executive leaves the desk: a role is not granted without a proof");
        scene.expectReply(office.delete(PROOF), 204, "");
        scene.expectReply(office.patch(page, grant), 403, "reauthentication-required");

        scene.narrator().printStep("A guess is no proof, the password is: then the role is granted, and mailed");
        scene.expectReply(office.post(PROOF, MaskedBody.of("password", "a guess")), 401, "invalid-credentials");
        scene.expectReply(office.post(PROOF, proof), 204, "");
        scene.expectReply(office.patch(page, grant), 204, "");
        scene.events()
                .awaitEvents(account, ExpectedEvent.withMail(MailTemplate.ROLE_GRANTED, List.of(AccountChanged.class)));

        scene.narrator().printStep("Who did what is written down, with the values before and after");
        Reply history = office.get(page + "/history");
        scene.expectReply(history, 200, "");
        scene.expectReply(office.delete(page), 202, "");
    }
}
