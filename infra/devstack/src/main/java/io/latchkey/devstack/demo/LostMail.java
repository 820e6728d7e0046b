package io.latchkey.devstack.demo;

import io.latchkey.contracts.AccountChanged;
import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.AddressSuppressed;
import io.latchkey.contracts.EmailBounced;
import io.latchkey.contracts.EmailDelivered;
import io.latchkey.contracts.EmailSuppressed;
import io.latchkey.contracts.SuppressionLifted;
import java.util.List;
import java.util.UUID;

/** The mail that did not arrive: a mistyped address bounces and is held back, and the right one gets the link. */
final class LostMail {

    private static final String ACCOUNTS = "/api/v1/accounts";

    private final Scene scene;
    private final Browser office;

    LostMail(Scene scene, Browser office) {
        this.scene = scene;
        this.office = office;
    }

    void run() {
        String right = UUID.randomUUID() + "@latchkey.test";

        scene.narrator().step("A mistyped address: the first mail bounces, and the address is held back");
        Body words = Body.of("email", "bounce+" + right, "displayName", "Alan Turing", "locale", "es");
        Reply created = office.post(ACCOUNTS, words);
        scene.expect(created, 201, "");
        UUID account = UUID.fromString(created.text("accountId"));
        String page = ACCOUNTS + "/" + account;
        await(
                account,
                Expected.a(AccountCreated.class),
                Expected.a(EmailBounced.class),
                Expected.a(AddressSuppressed.class));

        scene.narrator().step("The executive sends again: nothing goes out, and the journey says why");
        scene.expect(office.post(page + "/invitation", Body.NONE), 202, "");
        await(account, Expected.a(EmailSuppressed.class));

        scene.narrator().step("The executive lifts the hold, with the provider, too");
        scene.expect(office.delete(page + "/suppression"), 202, "");
        await(account, Expected.a(SuppressionLifted.class));

        scene.narrator().step("The executive corrects the address: the link goes there");
        scene.expect(office.patch(page, Body.of("email", right)), 204, "");
        await(account, Expected.a(AccountChanged.class), Expected.a(EmailDelivered.class));
        scene.post().nextToken(right);
    }

    private void await(UUID account, Expected... expected) {
        scene.events().await(account, List.of(expected));
    }
}
