package io.latchkey.notification.dispatch;

import static io.latchkey.contracts.internal.LinksOperation.ISSUE_LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkIssued;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkVoid;
import io.latchkey.notification.delivery.MailSnapshot.MailDetails;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AccountLinkClientTests {

    private static final UUID CAUSE = UUID.fromString("01920000-0000-7000-8000-000000000002");
    private static final UUID OTHER_CAUSE = UUID.fromString("01920000-0000-7000-8000-000000000012");
    private static final Instant END = Instant.parse("2026-11-23T14:30:00Z");
    private static final String TOKEN = "A".repeat(86);

    @Test
    void anIssuedLinkMustFitItsMail() {
        Map<String, Object> issued = issued(TOKEN);

        assertThat(outcomes(MailTemplate.PASSWORD_RESET, issued).get(CAUSE)).isInstanceOf(LinkIssued.class);
        assertThat(outcomes(MailTemplate.FIRST_SIGN_IN, issued)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "<b>", "a b c d e f g h i j k l", "a\r\nb-aaaaaaaaaaaaaaaaaaaaaa"})
    void aTokenThatIsNoneIsNotBelieved(String token) {
        assertThat(outcomes(MailTemplate.PASSWORD_RESET, issued(token))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coalesced", "over-limit", "account-disabled", "account-erased", "link-superseded"})
    void aVoidLinkSuppressesTheMailWithItsReason(String reason) {
        var end = MailPreparation.terminationOf(CAUSE, dead(reason));

        assertThat(end.reason().code()).isEqualTo(reason);
        assertThat(end.ending()).isEqualTo(TerminationType.SUPPRESSED);
    }

    @Test
    void aLinkThatDiedOfAgeExpiresTheMail() {
        var end = MailPreparation.terminationOf(CAUSE, dead("link-expired"));

        assertThat(end.reason()).isEqualTo(EmailReason.LINK_EXPIRED);
        assertThat(end.ending()).isEqualTo(TerminationType.EXPIRED);
    }

    @Test
    void wordsWeDoNotKnowAreNotGuessedAt() {
        assertThat(outcomes(MailTemplate.PASSWORD_RESET, Map.of("causeId", CAUSE, "outcome", "MAYBE")))
                .isEmpty();
        assertThat(outcomes(
                        MailTemplate.PASSWORD_RESET, Map.of("causeId", CAUSE, "outcome", "VOID", "reason", "a whim")))
                .isEmpty();
    }

    @Test
    void anOutcomeThatIsNotUnderstoodOrNotAskedForDoesNotTouchTheOthers() {
        assertThat(outcomes(
                        MailTemplate.PASSWORD_RESET,
                        Map.of("causeId", OTHER_CAUSE, "outcome", "MAYBE"),
                        Map.of("causeId", OTHER_CAUSE, "outcome", "NOT_KNOWN_YET"),
                        issued(TOKEN)))
                .containsOnlyKeys(CAUSE);
    }

    @Test
    void aReplyPrintsWithoutItsToken() {
        assertThat(outcomes(MailTemplate.PASSWORD_RESET, issued(TOKEN)).toString())
                .doesNotContain(TOKEN);
    }

    private static Map<String, Object> issued(String token) {
        return Map.of(
                "causeId",
                CAUSE,
                "outcome",
                "ISSUED",
                "purpose",
                "PASSWORD_RESET",
                "expiresAt",
                END.toString(),
                "token",
                token);
    }

    private static LinkVoid dead(String reason) {
        LinkOutcome outcome = outcomes(
                        MailTemplate.PASSWORD_RESET, Map.of("causeId", CAUSE, "outcome", "VOID", "reason", reason))
                .get(CAUSE);
        if (outcome instanceof LinkVoid dead) {
            return dead;
        }
        throw new AssertionError("not void: " + outcome);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Map<UUID, LinkOutcome> outcomes(MailTemplate template, Map<String, Object>... links) {
        var mail = new MailDetails(
                UUID.fromString("01920000-0000-7000-8000-000000000001"),
                CAUSE,
                UUID.fromString("01920000-0000-7000-8000-000000000003"),
                template,
                AccountLocale.ENGLISH,
                1,
                END,
                END,
                null,
                null,
                null);
        byte[] json = JsonMapper.builder()
                .build()
                .writeValueAsString(Map.of("links", List.of(links)))
                .getBytes(StandardCharsets.UTF_8);
        return AccountLinkClient.usableOutcomes(List.of(mail), ISSUE_LINKS.readResponse(json));
    }
}
