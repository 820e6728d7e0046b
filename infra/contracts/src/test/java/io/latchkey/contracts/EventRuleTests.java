package io.latchkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailFailed;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.EmailEvent.EmailSuppressed;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A writer cannot make what a reader would refuse. */
class EventRuleTests {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    @Test
    void aVersionBelowOneIsRefused() {
        assertThatThrownBy(() -> new AccountDisabled(ID, 0, null, AT)).hasMessage("field version is below 1");
        assertThatThrownBy(() -> new PasswordChanged(ID, -1, PasswordChangeCause.HOLDER, null, AT))
                .hasMessage("field credentialVersion is below 1");
    }

    @Test
    void aChangeSaysWhichRolesItGrantedAndNothingOfNone() {
        var granted =
                new AccountChanged(ID, 2, 2, Set.of(ChangedField.ROLES), Set.of(AccountRole.OPERATIONS), null, AT);
        assertThat(written(granted)).contains("\"granted\":[\"OPERATIONS\"]");
        assertThat(written(new AccountChanged(ID, 2, 2, Set.of(ChangedField.ROLES), null, AT)))
                .doesNotContain("granted");
        assertThatThrownBy(() -> new AccountChanged(
                        ID, 2, 2, Set.of(ChangedField.EMAIL), Set.of(AccountRole.OPERATIONS), null, AT))
                .hasMessageContaining("granted");
    }

    @Test
    void aChangeOfAWriterOfBeforeGrantsNothing() {
        Golden golden = Golden.of(AccountChanged.class);
        var before = golden.tree();
        before.remove("granted");
        assertThat(golden.read(before.toString()))
                .isInstanceOfSatisfying(EventReader.ParsedEvent.Known.class, known -> {
                    assertThat(((AccountChanged) known.envelope().event()).granted())
                            .isEmpty();
                });
    }

    private static String written(AccountChanged event) {
        return new String(EventJson.toBytes(event), StandardCharsets.UTF_8);
    }

    @Test
    void aMailThatIsQueuedHadNoAttempt() {
        assertThatThrownBy(() -> new EmailQueued(step(MailProvider.SENDGRID, 1, null)))
                .hasMessageContaining("attempt");
        assertThatThrownBy(() -> step(MailProvider.SENDGRID, null, null)).hasMessageContaining("go together");
    }

    @Test
    void aMailThatIsAcceptedHadOne() {
        assertThatThrownBy(() -> new EmailAccepted(step(null, null, null))).hasMessageContaining("attempt");
    }

    @Test
    void aReasonOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> new EmailFailed(step(null, null, EmailReason.COALESCED)))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> new EmailSuppressed(step(null, null, null))).hasMessageContaining("reason");
    }

    @Test
    void theSameRolesAlwaysGiveTheSameBytes() {
        var one = new LinkedHashSet<>(List.of(AccountRole.OPERATIONS, AccountRole.USER, AccountRole.EXECUTIVE));
        var created = new AccountCreated(ID, 1, 1, AccountLocale.ENGLISH, one, null, AT);

        assertThat(new String(EventJson.toBytes(created), StandardCharsets.UTF_8))
                .contains("\"roles\":[\"USER\",\"EXECUTIVE\",\"OPERATIONS\"]")
                .contains("\"by\":null");
    }

    @Test
    void theRolesOfAnEventCannotBeChangedFromOutside() {
        var roles = new LinkedHashSet<>(Set.of(AccountRole.USER));
        var created = new AccountCreated(ID, 1, 1, AccountLocale.ENGLISH, roles, null, AT);
        roles.add(AccountRole.EXECUTIVE);

        assertThat(created.roles()).containsExactly(AccountRole.USER);
        assertThatThrownBy(() -> created.roles().add(AccountRole.EXECUTIVE))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static EmailStep step(
            @Nullable MailProvider provider, @Nullable Integer attempt, @Nullable EmailReason reason) {
        return new EmailStep(
                ID, ID, ID, MailTemplate.PASSWORD_RESET, AccountLocale.ENGLISH, provider, attempt, reason, AT);
    }
}
