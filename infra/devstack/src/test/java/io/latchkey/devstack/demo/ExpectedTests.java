package io.latchkey.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailQueued;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpectedTests {

    @Test
    void aMailIsExpectedByItsTemplateAndEveryStepByItsType() {
        var expected = Expected.andMail(MailTemplate.PASSWORD_RESET);

        assertThat(expected).hasSize(3);
        assertThat(expected.stream().filter(one -> one.matches().test(queued(MailTemplate.PASSWORD_RESET))))
                .extracting(Expected::name)
                .containsExactly("EmailQueued of the mail password-reset");
        assertThat(expected).noneMatch(one -> one.matches().test(queued(MailTemplate.PASSWORD_CHANGED)));
    }

    private static Event queued(MailTemplate template) {
        var id = UUID.fromString("0190b2f0-0000-7000-8000-000000000000");
        return new EmailQueued(new EmailStep(id, id, id, template, Locale.EN, null, null, null, Instant.EPOCH));
    }
}
