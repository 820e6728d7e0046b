package io.latchkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What may reach a log line by accident holds no secret, address or name. */
class MaskingTests {

    @Test
    void anAddressPrintsItsFirstLetterAndDomain() {
        assertThat(new EmailAddress("alice@example.org")).hasToString("a***@example.org");
        assertThat("to " + new EmailAddress("b@example.org")).isEqualTo("to b***@example.org");
    }

    @Test
    void aSecretPrintsNothingOfItselfNorItsLength() {
        assertThat(new SecretValue("correct horse battery")).hasToString("***");
        assertThat(new SecretValue("")).hasToString("***");
    }

    @Test
    void aProfilePrintsNeitherAddressNorNameInWhateverHoldsIt() {
        var envelope = Golden.of(AccountProfile.class).envelope();

        assertThat(envelope.event().toString()).doesNotContain("zoe", "example", "Zoë", "Çelik");
        assertThat(envelope.toString()).doesNotContain("zoe", "example", "Zoë", "Çelik");
        assertThat(new EventReader.ParsedEvent.Known(envelope).toString())
                .doesNotContain("zoe", "example", "Zoë", "Çelik");
    }

    @Test
    void theRefusalOfAnAddressDoesNotRepeatIt() {
        assertThatThrownBy(() -> new EmailAddress("typed by somebody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("typed");
    }
}
