package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.notification.channel.SendOutcome.Fault;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SendGrid's own client with a server that answers in every way. */
class SendGridChannelIT {

    private final FakeSendGrid server = new FakeSendGrid();
    private final SendGridChannel channel = new SendGridChannel(server.settings(), Settings.FROM, Clock.systemUTC());

    @AfterEach
    void stop() {
        channel.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void aMailThatIsRefusedIsRefusedForGood(int refused) {
        server.answerWith(refused, Map.of());

        assertThat(channel.send(Settings.mail())).isInstanceOf(SendOutcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401,CONFIGURATION",
        "403,CONFIGURATION",
        "404,CONFIGURATION",
        "405,CONFIGURATION",
        "408,DOWN",
        "429,BUSY",
        "500,DOWN",
        "503,DOWN",
        "302,DOWN"
    })
    void whatIsTheChannelsFaultIsNoMailsEnd(int answered, Fault fault) {
        server.answerWith(answered, Map.of());

        assertThat(channel.send(Settings.mail()))
                .isInstanceOfSatisfying(SendOutcome.Unavailable.class, no -> assertThat(no.fault())
                        .isEqualTo(fault));
    }

    @Test
    void theLastMailOfAWindowBringsTheWishForRest() {
        long reset = Instant.now().plusSeconds(60).getEpochSecond();
        server.answerWith(202, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", Long.toString(reset)));

        assertThat(channel.send(Settings.mail()))
                .isInstanceOfSatisfying(SendOutcome.Accepted.class, yes -> assertThat(yes.rest())
                        .isPositive());
    }

    @Test
    void aProviderThatIsNotThereTakesNothing() {
        server.close();

        assertThat(channel.send(Settings.mail()))
                .isInstanceOfSatisfying(SendOutcome.Unavailable.class, no -> assertThat(no.fault())
                        .isEqualTo(Fault.DOWN));
    }
}
