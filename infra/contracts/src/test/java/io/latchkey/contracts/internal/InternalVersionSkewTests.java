package io.latchkey.contracts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinksResponse;
import io.latchkey.contracts.internal.MailJourneyOperation.MailJourneyResponse;
import io.latchkey.contracts.internal.SuppressionOperation.SuppressionResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A response of a newer version is read as far as it can be, while services are upgraded one after the other. */
class InternalVersionSkewTests {

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.internal.InternalGolden#responses")
    void aResponseMaySayMoreThanThisVersionKnows(InternalGolden golden) {
        String surprised = ((ObjectNode) JsonMapper.shared().readTree(golden.json()))
                .put("surprise", 1)
                .toString();

        assertThat(golden.read(surprised)).isEqualTo(golden.read());
    }

    @Test
    void aLinkThatIsNotUnderstoodLeavesTheOthersReadable() {
        String cause = "01890a5d-b3c1-7d20-9a4e-2f6c8b1d0e35";
        for (String strange : List.of(
                "\"outcome\":\"MAYBE\"",
                "\"outcome\":\"VOID\",\"reason\":\"a whim\"",
                "\"outcome\":\"ISSUED\",\"purpose\":\"PASSWORD_RESET\",\"expiresAt\":\"2026-03-01T10:45:30Z\",\"token\":\"<b>\"",
                "\"reason\":\"coalesced\"")) {
            LinksResponse response = links("{\"links\":[{\"causeId\":\"" + cause + "\"," + strange + "},{\"causeId\":\""
                    + cause + "\",\"outcome\":\"NOT_KNOWN_YET\"}]}");

            assertThat(response.links().getFirst())
                    .isInstanceOf(LinkOutcome.LinkNotUnderstood.class)
                    .returns(cause, link -> link.causeId().toString());
            assertThat(response.links().getLast()).isInstanceOf(LinkOutcome.LinkNotKnownYet.class);
        }
        assertThatThrownBy(() -> links("{\"links\":[{\"outcome\":\"MAYBE\"}]}")).isInstanceOf(InvalidMessage.class);
    }

    @Test
    void wordsOfANewerNotificationServiceAreReadAsUnknown() {
        MailJourneyResponse journey =
                MailJourneyOperation.LIST_MAILS.readResponse("""
                {"emails":[{"emailId":"01890a5d-c0de-7000-8000-000000000001",
                "causeId":"01890a5d-b3c1-7d20-9a4e-2f6c8b1d0e35","template":"haiku","locale":"tlh",
                "state":"TELEPORTED","queuedAt":"2026-03-01T09:30:00Z","history":[
                {"type":"EmailTeleported","at":"2026-03-01T09:30:05Z","provider":"pigeon","attempt":1,
                "reason":"lost-in-space"}]}]}
                """.getBytes(StandardCharsets.UTF_8));
        SuppressionResponse suppression =
                SuppressionOperation.FIND_SUPPRESSION.readResponse("""
                {"suppression":{"accountId":"01890a5d-ac96-774b-bcce-b302099a8057","reason":"of-a-newer-kind",
                "since":"2026-03-01T09:30:00Z","causeEmailId":"01890a5d-c0de-7000-8000-000000000001"}}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(journey.emails().getFirst().state()).isNull();
        assertThat(journey.emails().getFirst().template()).isNull();
        assertThat(journey.emails().getFirst().locale()).hasToString("tlh");
        assertThat(journey.emails().getFirst().history().getFirst().type()).isNull();
        assertThat(suppression.suppression()).isNotNull().returns(null, told -> told.reason());
    }

    @Test
    void aBrowserOfAGatewayThatKnowsNoCredentialVersionsIsNotKnown() {
        String asked = """
                {"facts":null,"addressDigest":"0123456789abcdef","networkDigest":"0123456789abcdef","password":"x",
                "device":"0123456789abcdef"}
                """;

        assertThat(SignInOperation.SIGN_IN
                        .readRequest(asked.getBytes(StandardCharsets.UTF_8))
                        .knownDevice())
                .isNull();
    }

    private static LinksResponse links(String json) {
        return LinksOperation.ISSUE_LINKS.readResponse(json.getBytes(StandardCharsets.UTF_8));
    }
}
