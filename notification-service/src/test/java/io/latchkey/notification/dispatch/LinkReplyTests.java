package io.latchkey.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.Happening.Ending;
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
        var reply = new LinkReply(CAUSE, "ISSUED", "PASSWORD_RESET", END, TOKEN, null);

        assertThat(reply.answer(MailTemplate.PASSWORD_RESET)).isInstanceOf(LinkAnswer.Issued.class);
        assertThatIllegalArgumentException().isThrownBy(() -> reply.answer(MailTemplate.FIRST_SIGN_IN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "<b>", "a b c d e f g h i j k l", "a\r\nb-aaaaaaaaaaaaaaaaaaaaaa"})
    void aTokenThatIsNoneIsNotBelieved(String token) {
        var reply = new LinkReply(CAUSE, "ISSUED", "PASSWORD_RESET", END, token, null);

        assertThatIllegalArgumentException().isThrownBy(() -> reply.answer(MailTemplate.PASSWORD_RESET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coalesced", "over-limit", "account-disabled", "account-erased", "link-superseded"})
    void aVoidLinkSuppressesTheMailWithItsReason(String reason) {
        var reply = new LinkReply(CAUSE, "VOID", null, null, null, reason);

        var answer = (LinkAnswer.Dead) reply.answer(MailTemplate.PASSWORD_RESET);

        assertThat(answer.reason().code()).isEqualTo(reason);
        assertThat(answer.closed(CAUSE).ending()).isEqualTo(Ending.SUPPRESSED);
    }

    @Test
    void aLinkThatDiedOfAgeExpiresTheMail() {
        var answer = (LinkAnswer.Dead)
                new LinkReply(CAUSE, "VOID", null, null, null, "link-expired").answer(MailTemplate.PASSWORD_RESET);

        assertThat(answer.reason()).isEqualTo(EmailReason.LINK_EXPIRED);
        assertThat(answer.closed(CAUSE).ending()).isEqualTo(Ending.EXPIRED);
    }

    @Test
    void wordsWeDoNotKnowAreNotGuessedAt() {
        var outcome = new LinkReply(CAUSE, "MAYBE", null, null, null, null);
        var reason = new LinkReply(CAUSE, "VOID", null, null, null, "a whim");

        assertThatIllegalArgumentException().isThrownBy(() -> outcome.answer(MailTemplate.PASSWORD_RESET));
        assertThatIllegalArgumentException().isThrownBy(() -> reason.answer(MailTemplate.PASSWORD_RESET));
    }

    @Test
    void aReplyPrintsWithoutItsToken() {
        assertThat(new LinkReply(CAUSE, "ISSUED", "PASSWORD_RESET", END, TOKEN, null).toString())
                .doesNotContain(TOKEN);
    }
}
