package io.latchkey.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkReplyTests {

    private static final UUID CAUSE = UUID.fromString("01920000-0000-7000-8000-000000000002");
    private static final Instant END = Instant.parse("2026-11-23T14:30:00Z");
    private static final String TOKEN = "A".repeat(86);

    @Test
    void anIssuedLinkMustFitItsMail() {
        var reply = new AccountLinkClient.LinkResponse(CAUSE, "ISSUED", "PASSWORD_RESET", END, TOKEN, null);

        assertThat(reply.toResult(MailTemplate.PASSWORD_RESET))
                .isInstanceOf(AccountLinkClient.MailLinkResult.Issued.class);
        assertThatIllegalArgumentException().isThrownBy(() -> reply.toResult(MailTemplate.FIRST_SIGN_IN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "<b>", "a b c d e f g h i j k l", "a\r\nb-aaaaaaaaaaaaaaaaaaaaaa"})
    void aTokenThatIsNoneIsNotBelieved(String token) {
        var reply = new AccountLinkClient.LinkResponse(CAUSE, "ISSUED", "PASSWORD_RESET", END, token, null);

        assertThatIllegalArgumentException().isThrownBy(() -> reply.toResult(MailTemplate.PASSWORD_RESET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coalesced", "over-limit", "account-disabled", "account-erased", "link-superseded"})
    void aVoidLinkSuppressesTheMailWithItsReason(String reason) {
        var reply = new AccountLinkClient.LinkResponse(CAUSE, "VOID", null, null, null, reason);

        var answer = (AccountLinkClient.MailLinkResult.Dead) reply.toResult(MailTemplate.PASSWORD_RESET);

        assertThat(answer.reason().code()).isEqualTo(reason);
        assertThat(answer.toTermination(CAUSE).ending()).isEqualTo(TerminationType.SUPPRESSED);
    }

    @Test
    void aLinkThatDiedOfAgeExpiresTheMail() {
        var answer = (AccountLinkClient.MailLinkResult.Dead)
                new AccountLinkClient.LinkResponse(CAUSE, "VOID", null, null, null, "link-expired")
                        .toResult(MailTemplate.PASSWORD_RESET);

        assertThat(answer.reason()).isEqualTo(EmailReason.LINK_EXPIRED);
        assertThat(answer.toTermination(CAUSE).ending()).isEqualTo(TerminationType.EXPIRED);
    }

    @Test
    void wordsWeDoNotKnowAreNotGuessedAt() {
        var outcome = new AccountLinkClient.LinkResponse(CAUSE, "MAYBE", null, null, null, null);
        var reason = new AccountLinkClient.LinkResponse(CAUSE, "VOID", null, null, null, "a whim");

        assertThatIllegalArgumentException().isThrownBy(() -> outcome.toResult(MailTemplate.PASSWORD_RESET));
        assertThatIllegalArgumentException().isThrownBy(() -> reason.toResult(MailTemplate.PASSWORD_RESET));
    }

    @Test
    void aReplyPrintsWithoutItsToken() {
        assertThat(new AccountLinkClient.LinkResponse(CAUSE, "ISSUED", "PASSWORD_RESET", END, TOKEN, null).toString())
                .doesNotContain(TOKEN);
    }
}
